import { z } from 'zod';
import { ErrorCode } from '#protocol/errors';
import { Json } from '#protocol/json';
import { Path, Stamp } from '#protocol/live';
import { Prose } from '#protocol/prose';
import type { KeyValue } from './storage.ts';

/** An edit that the actor did not accept. */
export const RefusedEdit = z.object({
  /** Tells it from every other edit, and when it was made. */
  stamp: Stamp,
  path: Path,
  /** What the person wrote: of a text, all of it as they saw it. */
  mine: z.union([Json, Prose]),
  /** Why; a newer app may have written a reason that this one does not know. */
  code: ErrorCode.catch('internal'),
});
export type RefusedEdit = z.infer<typeof RefusedEdit>;

/** Beside the places of replicas, whose ids hold no such sign: it belongs to the person, whichever page or courier wrote it. */
const REFUSED = '!refused/';

/** The rows that keep what was not accepted, by keys within the person's shelf. An edit has one row, however often it is told. */
export const refusedRows = (edits: readonly RefusedEdit[]): [key: string, text: string][] =>
  edits.map((edit) => [REFUSED + edit.stamp, JSON.stringify(edit)]);

/** What was not accepted of one person's work on one résumé, as this device keeps it: until the person puts it aside. */
export class RefusedShelf {
  private readonly kv: KeyValue;
  private readonly shelf: string;

  /** `shelf`: the beginning of every key of that person and résumé. */
  constructor(kv: KeyValue, shelf: string) {
    this.kv = kv;
    this.shelf = shelf;
  }

  /** In the order in which they were made. A row that cannot be read stays where it is. */
  async all(): Promise<RefusedEdit[]> {
    const prefix = this.shelf + REFUSED;
    const keys = (await this.kv.getAllKeys(prefix)).filter((key) => key.startsWith(prefix));
    const rows = await this.kv.multiGet(keys.toSorted());
    return rows.flatMap(([, text]) => read(text) ?? []);
  }

  put(edits: readonly RefusedEdit[]): Promise<void> {
    return this.kv.commit({ set: refusedRows(edits).map(([key, text]) => [this.shelf + key, text]), remove: [] });
  }

  remove(stamps: readonly Stamp[]): Promise<void> {
    return this.kv.commit({ set: [], remove: stamps.map((stamp) => this.shelf + REFUSED + stamp) });
  }
}

function read(text: string | null): RefusedEdit | null {
  try {
    return RefusedEdit.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    // Text that is no JSON is damage like any other.
    return null;
  }
}
