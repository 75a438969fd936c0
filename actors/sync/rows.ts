import { z } from 'zod';
import { ReplicaId } from '#protocol/ids';
import { Json } from '#protocol/json';
import { Path as PathText, RegisterEntry, Stamp } from '#protocol/live';
import { isTextPath, type Path } from '#protocol/registers';
import { Role } from '#protocol/roles';
import type { ReplicaChanges } from './changes.ts';
import { newReplica, type Pending, type ReplicaState, type TextBase } from './replica-state.ts';
import { EDIT, FORMAT } from './shelf-names.ts';
import { clockOf, isLater } from './stamp.ts';

/**
 * A replica as rows of text: who it is, its clock, how far it has come, one row per decided register and one per waiting edit.
 * An edit therefore costs two small rows, whatever the size of the document. Keys here are within the replica's own place.
 */
const ACTOR = 'actor';
const CLOCK = 'clk';
export const SINCE = 'since';
const REGISTER = 'b/';
/** What the actor decided of a text: its beginning, and what came after that, one row each. */
const TEXT = 'y/';
const PART = 'u/';

const ActorRow = z.object({ format: z.literal(FORMAT), actor: ReplicaId });
const Count = z.number().int().min(0);
const ClockRow = z.object({ ms: Count, counter: Count, offset: z.number(), sent: Count });
/** With the number of rows that there must be. */
const SinceRow = z.object({ seq: Count, epoch: z.string().default(''), registers: Count, parts: Count, role: Role });
const TextRow = z.tuple([PathText, z.base64().nullable(), Stamp.nullable()]);
const PartRow = z.tuple([PathText, Count, z.base64(), Stamp.nullable()]);
const EditRow = z.tuple([Count.min(1).nullable(), PathText, Json, Stamp, Stamp.nullable(), z.literal('told').optional()]);

export type Row = readonly [key: string, text: string | null];

function editRow({ c, path, value, stamp, base, told }: Pending): string {
  const row: z.input<typeof EditRow> = told ? [c, path, value, stamp, base, 'told'] : [c, path, value, stamp, base];
  return JSON.stringify(row);
}

/** Who a replica is and what its clock says. */
export function* identityRows({ actor }: ReplicaState): Iterable<Row> {
  yield [ACTOR, JSON.stringify({ format: FORMAT, actor } satisfies z.input<typeof ActorRow>)];
}

/** Makes a place one that nobody goes on with as who it was. */
export const NO_IDENTITY: Row = [ACTOR, null];

/** The rows that `changes` write, or remove where the text is `null`. */
export function* changedRows({ edits, registers, texts, parts, moved }: ReplicaChanges, state: ReplicaState): Iterable<Row> {
  const { clock, offset, sent, since, epoch, role } = state;
  yield [CLOCK, JSON.stringify({ ...clock, offset, sent } satisfies z.input<typeof ClockRow>)];
  for (const [stamp, edit] of edits) yield [EDIT + stamp, edit && editRow(edit)];
  for (const [path, register] of registers)
    yield [REGISTER + path, register && JSON.stringify([path, register.value, register.stamp, register.seq] satisfies RegisterEntry)];
  for (const [path, base] of texts)
    yield [TEXT + path, base && JSON.stringify([path, base.snapshot, base.stamp] satisfies z.input<typeof TextRow>)];
  for (const [key, { path, seq, part }] of parts) {
    const stamp = state.texts.get(path)?.stamp ?? null;
    yield [PART + key, part && JSON.stringify([path, seq, part.update, stamp] satisfies z.input<typeof PartRow>)];
  }
  if (moved && role !== null) {
    const row = { seq: since, epoch, registers: state.base.size, parts: textRows(state.texts), role };
    yield [SINCE, JSON.stringify(row satisfies z.input<typeof SinceRow>)];
  }
}

/** How many rows the texts are. */
const textRows = (texts: ReadonlyMap<Path, TextBase>): number =>
  [...texts.values()].reduce((sum, { updates }) => sum + 1 + updates.length, 0);

/** All rows of a replica. */
export function* allRows(state: ReplicaState): Iterable<Row> {
  yield* identityRows(state);
  const parts = [...state.texts].flatMap(([path, { updates }]) =>
    updates.map((part) => [`${path}/${part.seq}`, { path, seq: part.seq, part }] as const),
  );
  const edits = new Map(state.queue.map((edit) => [edit.stamp, edit]));
  yield* changedRows({ edits, registers: state.base, texts: state.texts, parts: new Map(parts), moved: true }, state);
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
  /** Rows of texts: a text whose beginning is missing still looks like one. */
  let parts = 0;
  for (const key of [...rows.keys()].sort()) {
    if (key.startsWith(EDIT)) {
      const edit = parse(EditRow, rows.get(key));
      if (edit && isReadable(edit[1], edit[2])) {
        const [c, path, value, stamp, base, told] = edit;
        state.queue.push({ c, path, value, stamp, base, ...(told ? { told: true } : {}) });
      } else whole = false;
    } else if (key.startsWith(REGISTER)) {
      const entry = parse(RegisterEntry, rows.get(key));
      if (entry) state.base.set(entry[0], { value: entry[1], stamp: entry[2], seq: entry[3] });
      else whole = false;
    } else if (key.startsWith(TEXT)) {
      const text = parse(TextRow, rows.get(key));
      parts += 1;
      if (text) textAt(state, text[0]).snapshot = text[1];
      else whole = false;
      later(state, text?.[0], text?.[2]);
    } else if (key.startsWith(PART)) {
      const part = parse(PartRow, rows.get(key));
      parts += 1;
      if (part) textAt(state, part[0]).updates.push({ seq: part[1], update: part[2] });
      else whole = false;
      later(state, part?.[0], part?.[3]);
    }
  }
  for (const { updates } of state.texts.values()) updates.sort((a, b) => a.seq - b.seq);
  const since = parse(SinceRow, rows.get(SINCE));
  if (since && since.registers === state.base.size && since.parts === parts) {
    state.since = since.seq;
    state.epoch = since.epoch;
    state.role = since.role;
  } else if (rows.has(SINCE) || state.base.size > 0 || state.texts.size > 0) whole = false;
  if (!whole) {
    state.since = 0;
    state.epoch = '';
    state.role = null;
    state.base.clear();
    state.texts.clear();
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

/** An edit of a text is an update in base64. */
const isReadable = (path: Path, value: Json): boolean => !isTextPath(path) || z.base64().safeParse(value).success;

function textAt(state: ReplicaState, path: Path): TextBase {
  let text = state.texts.get(path);
  if (!text) {
    text = { stamp: null, snapshot: null, updates: [] };
    state.texts.set(path, text);
  }
  return text;
}

/** A text's stamp is that of its latest row. */
function later(state: ReplicaState, path: Path | undefined, stamp: Stamp | null | undefined): void {
  const text = path === undefined ? undefined : state.texts.get(path);
  if (text && stamp && isLater(stamp, text.stamp)) text.stamp = stamp;
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
