import type { Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { World } from './world.ts';

/** An edit of a register, as whoever made it knows it. */
export interface Edit {
  path: Path;
  /** Empty where the value bears none. */
  mark: string;
  stamp: Stamp;
  /** When it was made, in truth; and how far the stamp may be behind that, in ms, where that is known. */
  at: number;
  bound: number | null;
  isForbidden: boolean;
  /** The page that it was made on, and whether that page said that it is saved. */
  page: object;
  kept: boolean;
}
interface Character {
  character: string;
  page: object;
  kept: boolean;
}

/** All that was done with one replica over all its lives, and what was said to have become of it. */
export class Diary {
  readonly edits: Edit[] = [];
  readonly typed: Character[] = [];
  readonly removed = new Set<string>();
  /** Marks of edits that were said to have lost or not to have been accepted. */
  readonly lost = new Set<string>();
  readonly refused = new Set<string>();
  /** Characters of texts that were said not to have been accepted. */
  readonly refusedCharacters = new Set<string>();
  /** The last stamp that is kept, or was sent. */
  stamp: Stamp = '';
  readonly replica: string;

  constructor(replica: string) {
    this.replica = replica;
  }

  nextMark = (): string => `${this.replica}-${this.edits.length}`;

  edit = (mark: string): Edit | undefined => (mark === '' ? undefined : this.edits.find((edit) => edit.mark === mark));

  types({ typed, removed }: { typed: string[]; removed: string[] }, page: object): void {
    for (const character of typed) this.typed.push({ character, page, kept: false });
    for (const character of removed) this.removed.add(character);
  }

  /** The page says that all it has is saved. What an earlier page was given in its last moment may be gone with it. */
  keep(page: object): void {
    for (const edit of this.edits) {
      if (edit.page !== page || edit.kept) continue;
      edit.kept = true;
      if (edit.stamp > this.stamp) this.stamp = edit.stamp;
    }
    for (const typed of this.typed) if (typed.page === page) typed.kept = true;
  }
}

/** The diaries of replicas that went on with one another's edits, as one. */
export function joined(diaries: readonly Diary[]): Diary {
  const diary = new Diary('');
  for (const { edits, typed, removed } of diaries) {
    diary.edits.push(...edits);
    diary.typed.push(...typed);
    for (const character of removed) diary.removed.add(character);
  }
  diary.edits.sort((a, b) => a.at - b.at);
  return diary;
}

/** A clock that is wrong by so many ms: mostly by some seconds, now and then by up to a month. */
export const someSkew = (world: World): number => (world.random() - 0.5) * (world.chance(0.2) ? 60 * 86_400_000 : 20_000);
