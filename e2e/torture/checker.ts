import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Json } from '#protocol/json';
import type { Stamp } from '#protocol/live';
import { isTextPath, type Path } from '#protocol/registers';
import { FUTURE_TOLERANCE_MS } from '#sync/decide';
import type { RefusedEdit } from '#sync/refused';
import { isLater, stampMs } from '#sync/stamp';
import { isOneOfAKind } from './characters.ts';
import { agree, type Edit, type History, type Place, short } from './history.ts';

/** What is there once the network is well again and nobody has anything left to send. */
export interface Outcome {
  /** Every write that the actor has on its disk, by its place in the order. */
  log: ReadonlyMap<number, Place & { replica: string }>;
  /** What stands in each register on the actor's disk. */
  registers: ReadonlyMap<Path, { value: Json; stamp: Stamp; seq: number }>;
  /** The document that a reader gets over HTTP. */
  document: unknown;
  /** What was not accepted of each replica's edits, as its device keeps it for its person. */
  refused: ReadonlyMap<string, readonly Pick<RefusedEdit, 'path' | 'mine'>[]>;
  /** The document that each page shows. */
  views: ReadonlyMap<string, unknown>;
}

/** What went wrong, in sentences; none when everything that was promised has been kept. */
export function violations(history: History, outcome: Outcome): string[] {
  return [
    ...history.contradictions,
    ...diskContradicts(history, outcome),
    ...misordered(outcome),
    ...misapplied(history, outcome),
    ...vanished(history),
    ...misjudged(history),
    ...untold(history, outcome),
    ...mistyped(history, outcome),
    ...diverged(outcome),
  ];
}

/** Whoever was told of a place in the order must find that very write there on the disk, crash or not. */
function* diskContradicts({ places }: History, { log, registers }: Outcome): Iterable<string> {
  for (const [seq, told] of places) {
    const written = log.get(seq);
    if (!written) yield `place ${seq} was told as ${short(told)}, and is not on the disk`;
    else if (!agree(told, written)) yield `place ${seq} was told as ${short(told)}, and the disk has ${short(written)}`;
  }
  const latest = new Map<Path, { value: Json | undefined; stamp: Stamp; seq: number }>();
  for (const [seq, { path, value, stamp }] of log) if (seq > (latest.get(path)?.seq ?? 0)) latest.set(path, { value, stamp, seq });
  for (const [path, write] of latest)
    if (!isTextPath(path) && !isDeepStrictEqual(registers.get(path), write))
      yield `${path} holds ${short(registers.get(path))}, but the last write there is ${short(write)}`;
  for (const path of registers.keys()) if (!latest.has(path)) yield `${path} holds something that nobody wrote`;
}

/** Places follow each other without a hole, and in each field a later place has a later stamp. */
function* misordered({ log }: Outcome): Iterable<string> {
  const order = [...log.keys()].sort((a, b) => a - b);
  const latest = new Map<Path, Stamp>();
  for (const [index, seq] of order.entries()) {
    const before = order[index - 1];
    if (before !== undefined && seq !== before + 1) yield `nothing is at the places between ${before} and ${seq}`;
    const { path, stamp } = log.get(seq) ?? {};
    if (path === undefined || stamp === undefined || isTextPath(path)) continue;
    const previous = latest.get(path);
    if (previous !== undefined && stamp <= previous) yield `at place ${seq} an earlier stamp replaced a later one in ${path}`;
    latest.set(path, stamp);
  }
}

/** Every acknowledged operation was written exactly once, or met a later write, or was not allowed. */
function* misapplied(history: History, { log }: Outcome): Iterable<string> {
  const byValue = new Map<string, number>();
  const byStamp = new Map<string, number>();
  const byAuthor = new Set<string>();
  const latest = new Map<Path, Stamp>();
  for (const { path, value = null, stamp, replica } of log.values()) {
    count(byValue, key(path, value));
    count(byStamp, key(path, stamp));
    byAuthor.add(key(path, value, replica));
    if (stamp > (latest.get(path) ?? '')) latest.set(path, stamp);
    if (history.dueTo(replica, path, value) === 'refuse') yield `${short(value)} was written to ${path} by ${replica}, who may not`;
  }
  for (const edit of history.edits) {
    const times = byValue.get(key(edit.path, edit.value)) ?? 0;
    if (edit.unique && times > 1) yield `${short(edit)} was written ${times} times`;
  }
  for (const [stamp, times] of byStamp) if (times > 1) yield `${stamp} was written ${times} times`;
  for (const { replica, op, at } of history.acknowledged()) {
    const [, kind, path, value, stamp] = op;
    if (kind !== 'set') continue;
    // One that was stamped anew is found by who wrote it.
    const isWritten = byStamp.has(key(path, stamp)) || byAuthor.has(key(path, value, replica));
    const standing = latest.get(path) ?? null;
    // A stamp from the future became one of the time of its coming before it was compared.
    const isFuture = stampMs(stamp) > at + FUTURE_TOLERANCE_MS;
    const isSuperseded = standing !== null && (isFuture ? stampMs(standing) >= at : isLater(standing, stamp));
    if (!isWritten && !isSuperseded && history.dueTo(replica, path, value) === 'take')
      yield `${short(op)} was acknowledged to ${replica}, and is lost`;
  }
}

