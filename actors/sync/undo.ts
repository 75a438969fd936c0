import type { ReplicaId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Stamp } from '#protocol/live';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { type Act, ActRows, actKey, addText, follow, type RegisterChange, readActs, type Side, type TextPart, WORDS_MAX } from './acts.ts';
import { type Gesture, gestureIn, gestureOf } from './gestures.ts';
import { Grouping, type GroupingPorts } from './grouping.ts';
import { isTextGone, planRegisters, registerChanges, type Why } from './register-undo.ts';
import type { Row } from './rows.ts';
import { sameJson } from './same-json.ts';
import { SERVER_REPLICA, stampReplica } from './stamp.ts';
import type { TextChange } from './text-change.ts';
import type { Recorded } from './text-record.ts';
import { revert } from './text-undo.ts';
import { TextWatch } from './text-watch.ts';
import type { LiveText } from './texts.ts';

/** What an act is about, to name it: registers with their values, and texts with what was done to them. */
export interface Deed {
  registers: readonly RegisterChange[];
  texts: readonly { path: Path; kind: 'typing' | 'deleting' | 'formatting' | 'editing' }[];
}

export interface UndoPorts extends GroupingPorts {
  replica(): ReplicaId;
  read(path: Path): Value | undefined;
  /** The stamp of what is shown at `path`. */
  stamp(path: Path): Stamp | null;
  text(path: Path): LiveText;
  /** Sets registers, as part of what is under way. */
  set(writes: readonly (readonly [path: Path, value: Json])[]): void;
  /** Runs `job`, and keeps all that it does at once. */
  together(job: () => void): void;
  /** The deed in a few words, asked while the document still is as before it. */
  words(deed: Deed): string;
  /** There is something else to take back, or to do again. */
  changed(): void;
}

export interface Turned {
  words: string;
  /** Where something changed. */
  paths: Path[];
  /** What was left as it is, and why. */
  skipped: { path: Path; why: Why }[];
}

/** What would be taken back and done again, in a few words. */
export interface UndoState {
  undo: string | null;
  redo: string | null;
}

/**
 * What one person did at one place, act by act, to take back and do again. Others' edits are never touched: of an act only that
 * is taken back which still stands. Everything is plain data and is stored with the replica, so that it outlives a reload.
 */
export class UndoHistory {
  private readonly ports: UndoPorts;
  private rows = new ActRows();
  private acts: Record<Side, Act[]> = { done: [], undone: [] };
  private nextId = 1;
  /** While something is taken back: what that did to texts. */
  private turned: TextPart[] | null = null;
  private readonly texts: TextWatch;
  private readonly grouping: Grouping;

  constructor(ports: UndoPorts) {
    this.ports = ports;
    this.grouping = new Grouping(ports);
    this.texts = new TextWatch(ports.text, (path, recorded, isUndo) => this.hear(path, recorded, isUndo));
  }

  get state(): UndoState {
    return { undo: this.acts.done.at(-1)?.words ?? null, redo: this.acts.undone.at(-1)?.words ?? null };
  }

  /** The latest act, to take back that one and no other; `null` for none. */
  get latest(): number | null {
    return this.acts.done.at(-1)?.id ?? null;
  }

  /** Goes on with what was stored, instead of what is here. */
  load(stored: ReadonlyMap<string, string>): void {
    const { done, undone, damaged } = readActs(stored);
    this.acts = { done, undone };
    this.nextId = Math.max(0, ...[...done, ...undone].map(({ id }) => id)) + 1;
    this.grouping.seal();
    this.rows = new ActRows();
    for (const act of done) this.rows.has('done', act);
    for (const act of undone) this.rows.has('undone', act);
    for (const key of damaged) this.rows.drop(key);
    this.ports.changed();
  }

  /** Rows that have changed since the last call. */
  takeRows(): Row[] {
    return this.rows.take(this.acts.done, this.acts.undone);
  }

  /** Remembers what is typed at `path` from now on. */
  watch(path: Path): void {
    this.texts.at(path);
  }

  stop(): void {
    this.texts.stop();
  }

  /** Runs `job`, which writes `writes`, as one act. */
  write(writes: readonly (readonly [path: Path, value: Value])[], job: () => void): void {
    const texts = writes.filter(([path]) => isTextPath(path));
    for (const [path] of texts) this.texts.at(path);
    const registers = registerChanges(writes, this.ports.read);
    const [only] = registers;
    this.grouping.together(() => {
      // Before it is done: what is stored then has both.
      if (only) this.add(registers, [], registers.length === 1 && texts.length === 0 ? gestureOf(only) : { kind: 'once' });
      job();
    });
  }

  private hear(path: Path, recorded: Recorded, isUndo: boolean): void {
    const part = { path, change: recorded.change };
    if (!isUndo) this.add([], [part], gestureIn(recorded));
    else if (this.turned) addText(this.turned, part);
  }

