import { expect, test } from 'vitest';
import { MetricsRow } from '#protocol/metrics';
import answers from '../../../../actors/protocol/fixtures/v1/http.MetricsAnswer.json';
import { CHARTS, spanOf, wholeOf } from './figures.ts';

const NOW = Date.parse('2026-11-23T15:40:00Z');

test('a span ends with the hour or the day that is not over', () => {
  expect(spanOf('1', NOW)).toEqual({ step: 'hour', from: '2026-11-22T16:00:00.000Z', to: '2026-11-23T16:00:00.000Z' });
  expect(spanOf('30', NOW)).toEqual({ step: 'day', from: '2026-10-25T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' });
});

test('everything that is counted stands in one chart', () => {
  const shown = CHARTS.flatMap(({ figures }): string[] => [...figures]);
  expect(shown.toSorted()).toEqual(
    Object.keys(MetricsRow.shape)
      .filter((key) => key !== 'at')
      .toSorted(),
  );
});

test('counts are summed up, a size is its last, times and people have no sum', () => {
  const row = MetricsRow.parse(answers[0]?.rows[0]);
  const rows = [
    { ...row, edits: 3, storageBytes: 500 },
    { ...row, edits: 4, storageBytes: 300 },
  ];
  expect(wholeOf(rows, 'edits')).toBe(7);
  expect(wholeOf(rows, 'storageBytes')).toBe(300);
  expect(wholeOf(rows, 'exportP95Ms')).toBeNull();
  // Whoever came on two days would count twice.
  expect(wholeOf(rows, 'activePeople')).toBeNull();
});
