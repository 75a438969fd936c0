import { z } from 'zod';
import { Anchor, Mention } from '#protocol/comments';
import { Json } from '#protocol/json';

/** What somebody has written and not sent. */
export const Draft = z.object({ body: z.string(), mentions: z.array(Mention) });
export type Draft = z.infer<typeof Draft>;
export const EMPTY_DRAFT: Draft = { body: '', mentions: [] };

/** A change that is being suggested: what it began from, what it is to be, and why. */
export const Proposal = z.object({ base: Json, value: Json, note: z.string(), key: z.string() });
export type Proposal = z.infer<typeof Proposal>;

/** A comment on its way: it begins a thread or answers in one. */
export const Letter = z.object({
  /** Names it here, and makes sending it twice take effect once. */
  key: z.string(),
  at: z.iso.datetime(),
  to: z.union([z.object({ anchor: Anchor }), z.object({ thread: z.string() })]),
  body: z.string(),
  mentions: z.array(Mention),
  /** Why it was not taken; while it waits for another try, `null`. */
  refused: z.string().nullable(),
});
export type Letter = z.infer<typeof Letter>;

const Kept = z.object({
  /** By `draftKey`. */
  drafts: z.record(z.string(), Draft),
  /** Threads that were begun to be written, the one on top last. */
  beginnings: z.array(Anchor),
  proposals: z.record(z.string(), Proposal),
  letters: z.array(Letter),
});
export type Kept = z.infer<typeof Kept>;

export const NOTHING_KEPT: Kept = { drafts: {}, beginnings: [], proposals: {}, letters: [] };

/** The draft of a thread on a place, of an answer, or of a change of a comment. */
export const draftKey = (of: { anchor: Anchor } | { thread: string } | { comment: string }): string =>
  'anchor' in of ? `new ${anchorKey(of.anchor)}` : 'thread' in of ? `reply ${of.thread}` : `edit ${of.comment}`;

export const anchorKey = ({ path, range }: Anchor): string => (range ? `${path} ${range.start} ${range.end}` : path);

/** What this page keeps of one person's talk about one résumé, through reloading. Where storage is refused it lives in memory. */
export class Shelf {
  private readonly name: string;
  private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(user: string, resume: string, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage) {
    this.name = `vitae-talk/${user}/${resume}`;
    this.storage = storage;
  }

  read(): Kept {
    try {
      const kept = Kept.safeParse(JSON.parse(this.storage.getItem(this.name) ?? ''));
      return kept.success ? kept.data : structuredClone(NOTHING_KEPT);
    } catch {
      // Nothing there, or nothing of ours: it begins empty.
      return structuredClone(NOTHING_KEPT);
    }
  }

  /** Says whether it is kept. */
  write(kept: Kept): boolean {
    try {
      this.storage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      // Full, or refused by the browser's settings: the page still has it.
      return false;
    }
  }
}
