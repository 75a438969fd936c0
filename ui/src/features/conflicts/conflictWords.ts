import type { UserId } from '#protocol/ids';
import type { Conflict, ConflictSide } from '#protocol/live';
import { type Path, parsePath, type Value } from '#protocol/registers';
import { ago } from '../../i18n/format.ts';
import { placeWords } from './places.ts';
import { w } from './words.ts';

/** A conflict as one of its two people is told of it: nobody did anything wrong. */
export interface ConflictWords {
  title: string;
  detail: string;
  /** What the two values are called, the one that stands first. */
  stands: string;
  other: string;
  /** Takes the value that does not stand, or what was before. */
  take: string;
  /** Leaves everything as it is. */
  keep: string;
}

export function conflictWords(conflict: Conflict, me: UserId, read: (path: Path) => Value | undefined, now: number): ConflictWords {
  const { kind, stands, other, path } = conflict;
  const place = placeOf(read, path);
  const mine = stands.user.id === me;
  const otherMine = other.user.id === me;
  switch (kind) {
    case 'merged': {
      const say = w().card.merged;
      return {
        title: mine || otherMine ? say.mine(nameOf(mine ? other : stands), place) : say.theirs(nameOf(other), nameOf(stands), place),
        // Whose edit came late was away until then.
        detail: mine ? say.youOffline : say.offline(nameOf(stands)),
        stands: say.now,
        other: say.before,
        take: say.take,
        keep: say.keep,
      };
    }
    case 'deleted': {
      const say = w().card.deleted;
      return {
        title: mine
          ? say.byMe(nameOf(other), place)
          : otherMine
            ? say.ofMine(nameOf(stands), place)
            : say.theirs(nameOf(stands), nameOf(other), place),
        detail: say.detail,
        stands: '',
        other: otherMine ? say.youWrote : say.wrote(nameOf(other)),
        take: say.take,
        keep: say.keep,
      };
    }
    case 'replaced': {
      const say = w().card.replaced;
      return {
        title: mine
          ? say.mineStands(nameOf(other), place)
          : otherMine
            ? say.mineGone(nameOf(stands), place)
            : say.theirs(nameOf(stands), nameOf(other), place),
        detail: mine ? say.mineLater(nameOf(other), momentOf(other, now)) : say.when(capital(momentOf(stands, now))),
        stands: mine ? say.mineNow : say.theirsNow(nameOf(stands)),
        other: otherMine ? say.mine : say.theirsBefore(nameOf(other)),
        take: otherMine ? say.useMine : mine ? say.useTheirs : say.useOf(nameOf(other)),
        keep: mine ? say.keepMine : say.keepTheirs,
      };
    }
  }
}

function placeOf(read: (path: Path) => Value | undefined, path: Path): string {
  const { field, part } = placeWords(read, path);
  if (field === null) return w().place.part(part ?? '');
  // A field of the design says so itself.
  return part === null || parsePath(path)?.area === 'design' ? field : w().place.fieldOf(field, part);
}

const nameOf = ({ user }: ConflictSide): string => user.name || w().somebody;

/** "5 minutes ago, on a phone"; a device's clock may be ahead. */
function momentOf({ at, device }: ConflictSide, now: number): string {
  const when = ago(new Date(at).toISOString(), Math.max(now, at));
  return device ? w().moment[device](when) : when;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
