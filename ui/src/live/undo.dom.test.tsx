import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { ClientFrame, RegisterEntry, Welcome } from '#protocol/live';
import { prosePath } from '#protocol/registers';
import { fromBase64 } from '#sync/base64';
import { Places } from '#sync/places';
import { applyText, newText, proseOf, textIn } from '#sync/prose-text';
import { MemoryDisk } from '../../../actors/sync/simulation/disk.ts';
import type { Device } from './device.ts';
import { createLiveStore } from './store.ts';
import { play } from './testing.ts';
import { createUndoState } from './undo.ts';

const SUMMARY = prosePath('basics');

function opened(more: Partial<Welcome> = {}, device: Device | null = null) {
  const [state, dispatch] = createLiveStore();
  const game = play(dispatch, undefined, device);
  const open = () => {
    game.open();
    game.welcome(more);
    game.take();
  };
  return { state, ...game, open };
}

const opsOf = (frames: readonly ClientFrame[]) => frames.flatMap((frame) => (frame.type === 'push' ? frame.ops : []));
const theirs = (seq: number, path: string, value: string): RegisterEntry => [
  path,
  value,
  `zzzzzzzzz${String(seq).padStart(3, '0')}theirs`,
  seq,
];

test('taking back writes what was there before, and says what can be done next', () => {
  const game = opened({ seq: 1, regs: [['basics/name', 'Ada', '000000000000abcdefgh', 1]] });
  game.open();
  game.session.write([['basics/name', 'Grace']]);
  expect(game.undoable.at(-1)).toEqual({ undo: 'basics/name', redo: null });
  const [first] = opsOf(game.take());
  game.say({ type: 'ack', upto: 1, seq: 2, now: game.now(), took: [[1, 2]], restamp: [], lost: [], nack: [] });
  expect(game.session.undo()).toEqual({ words: 'basics/name', paths: ['basics/name'], skipped: [] });
  expect(game.state.document.basics.name).toBe('Ada');
  expect(game.undoable.at(-1)).toEqual({ undo: null, redo: 'basics/name' });
  game.pass(60);
  const [back] = opsOf(game.take());
  expect([first, back].map((op) => op?.slice(0, 4))).toEqual([
    [1, 'set', 'basics/name', 'Grace'],
    [2, 'set', 'basics/name', 'Ada'],
  ]);
  game.session.redo();
  expect(game.state.document.basics.name).toBe('Grace');
  expect(game.session.redo()).toBeNull();
});

test('what somebody else wrote since stays', () => {
  const game = opened();
  game.open();
  game.session.write([['basics/phone', '1']]);
  game.say({ type: 'ack', upto: 1, seq: 1, now: game.now(), took: [[1, 1]], restamp: [], lost: [], nack: [] });
  game.say({ type: 'ops', actor: ReplicaId.parse('theirs000000'), seq: 2, ops: [theirs(2, 'basics/phone', '2')] });
  expect(game.session.undo()).toMatchObject({ paths: [], skipped: [{ path: 'basics/phone', why: 'changed' }] });
  expect(game.state.document.basics.phone).toBe('2');
});

test('a text is taken back as an edit of one’s own', () => {
  const game = opened();
  game.open();
  game.session.text(SUMMARY).text.insert(0, 'Wrote engines');
  const sent = opsOf(game.take());
  game.say({ type: 'ack', upto: 1, seq: 1, now: game.now(), took: [[1, 1]], restamp: [], lost: [], nack: [] });
  expect(game.session.undo()?.paths).toEqual([SUMMARY]);
  game.pass(60);
  sent.push(...opsOf(game.take()));
  expect(sent.map(([c, kind, path]) => [c, kind, path])).toEqual([
    [1, 'text', SUMMARY],
    [2, 'text', SUMMARY],
  ]);
  const there = newText(1);
  const shown = sent.map(([, , , update]) => {
    applyText(there, fromBase64(String(update)) ?? new Uint8Array(), 'remote');
    return proseOf(textIn(there));
  });
  expect(shown).toEqual([[{ spans: [{ text: 'Wrote engines' }] }], []]);
});

test('who may only read has nothing to take back, also when they might edit a moment ago', () => {
  const game = opened({ role: 'editor' });
  game.open();
  game.session.write([['basics/name', 'Ada']]);
  game.say({ type: 'role', role: 'viewer' });
  expect(game.session.undo()).toBeNull();
  expect(game.state.document.basics.name).toBe('Ada');
  game.say({ type: 'role', role: 'editor' });
  expect(game.session.undo()?.paths).toEqual(['basics/name']);
});

test('a page that takes over a place goes on with what was done there', async () => {
  const disk = new MemoryDisk();
  const locks = new Set<string>();
  let ids = 0;
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
    { user: UserId.parse(`usr_${'0'.repeat(26)}`), resume: ResumeId.parse(`res_${'0'.repeat(26)}`) },
  );
  const device: Device = { claim: () => places.claim(), claimWaiting: async () => null, typed: () => {} };
  const first = opened({ role: 'editor' }, device);
  await vi.waitFor(() => expect(first.state.keeping).toBe('kept'));
  first.open();
  first.session.write([['basics/name', 'Ada']]);
  first.session.text(SUMMARY).text.insert(0, 'typed');
  await vi.waitFor(() => expect(first.state.keeping).toBe('kept'));
  first.session.close();
  await vi.waitFor(() => expect(locks.size).toBe(0));

  const second = opened({}, device);
  await vi.waitFor(() => expect(second.state.keeping).toBe('kept'));
  expect(second.undoable.at(-1)).toEqual({ undo: SUMMARY, redo: null });
  second.session.undo();
  expect(second.session.read(SUMMARY)).toEqual([]);
  second.session.undo();
  expect(second.session.read('basics/name')).toBeNull();
  expect(second.undoable.at(-1)).toEqual({ undo: null, redo: 'basics/name' });
});

test('the page is told only of what is another', () => {
  createRoot((end) => {
    const { state, changed } = createUndoState();
    const first = state();
    changed({ undo: null, redo: null });
    expect(state()).toBe(first);
    changed({ undo: 'typing', redo: null });
    expect(state()).toEqual({ undo: 'typing', redo: null });
    end();
  });
});
