import { expect, it } from 'vitest';
import { type KeptPicture, tidyAt, unneeded } from './pictures.ts';

const DAY = 24 * 3_600_000;
const now = 100 * DAY;
const kept: KeptPicture[] = [
  { key: 'old', usedAt: now - DAY },
  { key: 'new', usedAt: now },
  { key: 'just now', usedAt: now - 1_000 },
];

it('keeps the picture used last, and others for as long as somebody may be fetching them', () => {
  expect(unneeded(kept, now).map(({ key }) => key)).toEqual(['old']);
  expect(unneeded(kept, now + 60_000).map(({ key }) => key)).toEqual(['just now', 'old']);
});

it('lets go of the last one when nobody has looked at it for a month', () => {
  expect(unneeded([{ key: 'new', usedAt: now }], now + 29 * DAY)).toEqual([]);
  expect(unneeded([{ key: 'new', usedAt: now }], now + 30 * DAY)).toHaveLength(1);
});

it('looks again when the first of them is due', () => {
  expect(tidyAt([])).toBeNull();
  expect(tidyAt(kept.slice(1))).toBe(now - 1_000 + 60_000);
  expect(tidyAt(kept.slice(1, 2))).toBe(now + 30 * DAY);
});
