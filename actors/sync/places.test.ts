import { describe, expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { RegisterEntry } from '#protocol/live';
import { Keeper, type Keeping } from './keeper.ts';
import { type Claim, Places } from './places.ts';
import { MemoryDisk } from './simulation/disk.ts';

const NOW = 1_793_404_800_000;
const RESUME = ResumeId.parse(`res_${'0'.repeat(26)}`);
const ADA = UserId.parse(`usr_${'1'.repeat(26)}`);
const GRACE = UserId.parse(`usr_${'2'.repeat(26)}`);

/** A device with pages that come and go. */
function device() {
  const disk = new MemoryDisk();
  const locks = new Set<string>();
  let ids = 0;
  const placesOf = (user: UserId) =>
    new Places(
      {
        kv: disk,
        now: () => NOW,
        newReplicaId: () => {
          ids += 1;
          return ReplicaId.parse(`replica${String(ids).padStart(3, '0')}`);
        },
        tryLock: async (name) => {
          if (locks.has(name)) return null;
          locks.add(name);
          return () => locks.delete(name);
        },
      },
      { user, resume: RESUME },
    );
  const open = async (user = ADA) => page(await placesOf(user).claim());
  return { disk, locks, open, placesOf, keys: (part: string) => [...disk.rows.keys()].filter((key) => key.includes(part)) };
}

function page(claim: Claim) {
  const said: Keeping[] = [];
  const keeper = new Keeper(claim.state, claim.store, {
    now: () => NOW,
    newWriter: () => 7,
    edited: () => {},
    tell: (keeping) => said.push(keeping),
  });
  return {
    keeper,
    said,
    type: async (value: string, path = 'basics/name') => {
      keeper.set([[path, value]], NOW);
      await claim.store.flush();
    },
    /** Meets an actor that holds `regs`. */
    greet: async (regs: RegisterEntry[], seq = regs.length, seen = 0) => {
      const { t0 } = keeper.hello(NOW);
      const head = { v: 1, resume: RESUME, session: 's', role: 'editor', now: NOW, t0 } as const;
      keeper.receive({ type: 'welcome', ...head, seq, seen, regs, presence: [] }, NOW);
      await claim.store.flush();
    },
    close: () => claim.close(),
  };
}

const theirs = (seq: number, path: string, value: string): RegisterEntry => [path, value, `0mvvmwzhw00${seq}replica0b`, seq];

describe('a place on the device', () => {
  it('goes on where the last page was: what was decided, what waits, and the clock', async () => {
    const { open } = device();
    const first = await open();
    await first.greet([theirs(1, 'basics/email', 'x')]);
    await first.type('Ada');
    expect(first.said.at(-1)).toBe('kept');
    await first.close();
    const { state } = (await open()).keeper.replica;
    expect(state).toEqual(first.keeper.replica.state);
  });

  it('costs an edit one transaction of two small rows, whatever the document', async () => {
    const { open, disk } = device();
    const first = await open();
    await first.greet(Array.from({ length: 500 }, (_, i) => theirs(i + 1, `basics/x${i}`, 'y')));
    const batches: string[][] = [];
    const commit = disk.commit.bind(disk);
    disk.commit = (batch) => {
      batches.push([...batch.set.map(([key]) => key.split('/')[4] ?? ''), ...batch.remove]);
      return commit(batch);
    };
    await first.type('A');
    expect(batches).toEqual([['clk', 'q']]);
    expect([...disk.rows].filter(([key]) => key.includes('/q/')).map(([, row]) => row.length < 100)).toEqual([true]);
  });

  it('is one page’s at a time: a second tab has its own', async () => {
    const { open } = device();
    const first = await open();
    await first.type('A');
    const second = await open();
    expect(second.keeper.replica.state.actor).not.toBe(first.keeper.replica.state.actor);
    expect(second.keeper.replica.pending).toBe(0);
    await second.close();
    await first.close();
    expect((await open()).keeper.replica.read('basics/name')).toBe('A');
  });

  it('is one person’s: another one on the same device neither sees nor gets it', async () => {
    const { open, placesOf } = device();
    const first = await open(ADA);
    await first.type('A');
    await first.close();
    expect((await open(GRACE)).keeper.replica.pending).toBe(0);
    expect(await placesOf(GRACE).claimWaiting()).toBeNull();
    expect((await open(ADA)).keeper.replica.read('basics/name')).toBe('A');
  });

  it('with waiting edits is found by a courier, once nobody has it open', async () => {
    const { open, placesOf } = device();
    const first = await open();
    await first.type('A');
    expect(await placesOf(ADA).claimWaiting()).toBeNull();
    await first.close();
    const claim = await placesOf(ADA).claimWaiting();
    expect(claim?.state.queue.map(({ value }) => value)).toEqual(['A']);
    expect(await placesOf(ADA).claimWaiting()).toBeNull();
  });

  it('is cleared away when many lie idle, never one with waiting edits', async () => {
    const { open, keys } = device();
    const pages = await Promise.all(Array.from({ length: 7 }, () => open()));
    for (const each of pages) await each.greet([theirs(1, 'basics/email', 'x')]);
    await pages[5]?.type('A');
    await pages[6]?.type('B');
    for (const each of pages) await each.close();
    await open();
    expect(keys('/actor')).toHaveLength(4);
    expect(keys('/q/')).toHaveLength(2);
  });
});

describe('a full disk', () => {
  it('is said, and what it did not take is tried again with the next edit', async () => {
    const { open, disk } = device();
    const first = await open();
    disk.isFull = true;
    await first.type('A');
    expect(first.said.at(-1)).toBe('unkept');
    disk.isFull = false;
    await first.type('B', 'basics/email');
    expect(first.said.at(-1)).toBe('kept');
    await first.close();
    expect([...(await open()).keeper.replica.entries()]).toEqual([
      ['basics/name', 'A'],
      ['basics/email', 'B'],
    ]);
  });
});

describe('a damaged place', () => {
  /** Two decided registers, one edit that was sent as number 1, and one that was not. */
  async function damagedBy(damage: (rows: Map<string, string>, place: string) => void) {
    const { open, disk, keys } = device();
    const first = await open();
    await first.greet([theirs(1, 'basics/email', 'x'), theirs(2, 'basics/url', 'y')]);
    await first.type('sent');
    first.keeper.push(() => {});
    await first.type('unsent', 'basics/phone');
    await first.close();
    const { actor } = first.keeper.replica.state;
    damage(disk.rows, `v2/${ADA}/${RESUME}/${actor}/`);
    const { state } = (await open()).keeper.replica;
    return { state, actor, before: first.keeper.replica.state, keys };
  }

  it.each([
    ['a register is gone', (rows: Map<string, string>, place: string) => rows.delete(`${place}b/basics/url`)],
    ['a register is no JSON', (rows: Map<string, string>, place: string) => rows.set(`${place}b/basics/url`, '["basics/')],
    ['how far it had come is gone', (rows: Map<string, string>, place: string) => rows.delete(`${place}since`)],
  ])('asks for the document anew and keeps its edits with their numbers, when %s', async (_, damage) => {
    const { state, actor, before } = await damagedBy(damage);
    expect(state).toMatchObject({ actor, since: 0, role: null, sent: 1 });
    expect(state.base.size).toBe(0);
    expect(state.queue).toEqual(before.queue);
  });

  it.each([
    ['who it is is gone', (rows: Map<string, string>, place: string) => rows.delete(`${place}actor`)],
    ['its clock is gone', (rows: Map<string, string>, place: string) => rows.delete(`${place}clk`)],
    ['its clock is unreadable', (rows: Map<string, string>, place: string) => rows.set(`${place}clk`, '{"ms":"soon"}')],
  ])('sends its edits under a new id and with new stamps, when %s', async (_, damage) => {
    const { state, actor, before, keys } = await damagedBy(damage);
    expect(state.actor).not.toBe(actor);
    expect(state.queue.map(({ c, path, value }) => [c, path, value])).toEqual([
      [null, 'basics/name', 'sent'],
      [null, 'basics/phone', 'unsent'],
    ]);
    const [last] = before.queue.map(({ stamp }) => stamp).toReversed();
    for (const { stamp } of state.queue) expect(stamp > (last ?? '')).toBe(true);
    expect(keys(`/${actor}/`)).toEqual([]);
    expect(keys('/q/')).toHaveLength(2);
  });

  it('keeps the edits that can be read when one cannot', async () => {
    const { state, actor } = await damagedBy((rows, place) => {
      for (const key of rows.keys()) if (key.startsWith(`${place}q/`) && rows.get(key)?.includes('"sent"')) rows.set(key, '[1,');
    });
    expect(state).toMatchObject({ actor, since: 0 });
    expect(state.queue.map(({ value }) => value)).toEqual(['unsent']);
  });
});
