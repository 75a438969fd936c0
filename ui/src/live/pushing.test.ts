import { describe, expect, it } from 'vitest';
import { Pushing } from './pushing.ts';

/** Pushes that are answered as soon as a test likes, by a clock of its own. */
function played() {
  let now = 1_000_000;
  let due: { at: number; job: () => void } | null = null;
  const at: number[] = [];
  const pushing = new Pushing(
    {
      now: () => now,
      after: (ms, job) => {
        due = { at: now + ms, job };
        return () => {
          due = null;
        };
      },
    },
    (left) => {
      at.push(now - 1_000_000);
      left(true);
      return true;
    },
  );
  const pass = (ms: number) => {
    const until = now + ms;
    while (due && due.at <= until) {
      const { at: when, job } = due;
      due = null;
      now = when;
      job();
    }
    now = until;
  };
  return { pushing, at, pass };
}

describe('pushing', () => {
  it('pauses between edits that are made one after another', () => {
    const { pushing, at, pass } = played();
    for (let ms = 0; ms < 200; ms += 10) {
      pushing.over();
      pushing.soon(false);
      pass(10);
    }
    expect(at).toEqual([0, 50, 100, 150, 200]);
  });

  it('sends what waited one after the other as it is answered, up to what a socket may say at once', () => {
    const { pushing, at, pass } = played();
    for (let ms = 0; ms < 1_000; ms += 5) {
      pushing.over();
      pushing.soon(true);
      pass(5);
    }
    expect(at.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, n) => n * 5));
    expect(at.slice(21, 24)).toEqual([150, 200, 250]);
    // A second's worth of pauses, and the ones before it.
    expect(at.length).toBeLessThanOrEqual(20 + 20 + 1);
  });

  it('may do so again after a quiet while, and never has two under way', () => {
    const { pushing, at, pass } = played();
    for (let n = 0; n < 25; n += 1) {
      pushing.soon(true);
      pushing.soon(true);
      pushing.over();
    }
    expect(at).toHaveLength(21);
    pass(50);
    pushing.over();
    pass(500);
    for (let n = 0; n < 25; n += 1) {
      pushing.soon(true);
      pushing.over();
    }
    // One at 50 ms, one after the pause, and the nine that it brought back.
    expect(at).toHaveLength(22 + 1 + 9);
    pushing.stop();
  });
});
