import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BODY_MAX_BYTES, FILE_MAX_BYTES } from './http.ts';
import { GUESSES, guessWait, HASHING, RATE_PERIOD_S, RATES, type Rate } from './limits.ts';
import { LIVE_LIMITS } from './live.ts';
import { PHOTO_MAX_BYTES, PHOTO_MAX_PIXELS } from './photo.ts';

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

  it('of what is sent are those that the README names', () => {
    const mebi = 1024 * 1024;
    const readme = read('README.md');
    expect(readme).toContain(`a request body has at most ${BODY_MAX_BYTES / mebi} MiB (an uploaded file ${FILE_MAX_BYTES / mebi} MiB`);
    expect(readme).toContain(`a photo ${PHOTO_MAX_BYTES / mebi} MB and ${PHOTO_MAX_PIXELS / 1e6} million pixels`);
    expect(readme).toContain(`a WebSocket frame ${LIVE_LIMITS.frameBytes / 1024} KiB`);
    expect(readme).toContain(`${LIVE_LIMITS.messagesPerSecond} messages a second with bursts of ${LIVE_LIMITS.burst}`);
    expect(readme).toContain(`${LIVE_LIMITS.socketsPerUser} sockets open on one résumé`);
  });

  it('of what is costly are those that the README names: it waits in turn, and not without end', () => {
    const words = new Map([[2, 'two']]);
    const readme = read('README.md');
    expect(readme).toContain(`at most ${words.get(HASHING.atOnce)} at once`);
    expect(readme).toContain(`up to ${HASHING.waiting} wait`);
    expect(readme).toMatch(/further ones are answered `503` with `Retry-After`/);
    expect(readme).toContain('a job that answers at once');
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
