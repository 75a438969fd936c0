import type { ResumeDocument } from '#protocol/document';
import { ReplicaId, type ResumeId, type UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import { documentOf } from '#sync/document';
import { type RefusedEdit, RefusedShelf } from '#sync/refused';
import { Replica } from '#sync/replica';
import { readReplica } from '#sync/rows';
import { shelfOf } from '#sync/shelf-names';
import { stampMs } from '#sync/stamp';
import { type KeyValue, placeOf } from '#sync/storage';

/** What one résumé has on this device that the server does not. */
export interface WaitingResume {
  id: ResumeId;
  /** As this device has it; of several pages' replicas, one that holds waiting edits. */
  document: ResumeDocument;
  edits: WaitingEdit[];
  refused: RefusedEdit[];
}

export interface WaitingEdit {
  path: Path;
  /** As it is kept: of a text, an update in base64. */
  value: Json;
  stamp: string;
  /** When it was written, in ms by the server's clock as far as this device knows it. */
  at: number;
  /** It has left, and no answer has come. */
  isSent: boolean;
}

/** Reads without taking anything: a page may be writing there, and goes on doing so. */
export async function readWaiting(kv: KeyValue, user: UserId, id: ResumeId): Promise<WaitingResume> {
  const shelf = shelfOf({ user, resume: id });
  const keys = (await kv.getAllKeys(shelf)).filter((key) => key.startsWith(shelf));
  const replicas = new Set(keys.map((key) => ReplicaId.safeParse(key.slice(shelf.length).split('/', 1)[0]).data));
  let document = documentOf([]);
  const edits: WaitingEdit[] = [];
  for (const replica of replicas) {
    if (!replica) continue;
    const place = placeOf(shelf, replica);
    const rows = new Map<string, string>();
    for (const [key, text] of await kv.multiGet(keys.filter((one) => one.startsWith(place))))
      if (text !== null) rows.set(key.slice(place.length), text);
    const { state } = readReplica(replica, rows);
    if (state.queue.length === 0 && edits.length > 0) continue;
    document = documentOf(new Replica(state, { now: () => 0, newWriter: () => 0, edited: () => {} }).entries());
    for (const { path, value, stamp, c } of state.queue) edits.push({ path, value, stamp, at: stampMs(stamp), isSent: c !== null });
  }
  edits.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  return { id, document, edits, refused: await new RefusedShelf(kv, shelf).all() };
}

/** Everything that has not reached the server, as a file that a person can keep and a program can read. */
export function waitingFile(resumes: readonly WaitingResume[], at: string): string {
  const list = resumes.map(({ id, document, edits, refused }) => ({
    resume: id,
    title: document.title,
    waiting: edits.map(({ path, value, stamp }) => ({ path, value, stamp })),
    notAccepted: refused.map(({ path, mine, stamp, code }) => ({ path, value: mine, stamp, code })),
    // Read by people, and by the import of any résumé: the document with all of it.
    document,
  }));
  return `${JSON.stringify({ vitae: 'unsynced', at, resumes: list }, null, 2)}\n`;
}
