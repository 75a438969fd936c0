import { expect, test, vi } from 'vitest';
import { UserId } from '#protocol/ids';
import type { ClientFrame, Op, Peer } from '#protocol/live';
import { createLiveStore } from './store.ts';
import { play } from './testing.ts';

const pushes = (frames: readonly ClientFrame[]): Op[][] => frames.flatMap((frame) => (frame.type === 'push' ? [frame.ops] : []));

function opened() {
  const [state, dispatch] = createLiveStore();
  const played = play(dispatch);
  played.open();
  played.welcome();
  played.take();
  return { state, ...played };
}

/** Accepts every operation of the last push, as an actor would. */
function acknowledge(game: ReturnType<typeof opened>, ops: readonly Op[], seq: number) {
  const took = ops.map(([c], index): [number, number] => [c, seq + index + 1]);
  game.say({ type: 'ack', upto: ops.at(-1)?.[0] ?? 0, seq: seq + ops.length, now: game.now(), took, restamp: [], lost: [], nack: [] });
}

test('a document opens with a hello and shows what the welcome brings', () => {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch);
  expect(state.loaded).toBe(false);
  game.open();
  expect(game.take()).toMatchObject([{ type: 'hi', since: 0 }]);
  game.welcome({ seq: 1, regs: [['basics/name', 'Ada', '000000000000abcdefgh', 1]] });
  expect(state).toMatchObject({
    loaded: true,
    role: 'owner',
    pending: 0,
    connection: { phase: 'live' },
    document: { basics: { name: 'Ada' } },
  });
});

test('typing shows at once, is sent one push at a time, and what was typed meanwhile goes together', () => {
  const game = opened();
  game.session.write([['basics/name', 'A']]);
  expect(game.state.document.basics.name).toBe('A');
  const [first] = pushes(game.take());
  game.session.write([['basics/name', 'Ad']]);
  game.session.write([['basics/name', 'Ada']]);
  expect(game.take()).toEqual([]);
  expect(game.state.pending).toBe(2);
  acknowledge(game, first ?? [], 0);
  game.pass(60);
  const [second] = pushes(game.take());
  expect(second?.map(([, , path, value]) => [path, value])).toEqual([['basics/name', 'Ada']]);
  acknowledge(game, second ?? [], 1);
  expect(game.state).toMatchObject({ pending: 0, document: { basics: { name: 'Ada' } } });
});

test('nothing typed is lost on a dropped connection, and nothing is written twice', () => {
  const game = opened();
  game.session.write([['basics/name', 'Ada']]);
  const [first] = pushes(game.take());
  // The actor took it, but its answer was lost with the connection.
  game.drop();
  game.session.write([['basics/headline', 'Analyst']]);
  expect(game.state).toMatchObject({
    pending: 2,
    connection: { phase: 'waiting' },
    document: { basics: { name: 'Ada', headline: 'Analyst' } },
  });
  game.open();
  const [, , path, value, stamp] = first?.[0] ?? [0, 'set', '', null, ''];
  game.welcome({ seq: 1, seen: 1, regs: [[path, value, stamp, 1]] });
  game.pass(60);
  expect(
    pushes(game.take())
      .flat()
      .map(([c, , sent]) => [c, sent]),
  ).toEqual([[2, 'basics/headline']]);
});

test('what others write arrives, and what they look at', () => {
  const game = opened();
  const peer: Peer = {
    session: 'other',
    user: { id: UserId.parse(`usr_${'1'.repeat(26)}`), name: 'Grace' },
    gaze: { field: 'basics/name', anchor: null, head: null },
  };
  game.say({ type: 'p', peer });
  game.say({ type: 'ops', actor: 'otherreplica', seq: 1, ops: [['basics/name', 'Grace', '000000000000otherreplica', 1]] });
  expect(game.state.document.basics.name).toBe('Grace');
  expect(game.state.peers.other?.gaze.field).toBe('basics/name');
  game.say({ type: 'left', session: 'other' });
  expect(Object.keys(game.state.peers)).toEqual([]);
});

test('an edit that lost or was refused is told, with what the person wrote', () => {
  const game = opened();
  game.session.write([
    ['basics/name', 'Ada'],
    ['basics/headline', 'Analyst'],
  ]);
  const ack = { type: 'ack', upto: 2, seq: 1, now: game.now(), took: [], restamp: [] } as const;
  game.say({
    ...ack,
    took: [],
    restamp: [],
    lost: [[1, ['basics/name', 'Grace', 'zzzzzzzzz000other000', 1]]],
    nack: [[2, 'document_full', null]],
  });
  expect(game.notices).toEqual([
    { type: 'lost', path: 'basics/name', mine: 'Ada' },
    {
      type: 'refused',
      edits: [{ stamp: expect.any(String), path: 'basics/headline', mine: 'Analyst', code: 'document_full' }],
      kept: expect.any(Promise),
    },
  ]);
});

