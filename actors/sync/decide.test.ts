import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Json } from '#protocol/json';
import type { Op, Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import { toBase64 } from './base64.ts';
import type { Author } from './clash.ts';
import { decidePush, decideWrites } from './decide.ts';
import { DOCUMENT_MAX_BYTES } from './decider.ts';
import type { Decision, DocumentState, Register } from './document-state.ts';
import { newText, textIn } from './prose-text.ts';
import { MemoryTexts } from './simulation/actor-texts.ts';
import { SERVER_REPLICA, stampMs, stampReplica, tick, ZERO_CLOCK } from './stamp.ts';

const NOW = 1_793_404_800_000;
const A = 'replica0a';
const B = 'replica0b';

/** A document as the actor keeps it: decisions go in one after another. */
class Held implements DocumentState {
  seq = 0;
  bytes = 0;
  clock = ZERO_CLOCK;
  readonly registers = new Map<Path, Register>();
  readonly texts = new MemoryTexts();
  readonly seen = new Map<string, number>();

  register = (path: Path) => this.registers.get(path);
  author = (): Author | null => null;
  hasPhoto = (): boolean => true;

  keep(decision: Decision): void {
    ({ seq: this.seq, bytes: this.bytes, clock: this.clock } = decision);
    for (const write of decision.writes) {
      if (write.kind === 'text') this.texts.keep(write, 'someone');
      else this.registers.set(write.path, write);
    }
  }

  push(replica: string, ops: Op[], mayEdit = true, now = NOW) {
    const decided = decidePush(this, replica, ops, { now, seen: this.seen.get(replica) ?? 0, mayEdit, user: replica, device: null });
    if ('resync' in decided) return decided;
    this.keep(decided.decision);
    this.seen.set(replica, decided.ack.upto);
    return decided.ack;
  }

  acked(replica: string, ops: Op[], mayEdit = true) {
    const ack = this.push(replica, ops, mayEdit);
    if ('resync' in ack) throw new Error('resync');
    return ack;
  }
}

/** What a page sends that begins to type. */
function textUpdate(typed: string, writer = 7): string {
  const doc = newText(writer);
  textIn(doc).insert(0, `${typed}\n`);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

const at = (ms: number, replica: string = A): Stamp => tick(ZERO_CLOCK, ms, replica).stamp;
const op = (c: number, path: Path, value: Json, stamp: Stamp, base: Stamp | null = null): Op => [c, 'set', path, value, stamp, base];

describe('a push', () => {
  it('is decided by the later stamp, whoever comes first', () => {
    const held = new Held();
    expect(held.acked(A, [op(1, 'basics/name', 'late', at(NOW))]).took).toEqual([[1, 1]]);
    const ack = held.acked(B, [op(1, 'basics/name', 'early', at(NOW - 1, B))]);
    expect(ack.lost).toEqual([[1, ['basics/name', 'late', at(NOW), 1]]]);
    expect(held.acked(B, [op(2, 'basics/name', 'later', at(NOW + 1, B))]).took).toEqual([[2, 2]]);
    expect(held.register('basics/name')?.value).toBe('later');
  });

  it('gives consecutive places to what it takes', () => {
    const held = new Held();
    const ack = held.acked(A, [op(1, 'basics/name', 'x', at(NOW)), op(2, 'basics/name', 7, at(NOW)), op(3, 'basics/email', 'y', at(NOW))]);
    expect(ack).toMatchObject({
      upto: 3,
      seq: 2,
      took: [
        [1, 1],
        [3, 2],
      ],
      nack: [[2, 'invalid_input', ['basics/name', 'x', at(NOW), 1]]],
    });
  });

  it('that comes twice takes effect once', () => {
    const held = new Held();
    const ops = [op(1, 'basics/name', 'x', at(NOW)), op(2, 'basics/email', 'y', at(NOW))];
    held.acked(A, ops);
    expect(held.acked(A, ops)).toMatchObject({ upto: 2, seq: 2, took: [] });
    expect(held.acked(A, [...ops, op(3, 'basics/phone', 'z', at(NOW))])).toMatchObject({ upto: 3, seq: 3, took: [[3, 3]] });
  });

  it('with a gap is not decided at all', () => {
    const held = new Held();
    expect(held.push(A, [op(1, 'basics/name', 'x', at(NOW)), op(3, 'basics/email', 'y', at(NOW))])).toEqual({ resync: 0 });
    expect(held.registers.size).toBe(0);
  });

  it('of stamps far in the future is stamped anew, and does not win for ever', () => {
    const held = new Held();
    const ack = held.acked(A, [op(1, 'basics/name', 'from the future', at(NOW + 3_600_000))]);
    const stamp = ack.restamp[0]?.[1] ?? '';
    expect(stampReplica(stamp)).toBe(SERVER_REPLICA);
    expect(stampMs(stamp)).toBe(NOW);
    expect(held.acked(B, [op(1, 'basics/name', 'next', at(NOW + 1, B))]).took).toHaveLength(1);
  });

  it('of a device whose clock jumps ahead while it is away does not lose to what it wrote before that', () => {
    const held = new Held();
    const [early, late] = [at(NOW + 30_000), at(NOW + 3_600_000)];
    const ack = held.acked(A, [op(1, 'basics/name', 'first', early), op(2, 'basics/name', 'then', late)]);
    expect(ack).toMatchObject({
      took: [
        [1, 1],
        [2, 2],
      ],
      lost: [],
    });
    expect(held.register('basics/name')?.value).toBe('then');
  });

  it('within a minute of the future keeps its stamps; the past is unlimited', () => {
    const held = new Held();
    const ack = held.acked(A, [op(1, 'basics/name', 'x', at(NOW + 60_000)), op(2, 'basics/email', 'y', at(NOW - 2_592_000_000))]);
    expect(ack).toMatchObject({
      restamp: [],
      lost: [],
      took: [
        [1, 1],
        [2, 2],
      ],
    });
  });

  it('of what one saw wins, also when its stamp is from the future', () => {
    const held = new Held();
    const seen = at(NOW + 50_000, B);
    held.acked(B, [op(1, 'basics/name', 'theirs', seen)]);
    const ack = held.acked(A, [op(1, 'basics/name', 'mine', at(NOW + 100_000), seen)]);
    expect(ack.took).toHaveLength(1);
    expect((ack.restamp[0]?.[1] ?? '') > seen).toBe(true);
  });

  it('of somebody who may not edit is refused, operation by operation', () => {
    const held = new Held();
    const ack = held.acked(A, [op(1, 'basics/name', 'x', at(NOW))], false);
    expect(ack).toMatchObject({ upto: 1, seq: 0, nack: [[1, 'forbidden', null]] });
  });

  it('with another replica’s stamp is refused', () => {
    expect(new Held().acked(A, [op(1, 'basics/name', 'x', at(NOW, B))]).nack).toEqual([[1, 'invalid_input', null]]);
  });

  it('may make an item and write to it at once', () => {
    const ack = new Held().acked(A, [
      op(1, 'item/i1/kind', 'skill', at(NOW)),
      op(2, 'item/i1/name', 'Erlang', at(NOW)),
      [3, 'text', 'prose/i1.summary', textUpdate('Actors'), at(NOW), null],
      op(4, 'item/i2/name', 'nobody', at(NOW)),
      op(5, 'item/i1/organization', 'not a skill’s', at(NOW)),
    ]);
    expect(ack.took).toHaveLength(3);
    expect(ack.nack.map(([c, code]) => [c, code])).toEqual([
      [4, 'unknown_item'],
      [5, 'unknown_path'],
    ]);
  });

  it('never changes a kind', () => {
    const held = new Held();
    held.acked(A, [op(1, 'item/i1/kind', 'skill', at(NOW)), op(2, 'sec/s1/kind', 'skills', at(NOW))]);
    const ack = held.acked(A, [
      op(3, 'item/i1/kind', 'experience', at(NOW + 1)),
      op(4, 'sec/s1/kind', 'awards', at(NOW + 1)),
      op(5, 'item/i1/kind', 'skill', at(NOW + 1)),
    ]);
    expect(ack.nack.map(([c, code]) => [c, code])).toEqual([
      [3, 'conflict'],
      [4, 'conflict'],
    ]);
    expect(ack.took).toEqual([[5, 3]]);
  });

  it('is refused where the document is full, but may always make it smaller', () => {
    const held = new Held();
    held.acked(A, [op(1, 'basics/name', 'a long name', at(NOW)), op(2, 'basics/email', 'x', at(NOW))]);
    held.bytes = DOCUMENT_MAX_BYTES;
    const ack = held.acked(A, [
      op(3, 'basics/phone', '1', at(NOW)),
      op(4, 'basics/name', 'short', at(NOW + 1)),
      op(5, 'basics/email', 'xy', at(NOW + 1)),
    ]);
    expect(ack.nack).toEqual([[3, 'document_full', null]]);
    expect(ack.took).toEqual([
      [4, 3],
      [5, 4],
    ]);
  });

  it('weighs what it holds: values and paths', () => {
    const held = new Held();
    held.acked(A, [op(1, 'basics/name', 'é', at(NOW)), op(2, 'basics/name', 'xyz', at(NOW + 1))]);
    expect(held.bytes).toBe('basics/name'.length + '"xyz"'.length);
  });
});

describe('writes without stamps', () => {
  it('are edits of what is there now', () => {
    const held = new Held();
    held.acked(A, [op(1, 'basics/name', 'x', at(NOW + 50_000))]);
    const { decision, results } = decideWrites(
      held,
      [
        { path: 'basics/name', value: 'y' },
        { path: 'basics/name', value: 'z' },
      ],
      NOW,
    );
    expect(results).toEqual([
      { status: 'applied', seq: 2 },
      { status: 'applied', seq: 3 },
    ]);
    held.keep(decision);
    expect(held.register('basics/name')).toMatchObject({ value: 'z', seq: 3 });
    expect(decision.writes.map((write) => write.kind === 'set' && write.previous)).toEqual(['x', 'y']);
  });

  it('lose when somebody has written since what they were made from', () => {
    const held = new Held();
    const base = at(NOW);
    held.acked(A, [op(1, 'basics/name', 'x', base)]);
    expect(decideWrites(held, [{ path: 'basics/name', value: 'y', base }], NOW).results).toMatchObject([{ status: 'applied' }]);
    held.acked(A, [op(2, 'basics/name', 'z', at(NOW + 1))]);
    expect(decideWrites(held, [{ path: 'basics/name', value: 'y', base }], NOW).results).toEqual([{ status: 'lost' }]);
    expect(decideWrites(held, [{ path: 'basics/email', value: 'y', base }], NOW).results).toEqual([{ status: 'lost' }]);
  });

  it('are refused one by one', () => {
    const { results } = decideWrites(
      new Held(),
      [
        { path: 'nowhere', value: 1 },
        { path: 'basics/name', value: 'x' },
        { path: 'item/a/name', value: 'x' },
      ],
      NOW,
    );
    expect(results).toEqual([
      { status: 'refused', code: 'unknown_path' },
      { status: 'applied', seq: 1 },
      { status: 'refused', code: 'unknown_item' },
    ]);
  });
});
