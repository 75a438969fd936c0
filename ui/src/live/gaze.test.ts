import { expect, test } from 'vitest';
import type { Gaze } from '#protocol/live';
import { GazeTeller } from './gaze.ts';

function game() {
  const told: Gaze[] = [];
  const waits: number[] = [];
  let job: (() => void) | null = null;
  let works = true;
  const teller = new GazeTeller(
    (ms, next) => {
      waits.push(ms);
      job = next;
      return () => {
        job = null;
      };
    },
    (gaze) => works && told.push(gaze) > 0,
  );
  return {
    teller,
    told,
    waits,
    later: () => job?.(),
    setWorks: (on: boolean) => {
      works = on;
    },
  };
}
const spot = (index: number, at: string) => ({ anchor: index, head: index, at: [at, at] as [string, string] });

test('only the latest place is told, at most twenty times a second', () => {
  const { teller, told, waits, later } = game();
  for (let index = 0; index < 30; index += 1) teller.look('prose/a', spot(index, `at${index}`));
  expect(told).toEqual([]);
  later();
  expect(told).toEqual([{ field: 'prose/a', anchor: 29, head: 29, at: ['at29', 'at29'] }]);
  expect(waits.every((ms) => ms >= 50)).toBe(true);
});

test('who only moves along with the characters is not told again', () => {
  const { teller, told, later } = game();
  teller.look('prose/a', spot(1, 'same'));
  later();
  teller.look('prose/a', spot(2, 'same'));
  later();
  expect(told).toHaveLength(1);
  teller.look('prose/a');
  later();
  teller.look(null);
  later();
  expect(told.slice(1)).toEqual([
    { field: 'prose/a', anchor: null, head: null, at: null },
    { field: null, anchor: null, head: null, at: null },
  ]);
});

test('what could not be sent is told by the next socket', () => {
  const { teller, told, later, setWorks } = game();
  teller.begin();
  expect(told).toEqual([]);
  setWorks(false);
  teller.look('prose/a', spot(1, 'x'));
  later();
  setWorks(true);
  teller.begin();
  expect(told.map(({ field }) => field)).toEqual(['prose/a']);
});
