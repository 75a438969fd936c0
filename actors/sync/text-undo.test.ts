import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LIVE_LIMITS } from '#protocol/live';
import { type Attributes, applyText, newText, proseOf, textIn } from './prose-text.ts';
import { must } from './simulation/checks.ts';
import { World } from './simulation/world.ts';
import { afterMoves, joined, TextChange } from './text-change.ts';
import { recordOf } from './text-record.ts';
import { revert, UNDO } from './text-undo.ts';
import { REMOTE } from './texts.ts';

/** A person at a text: what they did and may take back, as it would be stored, and what they have not sent yet. */
class Writer {
  doc: Y.Doc;
  undone: TextChange[][] = [];
  done: TextChange[][] = [];
  outbox: Uint8Array[] = [];
  /** Every character that this person has ever taken out, by hand or by undo. */
  readonly deleted = new Set<string>();
  private taken: TextChange[] = [];

  constructor(id: number, base?: Uint8Array) {
    this.doc = newText(id);
    if (base) applyText(this.doc, base, REMOTE);
    this.listen();
  }

  get text(): Y.Text {
    return textIn(this.doc);
  }

  private listen(): void {
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (transaction.origin === REMOTE) return;
      const recorded = recordOf(this.text, transaction);
      if (!recorded) return;
      for (const run of recorded.change.deleted) for (const character of run.text) this.deleted.add(character);
      if (transaction.origin === UNDO) this.taken.push(recorded.change);
      else {
        this.done.push([recorded.change]);
        this.undone = [];
      }
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== REMOTE && this.outbox.push(update));
  }

  undo = (): boolean => this.turn('done', 'undone');
  redo = (): boolean => this.turn('undone', 'done');

  private turn(from: 'done' | 'undone', to: 'done' | 'undone'): boolean {
    const act = this[from].pop();
    if (!act) return false;
    this.taken = [];
    const moves = revert(this.text, act);
    const { taken } = this;
    this.done = this.done.map((changes) => changes.map((change) => afterMoves(change, moves)));
    this.undone = this.undone.map((changes) => changes.map((change) => afterMoves(change, moves)));
    if (taken.length > 0) this[to].push(taken);
    return true;
  }

  /** A reload: another Yjs id, and nothing but what can be stored. */
  reload(id: number): void {
    const state = Y.encodeStateAsUpdate(this.doc);
    this.doc = newText(id);
    applyText(this.doc, state, REMOTE);
    this.done = stored(this.done);
    this.undone = stored(this.undone);
    this.listen();
  }

  receive(update: Uint8Array): void {
    applyText(this.doc, update, REMOTE);
  }

  look = (): string => lookOf(this.text);
}

/** A text as it shows, every attribute included, whatever runs it is stored in. */
function lookOf(text: Y.Text): string {
  const runs: [text: string, attributes: string][] = [];
  for (const { insert, attributes = {} } of text.toDelta() as { insert: string; attributes?: Attributes }[]) {
    const look = JSON.stringify(Object.entries(attributes).toSorted());
    const last = runs.at(-1);
    if (last?.[1] === look) last[0] += insert;
    else runs.push([insert, look]);
  }
  return JSON.stringify([runs, proseOf(text)]);
}

const stored = (acts: TextChange[][]): TextChange[][] =>
  acts.map((act) => act.map((change) => TextChange.parse(JSON.parse(JSON.stringify(change)))));

const MARKS = [{ bold: true }, { bold: null }, { italic: true }, { link: 'https://vitae.example/' }, { link: null }] as const;

/** Something that a person may do to a text. `word` gives what they type. */
function edit(world: World, text: Y.Text, word: () => string, isPlain = false): void {
  // Where nothing is formatted, Yjs remembers places in the text.
  const kind = isPlain ? world.below(2) * 0.6 : world.random();
  const at = world.below(text.length + 1);
  const length = Math.min(text.length - at, 1 + world.below(6));
  const marks = MARKS[world.below(MARKS.length)] ?? {};
  text.doc?.transact(() => {
    if (kind < 0.35) text.insert(at, word());
    else if (kind < 0.45) text.insert(at, word(), { ...marks });
    else if (kind < 0.52) text.insert(at, '\n', world.chance(0.5) ? { list: 'bullet' } : {});
    else if (kind < 0.75 && length > 0) text.delete(at, length);
    else if (kind < 0.95 && length > 0) text.format(at, length, { ...marks });
    else if (length > 0) {
      // Typing over a selection, with marks: all in one.
      text.delete(at, length);
      text.insert(at, word(), { ...marks });
      if (text.length > at) text.format(at, 1, { list: world.chance(0.5) ? 'ordered' : null });
    }
  });
}