test('a hole in the stream asks again for what is missing', () => {
  const game = opened();
  game.say({ type: 'ops', actor: 'otherreplica', seq: 3, ops: [['basics/name', 'Grace', '000000000000otherreplica', 3]] });
  expect(game.take()).toMatchObject([{ type: 'hi', since: 0 }]);
});

test('a socket that is open at one end only is noticed by its silence', () => {
  const game = opened();
  game.pass(20_000);
  expect(game.take()).toMatchObject([{ type: 'ping' }]);
  game.pass(8_000);
  expect(game.counts.reconnects).toBe(1);
  expect(game.state.connection.phase).toBe('waiting');
});

test('a push that is never answered is noticed too', () => {
  const game = opened();
  game.session.write([['basics/name', 'Ada']]);
  game.pass(8_000);
  expect(game.counts.reconnects).toBe(1);
  expect(game.state.pending).toBe(1);
});

test('an expired sign-in is renewed unseen; one that has ended ends the editing', async () => {
  const [state, dispatch] = createLiveStore();
  const renew = vi.fn(async () => true);
  const game = play(dispatch, renew);
  game.open();
  game.drop(game.CLOSE.unauthenticated);
  await vi.waitFor(() => expect(game.counts.reconnects).toBe(1));
  expect(state.connection.phase).toBe('waiting');
  game.open();
  game.drop(game.CLOSE.unauthenticated);
  await vi.waitFor(() => expect(state.connection).toEqual({ phase: 'ended', reason: 'signed_out' }));
  expect(renew).toHaveBeenCalledOnce();
});

test('when another writer has our id, we go on under a new one with everything that waits', () => {
  const game = opened();
  game.session.write([['basics/name', 'Ada']]);
  game.take();
  game.drop(game.CLOSE.replica_taken);
  game.open();
  expect(game.take()).toMatchObject([{ type: 'hi', actor: 'testreplica20000' }]);
  game.welcome();
  game.pass(60);
  expect(
    pushes(game.take())
      .flat()
      .map((op) => op.slice(0, 4)),
  ).toEqual([[1, 'set', 'basics/name', 'Ada']]);
});

test('leaving waits until what was typed is saved', () => {
  const game = opened();
  game.session.write([['basics/name', 'A']]);
  const [first] = pushes(game.take());
  game.session.write([['basics/name', 'Ada']]);
  game.session.finish();
  expect(game.counts.closed).toBe(0);
  acknowledge(game, first ?? [], 0);
  game.pass(60);
  const [second] = pushes(game.take());
  expect(second?.[0]?.[3]).toBe('Ada');
  acknowledge(game, second ?? [], 1);
  expect(game.counts.closed).toBe(1);
});

test('after signing in again, editing goes on with what was waiting', async () => {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch, async () => false);
  game.open();
  game.welcome();
  game.take();
  game.session.write([['basics/name', 'Ada']]);
  game.take();
  game.drop(game.CLOSE.unauthenticated);
  await vi.waitFor(() => expect(state.connection.phase).toBe('ended'));
  game.session.retry();
  game.open();
  game.welcome();
  game.pass(60);
  expect(
    pushes(game.take())
      .flat()
      .map((op) => op.slice(2, 4)),
  ).toEqual([['basics/name', 'Ada']]);
});

test('the store never shares its values with the replica', () => {
  const game = opened();
  game.say({ type: 'ops', actor: 'otherreplica', seq: 1, ops: [['basics/location', { city: 'Rome' }, '000000000000otherreplica', 1]] });
  game.session.write([['basics/location', { city: 'Paris' }]]);
  const [ops] = pushes(game.take());
  game.say({
    type: 'ack',
    upto: 1,
    seq: 1,
    now: game.now(),
    took: [],
    restamp: [],
    lost: [],
    nack: [[ops?.[0]?.[0] ?? 1, 'forbidden', null]],
  });
  expect(game.state.document.basics.location).toEqual({ city: 'Rome' });
});

test('a résumé that is not ours is not tried again', async () => {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch);
  game.open();
  game.drop(game.CLOSE.forbidden);
  await vi.waitFor(() => expect(state.connection).toEqual({ phase: 'ended', reason: 'forbidden' }));
});

test('a role that changes is said, also when it changed while there was no connection', () => {
  const game = opened();
  game.say({ type: 'role', role: 'viewer' });
  expect(game.state.role).toBe('viewer');
  game.drop();
  game.open();
  game.welcome({ role: 'viewer' });
  expect(game.notices).toEqual([{ type: 'role', role: 'viewer' }]);
  game.drop();
  game.open();
  game.welcome({ role: 'editor' });
  expect(game.notices.slice(1)).toEqual([{ type: 'role', role: 'editor' }]);
});
