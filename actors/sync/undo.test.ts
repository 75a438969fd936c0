import { describe, expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { ServerFrame } from '#protocol/live';
import { type Prose, proseText } from '#protocol/prose';
import { itemPath, type Path, prosePath, sectionPath, type Value } from '#protocol/registers';
import { ACTS_MAX, ACTS_MAX_LENGTH } from './acts.ts';
import { PAUSE_MS } from './gestures.ts';
import { Keeper } from './keeper.ts';
import { type Claim, Places } from './places.ts';
import { proseOf } from './prose-text.ts';
import { SimulatedActor } from './simulation/actor.ts';
import { MemoryDisk } from './simulation/disk.ts';
import { Socket } from './simulation/socket.ts';
import { World } from './simulation/world.ts';
import type { Deed, UndoHistory } from './undo.ts';
import { undoOf } from './undo-of.ts';

const RESUME = ResumeId.parse(`res_${'0'.repeat(26)}`);
const SUMMARY = prosePath('basics');

/** An actor, and the devices of people who are connected to it. */
class Room {
  readonly world = new World(1);
  readonly actor = new SimulatedActor(this.world, () => false);
  private ids = 0;

  constructor() {
    this.world.calm = true;
  }

  nextId = (): number => {
    this.ids += 1;
    return this.ids;
  };

  device(): Device {
    return new Device(this);
  }

  /** Lets everything arrive that is under way. */
  async settle(ms = 100): Promise<void> {
    // What is written to the device first leaves once that is done.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await this.world.settleUntil(this.world.now + ms);
  }

  read = (path: Path): Value | undefined => this.actor.shown().get(path);
}

/** Somebody's device: pages come and go, what they keep stays. */
class Device {
  readonly disk = new MemoryDisk();
  private readonly room: Room;
  private readonly places: Places;

  constructor(room: Room) {
    this.room = room;
    const locks = new Set<string>();
    const name = `person${room.nextId()}`;
    this.places = new Places(
      {
        kv: this.disk,
        now: () => room.world.now,
        newReplicaId: () => ReplicaId.parse(`${name}00000${String(room.nextId()).padStart(3, '0')}`),
        tryLock: async (lock) => {
          if (locks.has(lock)) return null;
          locks.add(lock);
          return () => locks.delete(lock);
        },
      },
      { user: UserId.parse(`usr_${'1'.repeat(26)}`), resume: RESUME },
    );
  }

  async open(): Promise<Page> {
    const page = new Page(this.room, await this.places.claim());
    await this.room.settle();
    return page;
  }
}

class Page {
  readonly keeper: Keeper;
  readonly history: UndoHistory;
  readonly deeds: Deed[] = [];
  private readonly room: Room;
  private readonly claim: Claim;
  private readonly socket: Socket;

  constructor(room: Room, claim: Claim) {
    this.room = room;
    this.claim = claim;
    this.keeper = new Keeper(claim.state, claim.store, {
      now: () => room.world.now,
      newWriter: room.nextId,
      edited: () => this.push(),
      tell: () => {},
      alsoKeep: () => this.history.takeRows(),
    });
    this.history = undoOf(() => this.keeper, {
      now: () => room.world.now,
      soon: queueMicrotask,
      text: (path) => this.keeper.replica.text(path),
      words: (deed) => {
        this.deeds.push(deed);
        return deed.registers[0]?.path ?? `${deed.texts[0]?.kind} ${deed.texts[0]?.path}`;
      },
      changed: () => {},
    });
    this.history.load(claim.acts);
    this.socket = new Socket(room.world, (frame) => this.receive(frame));
    room.actor.sockets.add(this.socket);
    this.send(this.keeper.hello(room.world.now));
  }

  private receive(frame: ServerFrame): void {
    if (this.keeper.receive(frame, this.room.world.now).hello) this.send(this.keeper.hello(this.room.world.now));
    this.push();
  }

  private send(frame: unknown): void {
    this.room.world.carry(() => this.room.actor.receive(this.socket, JSON.stringify(frame)));
  }

  private push(): void {
    this.keeper.push((push) => this.send(push));
  }

  write(...writes: [path: Path, value: Value][]): void {
    this.history.write(writes, () => this.keeper.set(writes, this.room.world.now));
    this.push();
  }

  /** Types a register's text key by key, each `ms` after the one before. */
  async type(path: Path, text: string, ms = 50): Promise<void> {
    for (const key of text) {
      await this.room.settle(ms);
      this.write([path, `${this.read(path) ?? ''}${key}`]);
    }
  }

  read = (path: Path): Value | undefined => this.keeper.replica.read(path);

  text(path: Path) {
    this.history.watch(path);
    return this.keeper.replica.text(path).text;
  }

  /** Types in a text, key by key. */
  async typeText(path: Path, at: number, text: string, ms = 50): Promise<void> {
    for (const [index, key] of [...text].entries()) {
      await this.room.settle(ms);
      this.text(path).insert(at + index, key);
    }
  }

  undo = () => {
    const turned = this.history.undo();
    this.push();
    return turned;
  };
  redo = () => {
    const turned = this.history.redo();
    this.push();
    return turned;
  };

  async close(): Promise<void> {
    this.room.actor.sockets.delete(this.socket);
    this.socket.open = false;
    this.history.stop();
    await this.claim.close();
  }
}

const SECTION = 'section00001';
const ITEM = 'item00000001';
const NAME = itemPath(ITEM, 'name');
const made: [Path, Value][] = [
  [sectionPath(SECTION, 'kind'), 'skills'],
  [sectionPath(SECTION, 'place'), 'a0'],
  [sectionPath(SECTION, 'alive'), true],
  [itemPath(ITEM, 'kind'), 'skill'],
  [itemPath(ITEM, 'place'), [SECTION, 'a0']],
  [itemPath(ITEM, 'alive'), true],
];

/** Two people at one résumé with a section and an item in it. */
async function pair() {
  const room = new Room();
  const [ada, ben] = [await room.device().open(), await room.device().open()];
  ada.keeper.set(made, room.world.now);
  ada.write(['basics/phone', 'old']);
  await room.settle(2_000);
  return { room, ada, ben };
}

describe('taking back', () => {
  it('is by act: all that was written at once goes at once, and comes back with redo', async () => {
    const { room, ada, ben } = await pair();
    ada.write(['basics/phone', '1'], ['basics/email', 'a@b.c']);
    await room.settle();
    expect(ada.undo()).toEqual({ words: 'basics/phone', paths: ['basics/email', 'basics/phone'], skipped: [] });
    await room.settle();
    expect([ben.read('basics/phone'), ben.read('basics/email')]).toEqual(['old', null]);
    ada.redo();
    await room.settle();
    expect([ben.read('basics/phone'), ben.read('basics/email')]).toEqual(['1', 'a@b.c']);
    expect(ada.history.state).toEqual({ undo: 'basics/phone', redo: null });
  });

  it('leaves what somebody else has changed since, and says so', async () => {
    const { room, ada, ben } = await pair();
    ada.write(['basics/phone', '1'], ['basics/email', 'a@b.c']);
    await room.settle();
    ben.write(['basics/phone', '2']);
    await room.settle();
    expect(ada.undo()).toMatchObject({ paths: ['basics/email'], skipped: [{ path: 'basics/phone', why: 'changed' }] });
    await room.settle();
    expect(ben.read('basics/phone')).toBe('2');
    // Only what was taken back is done again.
    ben.write(['basics/phone', 'old']);
    await room.settle();
    ada.redo();
    expect([ada.read('basics/phone'), ada.read('basics/email')]).toEqual(['old', 'a@b.c']);
  });

  it('leaves a value that somebody else has set to the very same', async () => {
    const { room, ada, ben } = await pair();
    ada.write(['basics/phone', '1']);
    await room.settle();
    ben.write(['basics/phone', '2']);
    await room.settle();
    ben.write(['basics/phone', '1']);
    await room.settle();
    expect(ada.undo()).toMatchObject({ paths: [], skipped: [{ path: 'basics/phone', why: 'changed' }] });
    expect(ada.read('basics/phone')).toBe('1');
    expect(ada.history.state.redo).toBeNull();
  });

  it('is nobody else’s: each person has acts of their own', async () => {
    const { room, ada, ben } = await pair();
    ben.write(['basics/email', 'b@b.c']);
    await room.settle();
    ada.undo();
    await room.settle();
    expect([ben.read('basics/phone'), ben.read('basics/email')]).toEqual([null, 'b@b.c']);
    expect(ada.undo()).toBeNull();
  });

  it('forgets what could be done again once something new is done', async () => {
    const { ada } = await pair();
    ada.write(['basics/email', 'a@b.c']);
    ada.undo();
    expect(ada.history.state.redo).toBe('basics/email');
    ada.write(['basics/name', 'Ada']);
    expect(ada.history.state.redo).toBeNull();
    expect(ada.redo()).toBeNull();
  });

  it('deletes what was made, and makes alive what was deleted', async () => {
    const { room, ada, ben } = await pair();
    const other = 'item00000002';
    ada.write([itemPath(other, 'kind'), 'skill'], [itemPath(other, 'place'), [SECTION, 'a1']], [itemPath(other, 'alive'), true]);
    await room.settle();
    expect(ada.undo()?.skipped).toEqual([]);
    await room.settle();
    expect(ben.read(itemPath(other, 'alive'))).toBe(false);
    expect(ben.read(itemPath(other, 'place'))).toEqual([SECTION, 'a1']);
    ada.redo();
    await room.settle();
    expect(ben.read(itemPath(other, 'alive'))).toBe(true);
    ada.write([itemPath(other, 'alive'), false]);
    ada.undo();
    await room.settle();
    expect(ben.read(itemPath(other, 'alive'))).toBe(true);
  });

  it('takes one act back and no other, whatever came after it', async () => {
    const { room, ada } = await pair();
    ada.write([itemPath(ITEM, 'alive'), false]);
    const deletion = ada.history.latest ?? 0;
    ada.write(['basics/name', 'Ada']);
    ada.history.undo(deletion);
    expect(ada.read(itemPath(ITEM, 'alive'))).toBe(true);
    expect(ada.read('basics/name')).toBe('Ada');
    expect(ada.history.undo(deletion)).toBeNull();
    ada.undo();
    expect(ada.read('basics/name')).toBeNull();
    ada.write(['basics/email', 'one']);
    const first = ada.history.latest ?? 0;
    await room.settle(PAUSE_MS);
    ada.write(['basics/email', 'two']);
    expect(ada.history.undo(first)?.skipped).toEqual([{ path: 'basics/email', why: 'changed' }]);
    expect(ada.read('basics/email')).toBe('two');
  });

  it('does not move or change what would not be seen', async () => {
    const { room, ada, ben } = await pair();
    const there = 'section00002';
    ada.write([sectionPath(there, 'kind'), 'skills'], [sectionPath(there, 'place'), 'a1'], [sectionPath(there, 'alive'), true]);
    await room.settle(PAUSE_MS);
    ada.write([itemPath(ITEM, 'place'), [there, 'a0']]);
    await room.settle();
    ben.write([sectionPath(SECTION, 'alive'), false]);
    await room.settle();
    // Back in its old section it would be gone with it.
    expect(ada.undo()).toMatchObject({ paths: [], skipped: [{ path: itemPath(ITEM, 'place'), why: 'gone' }] });
    expect(ada.read(itemPath(ITEM, 'place'))).toEqual([there, 'a0']);
    ada.write([NAME, 'COBOL']);
    await room.settle();
    ben.write([itemPath(ITEM, 'alive'), false]);
    await room.settle();
    expect(ada.undo()).toMatchObject({ paths: [], skipped: [{ path: NAME, why: 'gone' }] });
    expect(ada.read(NAME)).toBe('COBOL');
  });

  it('takes back what the actor stamped anew as one’s own', async () => {
    const { room, ada } = await pair();
    ada.write(['basics/phone', '1']);
    const edit = ada.keeper.replica.state.queue.at(-1);
    const upto = edit?.c ?? 1;
    const stamp = `${edit?.stamp.slice(0, 12)}~`;
    await room.settle();
    ada.keeper.replica.state.base.set('basics/phone', { value: '1', stamp, seq: upto });
    expect(ada.undo()?.paths).toEqual(['basics/phone']);
  });
});

describe('typing', () => {
  it('is taken back word by word', async () => {
    const { room, ada } = await pair();
    await ada.type('basics/name', 'Ada  Lovelace of');
    const steps = [];
    while (ada.history.state.undo === 'basics/name') {
      ada.undo();
      steps.push(ada.read('basics/name'));
    }
    expect(steps).toEqual(['Ada  Lovelace ', 'Ada  ', null]);
    ada.redo();
    ada.redo();
    expect(ada.read('basics/name')).toBe('Ada  Lovelace ');
    await room.settle();
  });

  it('after a pause is another act', async () => {
    const { room, ada } = await pair();
    await ada.type('basics/name', 'Ad');
    await room.settle(PAUSE_MS);
    await ada.type('basics/name', 'a');
    ada.undo();
    expect(ada.read('basics/name')).toBe('Ad');
  });

  it('is one act with what a slider was dragged through, but not with switches, moves and what was pasted', async () => {
    const { room, ada } = await pair();
    for (const size of [9, 9.5, 10, 10.5]) ada.write(['design/bodySize', size]);
    ada.undo();
    expect(ada.read('design/bodySize')).toBeNull();
    for (const hidden of [true, false]) ada.write([sectionPath(SECTION, 'hidden'), hidden]);
    ada.undo();
    expect(ada.read(sectionPath(SECTION, 'hidden'))).toBe(true);
    for (const key of ['a1', 'a2']) ada.write([itemPath(ITEM, 'place'), [SECTION, key]]);
    ada.undo();
    expect(ada.read(itemPath(ITEM, 'place'))).toEqual([SECTION, 'a1']);
    ada.write(['basics/name', 'Ada']);
    ada.write(['basics/name', 'Ada Lovelace']);
    await ada.type('basics/name', '!');
    ada.undo();
    expect(ada.read('basics/name')).toBe('Ada Lovelace');
    ada.undo();
    expect(ada.read('basics/name')).toBe('Ada');
    ada.write([itemPath(ITEM, 'keywords'), ['a']]);
    ada.write([itemPath(ITEM, 'keywords'), ['a', 'b']]);
    ada.undo();
    expect(ada.read(itemPath(ITEM, 'keywords'))).toEqual(['a']);
    await room.settle();
  });

  it('elsewhere in the field is another act, and what an input method writes over is not', async () => {
    const { ada } = await pair();
    ada.write(['basics/name', 'bc']);
    await ada.type('basics/name', 'd');
    ada.write(['basics/name', 'abcd']);
    ada.undo();
    expect(ada.read('basics/name')).toBe('bcd');
    ada.undo();
    for (const text of ['n', 'ni', '你', '你h', '你好']) ada.write(['basics/name', `bc${text}`]);
    ada.undo();
    expect(ada.read('basics/name')).toBe('bc');
  });

  it('that comes to nothing is no act', async () => {
    const { room, ada } = await pair();
    ada.write(['basics/phone', 'old']);
    for (const size of [9, 10]) ada.write(['design/bodySize', size]);
    ada.write(['design/bodySize', 9]);
    expect(ada.history.state.undo).toBe('design/bodySize');
    await room.settle(PAUSE_MS);
    for (const size of [10, 9]) ada.write(['design/bodySize', size]);
    ada.undo();
    expect(ada.history.state.undo).toBe('basics/phone');
    const text = ada.text(SUMMARY);
    text.insert(0, 'and gone');
    text.delete(0, 8);
    expect(ada.history.state.undo).toBe('basics/phone');
  });
});

describe('texts', () => {
  it('are taken back word by word, and only what one typed oneself', async () => {
    const { room, ada, ben } = await pair();
    ada.write([SUMMARY, [{ spans: [{ text: 'Led the team' }] }]]);
    await room.settle(PAUSE_MS);
    await ada.typeText(SUMMARY, 3, ' and grew');
    await room.settle();
    await ben.typeText(SUMMARY, 5, 'BEN');
    await room.settle();
    expect(proseText(proseOf(ada.text(SUMMARY)))).toBe('Led aBENnd grew the team');
    ada.undo();
    expect(proseText(proseOf(ada.text(SUMMARY)))).toBe('Led aBENnd  the team');
    ada.undo();
    await room.settle();
    expect(proseText(proseOf(ben.text(SUMMARY)))).toBe('LedBEN the team');
    ada.redo();
    ada.redo();
    await room.settle();
    expect(proseText(proseOf(ben.text(SUMMARY)))).toBe('Led aBENnd grew the team');
    expect(ada.deeds.filter(({ texts }) => texts.length > 0).map(({ texts }) => texts[0]?.kind)).toEqual(['typing', 'typing', 'typing']);
  });

  it('that were deleted with their item come back with it, and are left alone while it is deleted', async () => {
    const { room, ada, ben } = await pair();
    const path = prosePath(ITEM);
    ada.write([path, [{ list: 'bullet', spans: [{ text: 'Fast' }] }]]);
    await room.settle();
    ben.write([itemPath(ITEM, 'alive'), false]);
    await room.settle();
    expect(ada.undo()).toMatchObject({ paths: [], skipped: [{ path, why: 'gone' }] });
    ben.undo();
    await room.settle();
    expect(ada.read(path)).toEqual([{ list: 'bullet', spans: [{ text: 'Fast' }] }]);
  });

  it('that somebody else has deleted leave nothing to take back, and that is said', async () => {
    const { room, ada, ben } = await pair();
    await ada.typeText(SUMMARY, 0, 'gone');
    await room.settle();
    ben.text(SUMMARY).delete(0, 4);
    await room.settle();
    expect(ada.undo()).toMatchObject({ paths: [], skipped: [{ path: SUMMARY, why: 'changed' }] });
    expect(ada.history.state.redo).toBeNull();
  });

  it('written over by an input method, or pasted in several pieces, are one act', async () => {
    const { room, ada } = await pair();
    const text = ada.text(SUMMARY);
    await ada.typeText(SUMMARY, 0, 'ni');
    await room.settle(50);
    text.doc?.transact(() => {
      text.delete(0, 2);
      text.insert(0, '你');
    });
    ada.undo();
    expect(text.toString()).toBe('');
    for (const piece of ['one ', 'two ']) text.insert(0, piece);
    await room.settle(50);
    ada.undo();
    expect(text.toString()).toBe('');
    expect(ada.history.state.undo).toBe('basics/phone');
  });

  it('set as a whole are one act with the registers that were set with them', async () => {
    const { room, ada, ben } = await pair();
    const prose: Prose = [{ spans: [{ text: 'Wrote ' }, { text: 'engines', bold: true }] }];
    ada.write(['basics/headline', 'Analyst'], [SUMMARY, prose]);
    await room.settle();
    expect(ben.read(SUMMARY)).toEqual(prose);
    expect(ada.undo()?.paths).toEqual(['basics/headline', SUMMARY]);
    await room.settle();
    expect([ben.read('basics/headline'), ben.read(SUMMARY)]).toEqual([null, []]);
    ada.redo();
    await room.settle();
    expect([ben.read('basics/headline'), ben.read(SUMMARY)]).toEqual(['Analyst', prose]);
  });
});

describe('a reload', () => {
  it('loses nothing: taking back and doing again go on, others’ edits in between', async () => {
    const room = new Room();
    const [device, ben] = [room.device(), await room.device().open()];
    let ada = await device.open();
    ada.write([SUMMARY, [{ list: 'bullet', spans: [{ text: 'Led the team' }] }]]);
    await room.settle(PAUSE_MS);
    ada.text(SUMMARY).format(0, 3, { bold: true });
    await room.settle();
    ada.text(SUMMARY).delete(3, 4);
    await room.settle();
    await ada.type('basics/name', 'Ada');
    await room.settle(PAUSE_MS);
    ada.undo();
    const before = ada.history.state;
    await ada.close();
    ben.text(SUMMARY).insert(1, 'BEN');
    await room.settle();

    ada = await device.open();
    expect(ada.history.state).toEqual(before);
    ada.undo();
    ada.redo();
    ada.undo();
    expect(proseText(proseOf(ada.text(SUMMARY)))).toBe('LBENed the team');
    await ada.close();
    ada = await device.open();
    ada.undo();
    // What Ben typed where it was bold is bold: he did not take that back.
    const ben3 = { text: 'BEN', bold: true } as const;
    expect(ada.read(SUMMARY)).toEqual([{ list: 'bullet', spans: [{ text: 'L' }, ben3, { text: 'ed the team' }] }]);
    ada.undo();
    await room.settle();
    expect(ben.read(SUMMARY)).toEqual([{ spans: [ben3] }]);
    for (let count = 0; count < 4; count += 1) ada.redo();
    await room.settle();
    expect(proseText(proseOf(ben.text(SUMMARY)))).toBe('LBENed team');
    expect(ben.read('basics/name')).toBe('Ada');
  });

  it('finds each act together with its edit, or neither', async () => {
    const room = new Room();
    const device = room.device();
    const ada = await device.open();
    const known = new Set<string>();
    const alone: string[] = [];
    let acts = 0;
    const commit = device.disk.commit.bind(device.disk);
    device.disk.commit = async (batch) => {
      const keys = batch.set.map(([key]) => key);
      const edits = keys.filter((key) => key.includes('/q/') && !known.has(key));
      const hasAct = keys.some((key) => /\/(undo|redo)\//.test(key));
      if (edits.length > 0 && !hasAct) alone.push(...edits);
      if (hasAct) acts += 1;
      for (const key of edits) known.add(key);
      await commit(batch);
    };
    ada.write(['basics/name', 'Ada'], [SUMMARY, [{ spans: [{ text: 'Wrote engines' }] }]]);
    await room.settle();
    ada.text(SUMMARY).insert(0, 'typed');
    await room.settle();
    ada.undo();
    await room.settle();
    ada.undo();
    await room.settle();
    ada.redo();
    await ada.close();
    expect(alone).toEqual([]);
    expect(known.size).toBeGreaterThan(6);
    expect(acts).toBeGreaterThanOrEqual(5);
  });

  it('keeps the latest hundred acts, and no more than fits', async () => {
    const room = new Room();
    const device = room.device();
    const ada = await device.open();
    for (let count = 0; count < ACTS_MAX + 5; count += 1) ada.write([itemPath(ITEM, 'place'), [SECTION, `a${count}1`]]);
    await ada.close();
    const kept = () => [...device.disk.rows].filter(([key]) => key.includes('/undo/'));
    expect(kept()).toHaveLength(ACTS_MAX);
    const again = await device.open();
    for (let count = 10; count < 20; count += 1) {
      await room.settle(PAUSE_MS);
      again.write(['basics/extra', { text: `${count}`.repeat(15_000) }]);
    }
    await again.close();
    expect(kept().length).toBeLessThan(ACTS_MAX);
    expect(kept().reduce((sum, [, text]) => sum + text.length, 0)).toBeLessThanOrEqual(ACTS_MAX_LENGTH);
    const third = await device.open();
    third.undo();
    expect(third.read('basics/extra')).toEqual({ text: '18'.repeat(15_000) });
  });

  it('keeps the acts where the rest of the place is damaged', async () => {
    for (const damaged of ['/actor', '/b/basics/phone']) {
      const room = new Room();
      const device = room.device();
      const ada = await device.open();
      ada.write(['basics/phone', '1']);
      await room.settle(PAUSE_MS);
      ada.write(['basics/phone', '2']);
      await room.settle();
      await ada.close();
      const key = [...device.disk.rows.keys()].find((name) => name.endsWith(damaged)) ?? '';
      expect(device.disk.rows.get(key)).toBeDefined();
      device.disk.rows.set(key, '{');
      for (let page = 0; page < 2; page += 1) {
        const again = await device.open();
        await room.settle();
        expect(again.history.state.undo).toBe('basics/phone');
        again.undo();
        await room.settle();
        await again.close();
      }
      expect(room.read('basics/phone')).toBeNull();
    }
  });

  it('passes over a damaged act', async () => {
    const room = new Room();
    const device = room.device();
    const ada = await device.open();
    ada.write(['basics/name', 'Ada']);
    ada.write(['basics/email', 'a@b.c']);
    await ada.close();
    const [, last = ''] = [...device.disk.rows.keys()].filter((key) => key.includes('/undo/')).sort();
    device.disk.rows.set(last, '{"id":');
    const again = await device.open();
    expect(again.history.state.undo).toBe('basics/name');
    again.undo();
    await again.close();
    expect([...device.disk.rows.keys()].filter((key) => key.includes('/undo/'))).toEqual([]);
  });
});