  private add(registers: RegisterChange[], texts: TextPart[], gesture: Gesture): void {
    for (const { id } of this.acts.undone.splice(0)) this.rows.drop(actKey('undone', id));
    const path = [...registers, ...texts][0]?.path ?? '';
    const act = this.grouping.actFor(path, gesture, texts, () => this.begin(registers, texts));
    for (const change of registers) addRegister(act.registers, change);
    for (const part of texts) addText(act.texts, part);
    if (isEmpty(act)) this.forget('done', act);
    else this.rows.put('done', act);
    this.ports.changed();
  }

  private begin(registers: RegisterChange[], texts: TextPart[]): Act {
    const deed = { registers, texts: texts.map(({ path, change }) => ({ path, kind: kindOf(change) })) };
    const act = { id: this.nextId, by: this.ports.replica(), words: this.ports.words(deed).slice(0, WORDS_MAX), registers: [], texts: [] };
    this.nextId += 1;
    this.acts.done.push(act);
    return act;
  }

  private forget(side: Side, act: Act): void {
    this.acts[side] = this.acts[side].filter((other) => other !== act);
    this.rows.drop(actKey(side, act.id));
    this.grouping.seal(act);
  }

  /** Takes back the latest act, or the one with this id where it has not been taken back; `null` where there is none. */
  undo(id?: number): Turned | null {
    const { done } = this.acts;
    return this.turn('done', id === undefined ? done.at(-1) : done.find((act) => act.id === id));
  }

  /** Does again what was taken back last. */
  redo(): Turned | null {
    return this.turn('undone', this.acts.undone.at(-1));
  }

  private turn(from: Side, act: Act | undefined): Turned | null {
    if (!act) return null;
    const { words } = act;
    const result: Turned = { words, paths: [], skipped: [] };
    this.grouping.seal();
    this.ports.together(() => {
      this.forget(from, act);
      const inverse: Act = { id: this.nextId, by: this.ports.replica(), words, registers: [], texts: [] };
      this.nextId += 1;
      this.turnRegisters(act, inverse, result);
      for (const path of new Set(act.texts.map((part) => part.path))) this.turnText(act, path, inverse, result);
      if (isEmpty(inverse)) return;
      const to: Side = from === 'done' ? 'undone' : 'done';
      this.acts[to].push(inverse);
      this.rows.put(to, inverse);
    });
    this.ports.changed();
    return result;
  }

  private turnRegisters(act: Act, inverse: Act, result: Turned): void {
    const { read } = this.ports;
    const plan = planRegisters(act.registers, { read, isOwn: (path) => this.isOwn(path, act) });
    if (plan.writes.length > 0) this.ports.set(plan.writes);
    inverse.registers = plan.inverse;
    result.paths.push(...plan.writes.map(([path]) => path));
    result.skipped.push(...plan.skipped);
  }

  private turnText(act: Act, path: Path, inverse: Act, result: Turned): void {
    if (isTextGone(path, this.ports.read)) return void result.skipped.push({ path, why: 'gone' });
    this.texts.at(path);
    const turned: TextPart[] = [];
    this.turned = turned;
    const moves = revert(
      this.ports.text(path).text,
      act.texts.filter((part) => part.path === path).map(({ change }) => change),
    );
    this.turned = null;
    for (const side of ['done', 'undone'] as const)
      for (const other of this.acts[side]) if (follow(other, path, moves)) this.rows.put(side, other);
    inverse.texts.push(...turned);
    if (turned.length > 0) result.paths.push(path);
    else result.skipped.push({ path, why: 'changed' });
  }

  /** A stamp of the actor's own is one that it gave in place of ours, or of a program that wrote the same: it does not tell. */
  private isOwn(path: Path, act: Act): boolean {
    const stamp = this.ports.stamp(path);
    return stamp === null || [act.by, this.ports.replica(), SERVER_REPLICA].includes(stampReplica(stamp));
  }
}

const isEmpty = ({ registers, texts }: Act): boolean => registers.length === 0 && texts.length === 0;

function addRegister(registers: RegisterChange[], change: RegisterChange): void {
  const at = registers.findIndex(({ path }) => path === change.path);
  const [earlier] = at >= 0 ? registers.splice(at, 1) : [];
  const { before } = earlier ?? change;
  if (!sameJson(before, change.after)) registers.push({ ...change, before });
}

function kindOf({ inserted, deleted, formats }: TextChange): Deed['texts'][number]['kind'] {
  if (inserted.length > 0) return deleted.length > 0 ? 'editing' : 'typing';
  return deleted.length > 0 ? 'deleting' : formats.length > 0 ? 'formatting' : 'editing';
}
