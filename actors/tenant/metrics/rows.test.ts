import { describe, expect, it } from 'vitest';
import type { Counter } from '#protocol/metrics';
import { rowsOf, spanOf } from './rows.ts';

const counts = (entries: Partial<Record<Counter, number>>) => new Map(Object.entries(entries) as [Counter, number][]);

describe('hours and days', () => {
  it('are asked for by any time within them', () => {
    expect(spanOf('day', '2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z')).toMatchObject({ end: 20_781, first: 20_780 });
    expect(spanOf('day', '2026-11-23T13:00:00Z', '2026-11-24T00:00:01Z')).toMatchObject({ end: 20_782, first: 20_780 });
    expect(spanOf('hour', '2026-11-23T13:59:59Z', '2026-11-23T14:00:00Z')).toMatchObject({ end: 498_734, first: 498_733 });
  });

  it('are refused backwards, and when they are too many', () => {
    expect(spanOf('day', '2026-11-24T00:00:00Z', '2026-11-23T00:00:00Z')).toBeNull();
    expect(spanOf('hour', '2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z')).toBeNull();
  });

  it('have a row each, without holes, with what was stored carried on', () => {
    const counted = new Map([
      [20_780, counts({ edits: 7, bytesStored: 500, activeInDay: 2, activeInHour: 5, exportsDone: 1, exportMs200: 1 })],
      [20_782, counts({ bytesRemoved: 100 })],
    ]);
    const rows = rowsOf({ step: 'day', first: 20_780, end: 20_783 }, counted, 1_000);
    expect(rows.map(({ at, edits, storageBytes, activePeople }) => [at, edits, storageBytes, activePeople])).toEqual([
      ['2026-11-23T00:00:00.000Z', 7, 1_500, 2],
      ['2026-11-24T00:00:00.000Z', 0, 1_500, 0],
      ['2026-11-25T00:00:00.000Z', 0, 1_400, 0],
    ]);
    expect(rows.map(({ exportP95Ms }) => exportP95Ms)).toEqual([195, null, null]);
  });
});
