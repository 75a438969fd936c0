import { describe, expect, it } from 'vitest';
import { type KeyTimes, OVERLAP_MS, rotationOf, SIGNS_MS } from './rotation.ts';

const TOKEN_MS = 10 * 60_000;
const CACHE_MS = 5 * 60_000;

describe('the signing keys', () => {
  it('begin with one that signs at once', () => {
    expect(rotationOf([], 7)).toMatchObject({ signing: null, makeFrom: 7, dead: [] });
    expect(rotationOf([{ kid: 'a', signsFrom: 7 }], 7)).toEqual({
      signing: 'a',
      dead: [],
      makeFrom: null,
      lookAt: 7 + SIGNS_MS - OVERLAP_MS,
    });
  });

  it('go on for years: whenever a token may be about, its key is published, and each was so well before it signed', () => {
    let keys: KeyTimes[] = [];
    let now = 1_000;
    const published = new Map<string, number>();
    const lastSigned = new Map<string, number>();
    let rotations = 0;
    while (rotations < 24) {
      const rotation = rotationOf(keys, now);
      if (rotation.makeFrom !== null) {
        const kid = `k${published.size}`;
        keys.push({ kid, signsFrom: rotation.makeFrom });
        published.set(kid, now);
        if (published.size > 1) expect(rotation.makeFrom - now).toBeGreaterThanOrEqual(TOKEN_MS + CACHE_MS);
        rotations += 1;
      }
      for (const kid of rotation.dead) expect(now - (lastSigned.get(kid) ?? 0)).toBeGreaterThanOrEqual(TOKEN_MS + 2 * CACHE_MS - 1);
      keys = keys.filter(({ kid }) => !rotation.dead.includes(kid));
      const { signing, lookAt } = rotationOf(keys, now);
      expect(lookAt).toBeGreaterThan(now);
      // It signs until the alarm, or until the next one begins.
      const begins = keys.find(({ signsFrom }) => signsFrom > now)?.signsFrom ?? lookAt;
      if (signing) lastSigned.set(signing, Math.min(lookAt, begins) - 1);
      expect(keys.length).toBeLessThanOrEqual(3);
      now = Math.min(lookAt, begins);
    }
  });

  it('after a long sleep are still published before they sign', () => {
    const late = SIGNS_MS * 3;
    const { makeFrom, signing } = rotationOf([{ kid: 'a', signsFrom: 0 }], late);
    expect(makeFrom).toBe(late + OVERLAP_MS);
    expect(signing).toBe('a');
  });
});