/** A text that others have written, marks and lists and deleted characters included. */
function written(world: World): Uint8Array {
  const doc = newText(900);
  const text = textIn(doc);
  text.insert(0, 'Led a team of five\nCut costs by half\n');
  text.format(0, 3, { bold: true });
  text.format(18, 1, { list: 'bullet' });
  for (let i = world.below(12); i > 0; i -= 1) edit(world, text, () => 'xyz'.slice(world.below(3)));
  return Y.encodeStateAsUpdate(doc);
}

describe('one person alone', () => {
  it('gets back every state there was, step by step, also after reloads', { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const world = new World(seed);
      let id = 1;
      const isPlain = seed % 3 === 0;
      const writer = new Writer(id, isPlain ? undefined : written(world));
      const states = [writer.look()];
      let at = 0;
      for (let step = 0; step < 40; step += 1) {
        const kind = world.random();
        if (kind < 0.55) {
          const count = writer.done.length;
          edit(world, writer.text, () => 'abcdefgh'.slice(world.below(8)), isPlain);
          if (writer.done.length === count) continue;
          states.splice(at + 1);
          states.push(writer.look());
          at += 1;
        } else if (kind < 0.8) at -= writer.undo() ? 1 : 0;
        else if (kind < 0.95) at += writer.redo() ? 1 : 0;
        else {
          id += 1;
          writer.reload(id);
        }
        must(writer.look() === states[at], `seed ${seed}, step ${step}: ${writer.look()} is not ${states[at]}`);
      }
      while (writer.undo());
      must(writer.look() === states[0], `seed ${seed}: all undone is ${writer.look()}, not ${states[0]}`);
      while (writer.redo());
      must(writer.look() === states.at(-1), `seed ${seed}: all redone is ${writer.look()}, not ${states.at(-1)}`);
    }
  });

  it('gets the same when typing was joined into larger acts', { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 80; seed += 1) {
      const world = new World(seed);
      const writer = new Writer(1, written(world));
      const first = writer.look();
      for (let step = 0; step < 30; step += 1) {
        edit(world, writer.text, () => 'abcdefgh'.slice(world.below(8)));
        if (writer.done.length < 2 || world.chance(0.3)) continue;
        const [next = []] = writer.done.splice(-1);
        const [act = []] = writer.done.splice(-1);
        const [last, only] = [act.at(-1), next[0]];
        const one = last && only && joined(last, only);
        writer.done.push(one && next.length === 1 ? [...act.slice(0, -1), one] : [...act, ...next]);
      }
      const last = writer.look();
      while (writer.undo());
      must(writer.look() === first, `seed ${seed}: all undone is ${writer.look()}, not ${first}`);
      while (writer.redo());
      must(writer.look() === last, `seed ${seed}: all redone is ${writer.look()}, not ${last}`);
    }
  });
});

/** Two people who know the same. */
function pair(words: string): { ada: Writer; ben: Writer; meet: () => void } {
  const doc = newText(900);
  textIn(doc).insert(0, words);
  const base = Y.encodeStateAsUpdate(doc);
  const [ada, ben] = [new Writer(1, base), new Writer(2, base)];
  const meet = () => {
    const [fromAda, fromBen] = [ada.outbox.splice(0), ben.outbox.splice(0)];
    for (const update of fromAda) ben.receive(update);
    for (const update of fromBen) ada.receive(update);
  };
  return { ada, ben, meet };
}

describe('two people', () => {
  it('who delete the same, and take that back one after the other, have it back once', () => {
    const { ada, ben, meet } = pair('Led the team');
    ada.text.delete(4, 4);
    ben.text.delete(4, 4);
    meet();
    ben.undo();
    meet();
    ada.undo();
    meet();
    expect([ada.text.toString(), ben.text.toString()]).toEqual(['Led the team', 'Led the team']);
  });

  it('keep what the other typed inside of what is taken back, and where it stood', () => {
    const { ada, ben, meet } = pair('Led team');
    ada.text.insert(4, 'the old ');
    meet();
    ben.text.insert(8, 'very ');
    meet();
    ada.undo();
    meet();
    expect(ben.text.toString()).toBe('Led very team');
    ada.redo();
    meet();
    expect(ben.text.toString()).toBe('Led the very old team');
  });

  it('put deleted words back between those that were typed around them meanwhile', () => {
    const { ada, ben, meet } = pair('one two three');
    ada.text.delete(4, 4);
    ben.text.insert(4, 'BEFORE ');
    ben.text.insert(15, 'AFTER ');
    meet();
    ben.text.delete(0, 4);
    meet();
    ada.undo();
    meet();
    expect(ben.text.toString()).toBe('BEFORE two AFTER three');
  });

  it('keep the marks that the other has set since', () => {
    const { ada, ben, meet } = pair('abc');
    ada.text.format(0, 3, { bold: true, link: 'https://vitae.example/' });
    meet();
    ben.text.format(1, 1, { bold: null });
    ben.text.format(2, 1, { link: 'https://vitae.example/ben' });
    meet();
    ada.undo();
    meet();
    expect(ben.text.toDelta()).toEqual([{ insert: 'ab' }, { insert: 'c', attributes: { link: 'https://vitae.example/ben' } }]);
  });
});

