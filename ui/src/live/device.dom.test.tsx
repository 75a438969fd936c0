import { expect, test, vi } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { ClientFrame } from '#protocol/live';
import { Places } from '#sync/places';
import { MemoryDisk } from '../../../actors/sync/simulation/disk.ts';
import type { Device } from './device.ts';
import { createLiveStore } from './store.ts';
import { play } from './testing.ts';

const ADA = UserId.parse(`usr_${'0'.repeat(26)}`);

/** A device in memory, whose transactions can be held up. */
function memoryDevice() {
  const disk = new MemoryDisk();
  const locks = new Set<string>();
  let ids = 0;
  let held: (() => void)[] | null = null;
  const commit = disk.commit.bind(disk);
  disk.commit = async (batch) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (held) held.push(resolve);
    else resolve();
    await promise;
    return commit(batch);
  };
  const places = new Places(
    {
      kv: disk,
      now: () => 1_760_000_000_000,
      newReplicaId: () => {
        ids += 1;
        return ReplicaId.parse(`devicereplica${String(ids).padStart(3, '0')}`);
      },
      tryLock: async (name) => {
        if (locks.has(name)) return null;
        locks.add(name);
        return () => locks.delete(name);
      },
    },
    { user: ADA, resume: ResumeId.parse(`res_${'0'.repeat(26)}`) },
  );
  const device: Device = { claim: () => places.claim(), claimWaiting: () => places.claimWaiting(), typed: () => {} };
  return {
    device,
    locks,
    waiting: () => [...disk.rows.keys()].filter((key) => key.includes('/q/')).length,
    hold: () => {
      held = [];
    },
    release: () => {
      for (const go of held ?? []) go();
      held = null;
    },
  };
}

/** A page that opens the résumé on a device. */
async function openOn(device: Device) {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch, undefined, device);
  await vi.waitFor(() => expect(state.keeping).toBe('kept'));
  return { state, ...game };
}

const pushed = (frames: readonly ClientFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'push' ? frame.ops.map((op) => op.slice(0, 4)) : []));
const kept = (page: { state: { keeping: string } }) => vi.waitFor(() => expect(page.state.keeping).toBe('kept'));

test('a new page shows what the last one knew and had waiting, before there is a connection, and may edit it', async () => {
  const { device } = memoryDevice();
  const first = await openOn(device);
  first.open();
  first.welcome({ seq: 1, role: 'editor', regs: [['basics/name', 'Ada', '000000000000abcdefgh', 1]] });
  first.drop();
  first.session.write([['basics/phone', '1815']]);
  await kept(first);
  first.session.finish();

  const second = await openOn(device);
  expect(second.state).toMatchObject({
    loaded: true,
    role: 'editor',
    pending: 1,
    connection: { phase: 'connecting' },
    document: { basics: { name: 'Ada', phone: '1815' } },
  });
});

test('an edit is on the device before it is said to be kept, and with its number before it is sent', async () => {
  const memory = memoryDevice();
  const page = await openOn(memory.device);
  page.open();
  page.welcome();
  await kept(page);
  page.take();
  memory.hold();
  page.session.write([['basics/name', 'Ada']]);
  expect(page.state).toMatchObject({ pending: 1, keeping: 'keeping', document: { basics: { name: 'Ada' } } });
  page.pass(1_000);
  await Promise.resolve();
  expect([pushed(page.take()), memory.waiting()]).toEqual([[], 0]);
  memory.release();
  await kept(page);
  expect([pushed(page.take()), memory.waiting()]).toEqual([[[1, 'set', 'basics/name', 'Ada']], 1]);
});

test('what was sent and never answered goes out again under its number, from the next page', async () => {
  const { device } = memoryDevice();
  const first = await openOn(device);
  first.open();
  first.welcome();
  first.session.write([['basics/name', 'Ada']]);
  await vi.waitFor(() => expect(pushed(first.sent)).toHaveLength(1));
  first.drop();
  first.session.finish();
  const second = await openOn(device);
  second.open();
  second.welcome();
  await vi.waitFor(() => expect(pushed(second.sent)).toEqual([[1, 'set', 'basics/name', 'Ada']]));
});

