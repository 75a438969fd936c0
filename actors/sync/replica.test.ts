import { describe, expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import { type Ack, LIVE_LIMITS, type RegisterEntry, type Welcome } from '#protocol/live';
import { Replica, type ReplicaPorts } from './replica.ts';
import { newReplica } from './replica-state.ts';

const NOW = 1_793_404_800_000;
const ME = 'replica0a';
const PORTS: ReplicaPorts = { now: () => NOW, newWriter: () => 7, edited: () => {} };
const theirs = (seq: number, path: string, value: string): RegisterEntry => [path, value, '0mvvmwzhw000replica0b', seq];

const welcome = (t0: number, over: Partial<Welcome> = {}): Welcome => ({
  type: 'welcome',
  v: 1,
  resume: ResumeId.parse(`res_${'0'.repeat(26)}`),
  session: 's',
  role: 'editor',
  seq: 0,
  seen: 0,
  now: t0,
  t0,
  regs: [],
  presence: [],
  ...over,
});
const ack = (over: Partial<Ack>): Ack => ({ type: 'ack', upto: 0, seq: 0, now: NOW, took: [], restamp: [], lost: [], nack: [], ...over });

function greeted(over: Partial<Welcome> = {}): Replica {
  const replica = new Replica(newReplica(ME), PORTS);
  replica.receive(welcome(replica.hello(NOW).t0, over), NOW);
  return replica;
}

describe('a replica', () => {
  it('shows its own edits at once and what the actor decided below them', () => {
    const replica = greeted({ seq: 1, regs: [theirs(1, 'basics/name', 'Ada')] });
    expect(replica.read('basics/name')).toBe('Ada');
    replica.set('basics/name', 'Ada L.', NOW);
    replica.set('basics/name', 'Ada Lovelace', NOW);
    expect(replica.read('basics/name')).toBe('Ada Lovelace');
    expect(replica.pending).toBe(1);
    expect([...replica.entries()]).toEqual([['basics/name', 'Ada Lovelace']]);
  });

  it('sends one push at a time, within its limits, and never changes what it sent', () => {
    const replica = greeted();
    for (let i = 0; i < LIVE_LIMITS.pushOps + 5; i += 1) replica.set(`basics/x${i}`, i, NOW);
    const push = replica.nextPush();
    expect(push?.ops).toHaveLength(LIVE_LIMITS.pushOps);
    expect(replica.nextPush()).toBeNull();
    replica.set('basics/x0', 'later', NOW);
    const { t0 } = replica.hello(NOW + 1);
    expect(replica.nextPush()).toBeNull();
    replica.receive(welcome(t0), NOW + 1);
    expect(replica.nextPush()).toEqual(push);
    expect(replica.pending).toBe(LIVE_LIMITS.pushOps + 6);
  });

  it('goes on after a push that was cut short by its bytes', () => {
    const replica = greeted();
    const big = 'x'.repeat(30_000);
    for (let i = 0; i < 6; i += 1) replica.set(`basics/x${i}`, big, NOW);
    const sent = replica.nextPush()?.ops.length ?? 0;
    expect(sent).toBeLessThan(6);
    replica.receive(ack({ upto: sent, seq: sent, took: Array.from({ length: sent }, (_, i): [number, number] => [i + 1, i + 1]) }), NOW);
    expect(replica.nextPush()?.ops[0]?.[0]).toBe(sent + 1);
  });

  it('stamps by the actor’s clock, as of the last handshake', () => {
    const replica = new Replica(newReplica(ME), PORTS);
    replica.receive(welcome(replica.hello(NOW - 3_600_000).t0, { now: NOW }), NOW - 3_600_000);
    replica.set('basics/name', 'x', NOW - 3_600_000);
    expect(replica.state.queue[0]?.stamp.slice(0, 9)).toBe(NOW.toString(36).padStart(9, '0'));
  });

  it('stamps an edit of what it saw later than that, whatever its clock says', () => {
    const ahead = `${(NOW + 50_000).toString(36).padStart(9, '0')}000replica0b`;
    const replica = greeted({ seq: 1, regs: [['basics/name', 'Ada', ahead, 1]] });
    replica.set('basics/name', 'mine', NOW);
    const [edit] = replica.state.queue;
    expect(edit?.base).toBe(ahead);
    expect((edit?.stamp ?? '') > ahead).toBe(true);
  });

  it('does not show an older value while it waits for what came before its own', () => {
    const replica = greeted({ seq: 1, regs: [theirs(1, 'basics/name', 'old')] });
    replica.set('basics/name', 'mine', NOW);
    replica.nextPush();
    const effects = replica.receive(ack({ upto: 1, seq: 3, took: [[1, 3]] }), NOW);
    expect(effects.hello).toBe(true);
    expect(replica.read('basics/name')).toBe('mine');
    const { t0 } = replica.hello(NOW + 1);
    const mine: RegisterEntry = ['basics/name', 'mine', replica.state.queue[0]?.stamp ?? '', 3];
    expect(replica.receive(welcome(t0, { seq: 3, seen: 1, regs: [theirs(2, 'basics/email', 'x'), mine] }), NOW)).toMatchObject({
      lost: [],
      refused: [],
    });
    expect([replica.pending, replica.read('basics/name')]).toEqual([0, 'mine']);
  });

  it('tells what became of an edit whose acknowledgement was lost', () => {
    const replica = greeted();
    for (const [path, value] of [
      ['basics/name', 'taken'],
      ['basics/email', 'refused'],
      ['basics/phone', 'lost'],
    ] as const)
      replica.set(path, value, NOW);
    const stamps = replica.nextPush()?.ops.map((op) => op[4]) ?? [];
    const later: RegisterEntry = ['basics/phone', 'theirs', `${(NOW + 9).toString(36).padStart(9, '0')}000replica0b`, 2];
    const { t0 } = replica.hello(NOW + 1);
    const effects = replica.receive(welcome(t0, { seq: 2, seen: 3, regs: [['basics/name', 'taken', stamps[0] ?? '', 1], later] }), NOW);
    expect(effects.refused).toMatchObject([{ path: 'basics/email', mine: 'refused', code: 'conflict' }]);
    expect(effects.lost).toEqual([{ path: 'basics/phone', mine: 'lost', winner: later }]);
    expect(replica.pending).toBe(0);
  });

  it('takes no welcome but the answer to its last hello', () => {
    const replica = greeted({ seq: 1, regs: [theirs(1, 'basics/name', 'Ada')] });
    replica.set('basics/name', 'x', NOW);
    replica.nextPush();
    const old = replica.hello(NOW + 1);
    const last = replica.hello(NOW + 2);
    replica.receive(welcome(old.t0, { seq: 9 }), NOW);
    expect(replica.state.since).toBe(1);
    replica.receive(welcome(last.t0, { seq: 1 }), NOW);
    replica.receive(welcome(last.t0, { seq: 7, seen: 1 }), NOW);
    expect([replica.state.since, replica.pending]).toEqual([1, 1]);
  });

  it('starts over with an actor that was put back to an earlier day, and keeps what waits', () => {
    const replica = greeted({ seq: 9, seen: 4, regs: [theirs(8, 'basics/name', 'gone'), theirs(9, 'basics/url', 'gone')] });
    replica.set('basics/email', 'mine', NOW);
    replica.nextPush();
    const { t0 } = replica.hello(NOW + 1);
    replica.receive(welcome(t0, { seq: 1, seen: 0, regs: [theirs(1, 'basics/name', 'Ada')] }), NOW);
    expect(new Map(replica.entries())).toEqual(
      new Map([
        ['basics/name', 'Ada'],
        ['basics/email', 'mine'],
      ]),
    );
    expect(replica.nextPush()?.ops[0]?.[0]).toBe(1);
  });

  it('asks again when the stream has a hole, and passes over what it knows', () => {
    const replica = greeted({ seq: 1, regs: [theirs(1, 'basics/name', 'Ada')] });
    const ops = (seq: number) =>
      replica.receive({ type: 'ops', actor: 'replica0b', seq, ops: [theirs(seq, 'basics/name', `v${seq}`)] }, NOW);
    expect(ops(2).hello).toBe(false);
    expect(ops(2).changed.size).toBe(0);
    expect(ops(4).hello).toBe(true);
    expect(replica.read('basics/name')).toBe('v2');
    expect(replica.receive({ type: 'resync', seen: 0 }, NOW).hello).toBe(true);
  });
});
