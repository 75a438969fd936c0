import { describe, expect, it } from 'vitest';
import { JobId } from '#protocol/ids';
import { type DrainDeps, drain, type Entry } from './drain.ts';

const job = JobId.parse(`job_${'0'.repeat(26)}`);
const entry = (id: number, lane: string, attempts = 0): Entry => ({ id, lane, attempts, effect: { to: 'exports', nudge: { job } } });

const SENDING_MS = 5;

/** An outbox in memory, whose receiver answers as the test says. */
function outbox(waiting: Entry[], answer: (entry: Entry) => 'ok' | 'throw' | 'unavailable' | 'forbidden') {
  const sent: number[] = [];
  const delayed = new Map<number, number>();
  const parked = new Map<number, string>();
  const rests: number[] = [];
  const clock = { now: 0 };
  const gone = (id: number) => sent.includes(id) || parked.has(id);
  const deps: DrainDeps = {
    due: (limit) =>
      waiting
        .filter(
          (one) =>
            !gone(one.id) &&
            !delayed.has(one.id) &&
            !waiting.some((before) => before.lane === one.lane && before.id < one.id && !gone(before.id)),
        )
        .slice(0, limit),
    async send(one) {
      clock.now += SENDING_MS;
      const said = answer(one);
      if (said === 'throw') throw new Error('network');
      return said === 'ok' ? { ok: true } : { ok: false, refusal: { code: said } };
    },
    sent: (one) => sent.push(one.id),
    retryAt: (one, delay) => delayed.set(one.id, delay),
    park: (one, why) => parked.set(one.id, why),
    now: () => clock.now,
    async wait(ms) {
      rests.push(ms);
    },
  };
  return { deps, sent, delayed, parked, rests };
}

describe('the outbox', () => {
  it('sends each lane in order', async () => {
    const box = outbox([entry(1, 'a'), entry(2, 'b'), entry(3, 'a'), entry(4, 'a')], () => 'ok');
    await drain(box.deps);
    expect(box.sent.filter((id) => id !== 2)).toEqual([1, 3, 4]);
  });

  it('holds up only the lane that fails', async () => {
    const box = outbox([entry(1, 'a'), entry(2, 'b'), entry(3, 'a'), entry(4, 'b')], (one) => (one.lane === 'a' ? 'throw' : 'ok'));
    await drain(box.deps);
    expect(box.sent).toEqual([2, 4]);
    expect([...box.delayed]).toEqual([[1, 1_000]]);
  });

  it('rests between full batches for as long as the last one took', async () => {
    const lanes = Array.from({ length: 14 }, (_, id) => entry(id, `lane ${id}`));
    const box = outbox(lanes, () => 'ok');
    await drain(box.deps);
    expect(box.sent).toHaveLength(14);
    expect(box.rests).toEqual([30, 30]);
  });

  it('waits longer after each failure, up to half an hour', async () => {
    const delays: number[] = [];
    for (const attempts of [0, 1, 5, 20]) {
      const box = outbox([entry(1, 'a', attempts)], () => 'unavailable');
      await drain(box.deps);
      delays.push(box.delayed.get(1) ?? 0);
    }
    expect(delays).toEqual([1_000, 2_000, 32_000, 1_800_000]);
  });

  it('parks what is refused for good, or fails too often, and lets the lane go on', async () => {
    const refused = outbox([entry(1, 'a'), entry(2, 'a')], (one) => (one.id === 1 ? 'forbidden' : 'ok'));
    await drain(refused.deps);
    expect([...refused.parked]).toEqual([[1, 'forbidden']]);
    expect(refused.sent).toEqual([2]);
    const tired = outbox([entry(1, 'a', 29)], () => 'throw');
    await drain(tired.deps);
    expect([...tired.parked]).toEqual([[1, 'Error']]);
  });
});