test('somebody else who has signed in here does not send it', async () => {
  const memory = memoryDevice();
  const page = await openOn(memory.device);
  page.open();
  page.welcome();
  page.drop();
  page.session.write([['basics/name', 'Ada']]);
  await kept(page);
  page.take();
  page.open();
  page.drop(page.CLOSE.replica_taken);
  expect(page.state.connection).toEqual({ phase: 'ended', reason: 'somebody_else' });
  expect([pushed(page.take()), memory.waiting(), page.counts.closed]).toEqual([[], 1, 1]);
  // The right person is back.
  page.session.retry();
  page.open();
  page.welcome();
  await vi.waitFor(() => expect(pushed(page.take())).toEqual([[1, 'set', 'basics/name', 'Ada']]));
});

const GRACE = UserId.parse(`usr_${'9'.repeat(26)}`);

test('a page whose replica the actor took for somebody else’s sends nothing, and all of it under a new id once the person is back', async () => {
  const memory = memoryDevice();
  const page = await openOn(memory.device);
  page.session.write([['basics/name', 'Ada']]);
  await kept(page);
  page.open();
  const [first] = page.take();
  page.welcome({ user: GRACE, role: 'viewer', seq: 1, regs: [['basics/phone', '1906', '000000000000abcdefgh', 1]] });
  page.pass(1_000);
  expect(page.state).toMatchObject({ connection: { phase: 'ended', reason: 'somebody_else' }, pending: 1, role: null });
  expect(page.state.document.basics.phone).toBeUndefined();
  expect([page.take(), memory.waiting(), page.counts.closed]).toEqual([[], 1, 1]);

  page.session.retry();
  await vi.waitFor(() => expect(page.counts.opened).toBe(2));
  page.open();
  const [second] = page.take();
  expect(second?.type === 'hi' && first?.type === 'hi' && second.actor !== first.actor).toBe(true);
  page.welcome({ user: ADA });
  await vi.waitFor(() => expect(pushed(page.take())).toEqual([[1, 'set', 'basics/name', 'Ada']]));
  expect(page.state).toMatchObject({ connection: { phase: 'live' }, pending: 1 });
});

test('a résumé that is not open to somebody else who has signed in here is still the person’s', async () => {
  const memory = memoryDevice();
  const page = await openOn(memory.device);
  page.open();
  page.welcome({ user: ADA });
  page.signedIn.user = GRACE;
  page.drop(page.CLOSE.forbidden);
  await vi.waitFor(() => expect(page.state.connection).toEqual({ phase: 'ended', reason: 'somebody_else' }));
  page.signedIn.user = ADA;
  page.session.retry();
  page.open();
  page.welcome({ user: ADA });
  expect(page.state.connection).toEqual({ phase: 'live' });
  page.drop(page.CLOSE.forbidden);
  await vi.waitFor(() => expect(page.state.connection).toEqual({ phase: 'ended', reason: 'forbidden' }));
});

test('where nothing is kept, somebody else who has signed in here does not send it either', async () => {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch);
  game.session.write([['basics/name', 'Ada']]);
  game.open();
  game.welcome({ user: GRACE });
  expect(state.connection).toEqual({ phase: 'ended', reason: 'somebody_else' });
  game.session.retry();
  game.open();
  game.welcome({ user: ADA });
  game.pass(60);
  expect(pushed(game.take())).toEqual([[1, 'set', 'basics/name', 'Ada']]);
});

test('where the device keeps nothing, editing goes on in memory and says so', async () => {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch, undefined, { claim: async () => null, claimWaiting: async () => null, typed: () => {} });
  await Promise.resolve();
  game.open();
  game.welcome();
  game.session.write([['basics/name', 'Ada']]);
  expect(pushed(game.take())).toEqual([[1, 'set', 'basics/name', 'Ada']]);
  expect(state.keeping).toBe('unkept');
});
