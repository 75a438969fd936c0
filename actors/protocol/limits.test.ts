import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUESSES, guessWait, RATE_PERIOD_S, RATES, type Rate } from './limits.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const rates: [string, Rate][] = Object.entries(RATES);

describe('the limits', () => {
  it('are those that the README names', () => {
    const readme = read('README.md');
    for (const [name, { each, all }] of rates)
      expect(readme).toMatch(new RegExp(`\\| \`${name}\` \\|[^|]+\\| ${each} \\| ${all ?? '–'} \\|`));
    expect(readme).toContain(`After ${GUESSES.free} wrong guesses`);
    expect(readme).toContain(`at most ${GUESSES.longestWaitMs / 1_000} seconds (${GUESSES.longestCodeWaitMs / 60_000} minutes for codes)`);
  });

  it('are those of the bindings on Cloudflare', () => {
    const found = [
      ...read('wrangler.toml').matchAll(/^name = "(RATE_\w+)"\nnamespace_id = "(\d+)"\nsimple = \{ limit = (\d+), period = (\d+) \}$/gm),
    ];
    const expected = rates.flatMap(([name, { each, all }]) => [
      [`RATE_${name.toUpperCase()}_EACH`, each],
      ...(all === null ? [] : [[`RATE_${name.toUpperCase()}_ALL`, all]]),
    ]);
    expect(found.map(([, name, , limit]) => [name, Number(limit)])).toEqual(expected);
    expect(new Set(found.map(([, , space]) => space)).size).toBe(expected.length);
    for (const [, , , , period] of found) expect(Number(period)).toBe(RATE_PERIOD_S);
  });
});

describe('the wait for the next guess', () => {
  it('is none at first, then doubles up to its longest, and passes', () => {
    expect(guessWait(GUESSES.free - 1, 0, 0)).toBe(0);
    expect([0, 1, 2, 3].map((more) => guessWait(GUESSES.free + more, 0, 0))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(guessWait(1_000_000, 0, 0)).toBe(GUESSES.longestWaitMs);
    expect(guessWait(1_000_000, 0, 0, GUESSES.longestCodeWaitMs)).toBe(900_000);
    expect(guessWait(GUESSES.free, 0, 600)).toBe(1_400);
    expect(guessWait(GUESSES.free, 0, 2_001)).toBe(0);
  });
});
