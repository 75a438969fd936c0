import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askAgainAfter, Turns } from './turns.ts';

/** Lets everybody ask, in this order, and ends whoever has the turn, until all have had theirs. */
function play(jobs: readonly [job: string, user: string][], atOnce = 1): string[] {
  const turns = new Turns(atOnce);
  for (const [job, user] of jobs) turns.ask(job, user, 0);
  const order: string[] = [];
  let waiting = [...jobs];
  while (waiting.length > 0) {
    const going = waiting.filter(([job, user]) => turns.ask(job, user, 0) === 0);
    expect(going.length).toBeGreaterThan(0);
    expect(going.length).toBeLessThanOrEqual(atOnce);
    order.push(...going.map(([job]) => job));
    for (const [job] of going) turns.end(job);
    waiting = waiting.filter(([job]) => !going.some(([other]) => other === job));
  }
  return order;
}

describe('turns', () => {
  it('go round by person: who has one job is not held up by who has fifty', () => {
    const many = Array.from({ length: 50 }, (_, at): [string, string] => [`a${at}`, 'ann']);
    const order = play([...many, ['b', 'bob'], ['c', 'cy']]);
    expect(order.indexOf('b')).toBeLessThan(3);
    expect(order.indexOf('c')).toBeLessThan(4);
    expect(order.filter((job) => job.startsWith('a'))).toEqual(many.map(([job]) => job));
  });

  it('are never more at once than allowed, and everybody gets one, whoever asks in whatever order', () => {
    const people = fc.array(fc.constantFrom('ann', 'bob', 'cy'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 3 }), (users, atOnce) => {
        const jobs = users.map((user, at): [string, string] => [`job${at}`, user]);
        expect(play(jobs, atOnce).toSorted()).toEqual(jobs.map(([job]) => job).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('say how many go before', () => {
    const turns = new Turns(1);
    expect(turns.ask('a', 'ann', 0)).toBe(0);
    expect(turns.ask('b', 'ann', 0)).toBe(1);
    expect(turns.ask('c', 'bob', 0)).toBe(1);
    expect(turns.ask('b', 'ann', 0)).toBe(2);
    expect(turns.of('ann')).toBe(2);
    turns.end('a');
    expect(turns.ask('c', 'bob', 0)).toBe(0);
    expect(turns.ask('b', 'ann', 0)).toBe(1);
  });

  it('pass on when whoever has one is not heard of any more, but not while it says that it lives', () => {
    const turns = new Turns(1);
    turns.ask('a', 'ann', 0);
    turns.keep('a', 29_000);
    expect(turns.ask('b', 'bob', 40_000)).toBe(1);
    expect(turns.lost).toBe(0);
    expect(turns.ask('b', 'bob', 60_000)).toBe(0);
    expect(turns.lost).toBe(1);
  });

  it('forget whoever stopped asking', () => {
    const turns = new Turns(1);
    turns.ask('a', 'ann', 0);
    turns.ask('b', 'ann', 0);
    turns.ask('c', 'ann', 4_000);
    turns.end('a');
    expect(turns.ask('c', 'ann', 6_000)).toBe(0);
  });

  it('are asked for again often enough not to be forgotten', () => {
    for (const before of [1, 10, 100, 10_000]) expect(askAgainAfter(before)).toBeLessThan(5_000 / 2);
    expect(askAgainAfter(1)).toBeLessThanOrEqual(20);
  });
});
