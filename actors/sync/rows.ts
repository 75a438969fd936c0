import { z } from 'zod';
import { ReplicaId } from '#protocol/ids';
import { Json } from '#protocol/json';
import { Path, RegisterEntry, Stamp } from '#protocol/live';
import { Role } from '#protocol/roles';
import type { ReplicaChanges } from './changes.ts';
import { newReplica, type Pending, type ReplicaState } from './replica.ts';
import { clockOf } from './stamp.ts';

/**
 * A replica as rows of text: who it is, its clock, how far it has come, one row per decided register and one per waiting edit.
 * An edit therefore costs two small rows, whatever the size of the document. Keys here are within the replica's own place.
 */
export const FORMAT = 1;
const ACTOR = 'actor';
const CLOCK = 'clk';
export const SINCE = 'since';
const REGISTER = 'b/';
/** Waiting edits, by stamp: a replica's own stamps only grow, so the order of keys is the order of edits. */
export const EDIT = 'q/';

const ActorRow = z.object({ format: z.literal(FORMAT), actor: ReplicaId });
const Count = z.number().int().min(0);
const ClockRow = z.object({ ms: Count, counter: Count, offset: z.number(), sent: Count });
const SinceRow = z.object({ seq: Count, registers: Count, role: Role });
const EditRow = z.tuple([Count.min(1).nullable(), Path, Json, Stamp, Stamp.nullable()]);

export type Row = readonly [key: string, text: string | null];

const editRow = ({ c, path, value, stamp, base }: Pending): string =>
  JSON.stringify([c, path, value, stamp, base] satisfies z.input<typeof EditRow>);

/** Who a replica is and what its clock says. */
export function* identityRows({ actor }: ReplicaState): Iterable<Row> {
  yield [ACTOR, JSON.stringify({ format: FORMAT, actor } satisfies z.input<typeof ActorRow>)];
}

/** The rows that `changes` write, or remove where the text is `null`. */
export function* changedRows({ edits, registers, moved }: ReplicaChanges, state: ReplicaState): Iterable<Row> {
  const { clock, offset, sent, since, role } = state;
  yield [CLOCK, JSON.stringify({ ...clock, offset, sent } satisfies z.input<typeof ClockRow>)];
  for (const [stamp, edit] of edits) yield [EDIT + stamp, edit && editRow(edit)];
  for (const [path, register] of registers)
    yield [REGISTER + path, register && JSON.stringify([path, register.value, register.stamp, register.seq] satisfies RegisterEntry)];
  if (moved && role !== null)
    yield [SINCE, JSON.stringify({ seq: since, registers: state.base.size, role } satisfies z.input<typeof SinceRow>)];
}

/** All rows of a replica. */
export function* allRows(state: ReplicaState): Iterable<Row> {
  yield* identityRows(state);
  yield* changedRows({ edits: new Map(state.queue.map((edit) => [edit.stamp, edit])), registers: state.base, moved: true }, state);
}

/** How far a replica has come, or -1 where its rows do not say. */
export const seqIn = (text: string | null | undefined): number => parse(SinceRow, text)?.seq ?? -1;

export interface StoredReplica {
  state: ReplicaState;
  /**
   * `none`; `part`: something was missing or unreadable, but not who the replica is: it goes on, and asks for everything anew;
   * `identity`: nothing tells which numbers and stamps it has used, so what waits must go out under another id.
   */
  damage: 'none' | 'part' | 'identity';
}

/**
 * Reads a replica back. Whatever else is gone, an edit whose row can be read is kept. What the actor decided is believed only
 * when it is whole, for a hole in it would never be filled.
 */
export function readReplica(actor: ReplicaId, rows: ReadonlyMap<string, string>): StoredReplica {
  const state = newReplica(actor);
  let whole = true;
  for (const key of [...rows.keys()].sort()) {
    if (key.startsWith(EDIT)) {
      const edit = parse(EditRow, rows.get(key));
      if (edit) state.queue.push({ c: edit[0], path: edit[1], value: edit[2], stamp: edit[3], base: edit[4] });
      else whole = false;
    } else if (key.startsWith(REGISTER)) {
      const entry = parse(RegisterEntry, rows.get(key));
      if (entry) state.base.set(entry[0], { value: entry[1], stamp: entry[2], seq: entry[3] });
      else whole = false;
    }
  }
  const since = parse(SinceRow, rows.get(SINCE));
  if (since && since.registers === state.base.size) {
    state.since = since.seq;
    state.role = since.role;
  } else if (rows.has(SINCE) || state.base.size > 0) whole = false;
  if (!whole) {
    state.since = 0;
    state.role = null;
    state.base.clear();
  }
  const clock = parse(ClockRow, rows.get(CLOCK));
  if (parse(ActorRow, rows.get(ACTOR))?.actor !== actor || !clock) {
    state.clock = clockOf(state.queue.map(({ stamp }) => stamp));
    return { state, damage: 'identity' };
  }
  state.clock = { ms: clock.ms, counter: clock.counter };
  state.offset = clock.offset;
  state.sent = clock.sent;
  return { state, damage: whole ? 'none' : 'part' };
}

function parse<S extends z.ZodType>(schema: S, text: string | null | undefined): z.infer<S> | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Text that is no JSON is damage like any other; the caller decides what it means.
    return undefined;
  }
}