it('puts back what is long in updates that fit into frames, no character cut in two', () => {
  const writer = new Writer(1);
  const words = '𠮷你'.repeat(6_666);
  writer.text.insert(0, words);
  writer.text.format(1_000, 5_000, { bold: true });
  const before = writer.look();
  writer.text.delete(0, writer.text.length);
  writer.outbox = [];
  writer.undo();
  expect(writer.look()).toBe(before);
  expect(writer.outbox.length).toBeGreaterThan(1);
  expect(Math.max(...writer.outbox.map(({ byteLength }) => byteLength))).toBeLessThan(LIVE_LIMITS.textBytes);
  writer.redo();
  expect(writer.text.length).toBe(0);
});

it('takes nothing back where a text was made anew without it', () => {
  const { ada } = pair('Led the team');
  ada.text.insert(0, 'refused ');
  ada.text.delete(8, 4);
  // The actor took neither: the text is as it was, under another id.
  const { doc } = pair('Led the team').ben;
  ada.doc = doc;
  ada.undo();
  ada.undo();
  expect(ada.text.toString()).toBe('Led the team');
});

/** Three people, and links that deliver each one's updates in order, some time. */
class Room {
  readonly world: World;
  readonly writers: Writer[];
  /** By character: who typed it. Every character that is typed is typed once. */
  readonly typedBy = new Map<string, Writer>();
  private readonly links: { from: Writer; to: Writer; updates: Uint8Array[] }[];

  constructor(seed: number) {
    this.world = new World(seed);
    const base = Y.encodeStateAsUpdate(newText(900));
    this.writers = [1, 2, 3].map((id) => new Writer(id, base));
    this.links = this.writers.flatMap((from) => this.writers.filter((to) => to !== from).map((to) => ({ from, to, updates: [] })));
  }

  /** Characters of scripts that have no capitals and no combining marks, each one new. */
  word(writer: Writer): string {
    let word = '';
    for (let length = 1 + this.world.below(4); length > 0; length -= 1) {
      const character = String.fromCharCode(0x4e00 + this.typedBy.size);
      this.typedBy.set(character, writer);
      word += character;
    }
    return word;
  }

  step(): void {
    const writer = this.writers[this.world.below(3)];
    if (!writer) return;
    const kind = this.world.random();
    if (kind < 0.5) edit(this.world, writer.text, () => this.word(writer));
    else if (kind < 0.75) writer.undo();
    else if (kind < 0.88) writer.redo();
    this.collect();
    for (const link of this.links) if (this.world.chance(0.15)) this.deliver(link);
  }

  private collect(): void {
    for (const writer of this.writers) {
      const updates = writer.outbox.splice(0);
      for (const link of this.links) if (link.from === writer) link.updates.push(...updates);
    }
  }

  private deliver(link: { to: Writer; updates: Uint8Array[] }): void {
    for (const update of link.updates.splice(0)) link.to.receive(update);
  }

  settle(): void {
    this.collect();
    for (const link of this.links) this.deliver(link);
  }
}

describe('three people', () => {
  it('end with one text; nobody loses a character that they did not take out themselves, or finds it twice', { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 120; seed += 1) {
      const room = new Room(seed);
      const [first] = room.writers;
      for (let step = 0; step < 90; step += 1) room.step();
      room.settle();
      const looks = room.writers.map((writer) => writer.look());
      must(
        looks.every((look) => look === looks[0]),
        `seed ${seed}: they see ${looks.join(' and ')}`,
      );
      const counts = new Map<string, number>();
      for (const character of first?.text.toString() ?? '') counts.set(character, (counts.get(character) ?? 0) + 1);
      for (const character of room.typedBy.keys()) {
        const count = counts.get(character) ?? 0;
        const deleters = room.writers.filter(({ deleted }) => deleted.has(character)).length;
        must(count > 0 || deleters > 0, `seed ${seed}: ${character} is gone and nobody deleted it`);
        // Two who delete the same and both take that back without knowing of each other put it back twice.
        must(count <= Math.max(1, deleters), `seed ${seed}: ${character} is there ${count} times`);
      }
      // Taking everything back leaves nothing but what others had deleted and put back.
      for (const writer of room.writers) {
        while (writer.undo());
        room.settle();
      }
      const left = first?.text.toString().replaceAll('\n', '') ?? '';
      for (const character of left) {
        const others = room.writers.filter((writer) => writer.deleted.has(character) && writer !== room.typedBy.get(character));
        must(others.length > 0, `seed ${seed}: ${character} is left, and nobody has put it back`);
      }
      expect(room.writers.map((writer) => writer.look())).toEqual(room.writers.map(() => first?.look()));
    }
  });
});