/** What a page said to be kept was brought to the actor, or a later edit of the same field by the same replica was. */
function* vanished(history: History): Iterable<string> {
  const order = new Map<string, number>();
  const kept = new Map<string, { at: number; edit: Edit }>();
  history.edits.forEach((edit, at) => {
    order.set(key(edit.path, edit.value, edit.replica), at);
    if (edit.kept) kept.set(key(edit.replica, edit.path), { at, edit });
  });
  const came = new Map<string, number>();
  for (const { replica, op } of history.acknowledged()) {
    const field = key(replica, op[2]);
    came.set(field, Math.max(order.get(key(op[2], op[3], replica)) ?? -1, came.get(field) ?? -1));
  }
  for (const [field, { at, edit }] of kept)
    if ((came.get(field) ?? -1) < at) yield `${short(edit)} was kept on its device, and never came to the actor`;
}

/** Nobody is refused what they may write; that the rest is refused is seen in what was written. */
function* misjudged(history: History): Iterable<string> {
  for (const { replica, op, code } of history.refusals)
    if (history.dueTo(replica, op[2], op[3]) === 'take') yield `${replica} was refused ${short(op)} (${code}), which it may write`;
}

/**
 * What is refused is not forgotten: its person finds it on their device, unless a later write had won there anyway, or they wrote
 * there again before they could be told.
 */
function* untold(history: History, { log, refused }: Outcome): Iterable<string> {
  const standing = new Map<Path, Stamp>();
  for (const { path, stamp } of log.values()) if (isLater(stamp, standing.get(path))) standing.set(path, stamp);
  const last = new Map<string, number>();
  for (const { replica, op } of history.acknowledged()) last.set(key(replica, op[2]), Math.max(op[0], last.get(key(replica, op[2])) ?? 0));
  const kept = new Set(history.edits.filter((edit) => edit.kept).map(({ replica, path, value }) => key(replica, path, value)));
  for (const { replica, op } of history.acknowledged()) {
    const [c, , path, value, stamp] = op;
    if (!kept.has(key(replica, path, value)) || history.dueTo(replica, path, value) !== 'refuse') continue;
    const isSuperseded = isLater(standing.get(path) ?? '', stamp) || (last.get(key(replica, path)) ?? 0) > c;
    const isTold = refused.get(replica)?.some((edit) => edit.path === path && isDeepStrictEqual(edit.mine, value)) ?? false;
    if (!isTold && !isSuperseded) yield `${replica} was never told that ${short(op)} was refused`;
  }
}

/** Every character that was typed and acknowledged is there once, unless somebody took it out; and nothing else is there. */
function* mistyped(history: History, { document, refused }: Outcome): Iterable<string> {
  const shown = charactersIn(document);
  const place = new Map<string, number>();
  for (const [at, character] of shown.entries()) {
    if (place.has(character)) yield `${character} is there more than once`;
    place.set(character, at);
    const typed = history.typed.get(character);
    if (!typed) yield `${character} is there, and nobody typed it`;
    else if (!typed.allowed) yield `${character} is there, and ${typed.replica} may not have typed it in ${typed.path}`;
  }
  const removed = new Set<string>();
  for (const { replica, character, kept } of history.removals) {
    removed.add(character);
    if (kept && place.has(character)) yield `${character} is there, though ${replica} took it out`;
  }
  const isMissing = (character: string) => !place.has(character) && !removed.has(character);
  // What was refused is on the device of whoever typed it.
  const isRefused = (character: string, replica: string, path: Path) =>
    refused.get(replica)?.some((edit) => edit.path === path && JSON.stringify(edit.mine).includes(character)) ?? false;
  for (const [character, { replica, path, allowed, kept }] of history.typed)
    if (allowed && kept && isMissing(character) && !isRefused(character, replica, path))
      yield `${character}, kept by ${replica} in ${path}, is gone`;
  for (const { replica, op } of history.acknowledged()) {
    if (op[1] !== 'text' || history.dueTo(replica, op[2], op[3]) !== 'take') continue;
    for (const character of insertedBy(op[3]))
      if (isMissing(character)) yield `${character}, acknowledged to ${replica} in ${op[2]}, is gone`;
  }
  for (const run of history.runs) {
    const places = [...run].map((character) => place.get(character)).filter((at) => at !== undefined);
    if (places.some((at, index) => at < (places[index - 1] ?? 0))) yield `${run} is there in another order`;
  }
}

/** The characters of `typing.ts` in a document, in its order. */
const charactersIn = (document: unknown): string[] => [...JSON.stringify(document)].filter(isOneOfAKind);

/** What an update puts in, by the library's own reading of it. */
const insertedBy = (base64: string): string[] =>
  Y.decodeUpdate(Buffer.from(base64, 'base64')).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [...struct.content.str].filter(isOneOfAKind) : [],
  );

function* diverged({ document, views }: Outcome): Iterable<string> {
  for (const [page, view] of views) if (!isDeepStrictEqual(view, document)) yield `${page} shows ${difference(view, document)}`;
}

/** Where two documents first differ. */
function difference(view: unknown, document: unknown, path = ''): string {
  if (typeof view === 'object' && typeof document === 'object' && view && document) {
    const ours = new Map(Object.entries(view));
    const theirs = new Map(Object.entries(document));
    for (const name of new Set([...ours.keys(), ...theirs.keys()]))
      if (!isDeepStrictEqual(ours.get(name), theirs.get(name))) return difference(ours.get(name), theirs.get(name), `${path}/${name}`);
  }
  return `${short(view)} at ${path}, where the actor has ${short(document)}`;
}

const key = (...parts: (Json | undefined)[]): string => JSON.stringify(parts);
const count = (counts: Map<string, number>, of: string): void => void counts.set(of, (counts.get(of) ?? 0) + 1);
