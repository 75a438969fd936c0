import { describe, expect, it } from 'vitest';
import { CHALLENGE_LIFE_MS, challengeExpiry, newChallenge } from './challenges.ts';

const SECRET = 'dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdC1zZWM';
const NOW = 1_790_000_000_000;

describe('a challenge', () => {
  it('is good for five minutes and for what it was made for', async () => {
    const challenge = await newChallenge(SECRET, 'sign-in', NOW);
    expect(await challengeExpiry(SECRET, 'sign-in', challenge, NOW)).toBe(NOW + CHALLENGE_LIFE_MS);
    expect(await challengeExpiry(SECRET, 'sign-in', challenge, NOW + CHALLENGE_LIFE_MS - 1)).not.toBeNull();
    expect(await challengeExpiry(SECRET, 'sign-in', challenge, NOW + CHALLENGE_LIFE_MS)).toBeNull();
    expect(await challengeExpiry(SECRET, 'confirm/usr/ses', challenge, NOW)).toBeNull();
    expect(await challengeExpiry(`${SECRET.slice(0, -1)}A`, 'sign-in', challenge, NOW)).toBeNull();
  });

  it('is another each time, and none that anybody else could make', async () => {
    const challenge = await newChallenge(SECRET, 'sign-in', NOW);
    expect(await newChallenge(SECRET, 'sign-in', NOW)).not.toBe(challenge);
    const other = challenge[30] === 'A' ? 'B' : 'A';
    expect(await challengeExpiry(SECRET, 'sign-in', challenge.slice(0, 30) + other + challenge.slice(31), NOW)).toBeNull();
    for (const nonsense of ['', 'A', 'A'.repeat(20), 'A'.repeat(75), 'A'.repeat(500), `${challenge}=`, challenge.slice(0, -4)])
      expect(await challengeExpiry(SECRET, 'sign-in', nonsense, NOW), nonsense).toBeNull();
  });
});
