import { expect, it } from 'vitest';
import { timedBreath } from './breath.ts';

function breathing() {
  const clock = { now: 0, pauses: 0 };
  const breathe = timedBreath(
    () => clock.now,
    async () => {
      clock.pauses += 1;
    },
  );
  return { clock, breathe };
}

it('pauses once the thread has been kept for 8 ms, and counts anew from then', async () => {
  const { clock, breathe } = breathing();
  clock.now = 7;
  expect(breathe()).toBeUndefined();
  clock.now = 8;
  await breathe();
  expect(clock.pauses).toBe(1);
  clock.now = 15;
  expect(breathe()).toBeUndefined();
  clock.now = 16;
  await breathe();
  expect(clock.pauses).toBe(2);
});

it('pauses after a dozen pieces where the clock stands still', async () => {
  const { clock, breathe } = breathing();
  for (let piece = 0; piece < 36; piece += 1) await breathe();
  expect(clock.pauses).toBe(3);
});

it('does not pause for many small pieces while the clock runs', async () => {
  const { clock, breathe } = breathing();
  for (let piece = 0; piece < 70; piece += 1) {
    clock.now += 0.1;
    await breathe();
  }
  expect(clock.pauses).toBe(0);
});
