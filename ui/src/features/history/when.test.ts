import { describe, expect, it } from 'vitest';
import { byDay, sayDay, sayMoment, saySpan, sayTime } from './when.ts';

/** As people's own clocks show it, wherever the test runs. */
const at = (text: string) => new Date(text).toISOString();
const NOW = Date.parse(at('2026-11-24T09:00:00'));

describe('moments', () => {
  it('are spoken of by how long ago they were', () => {
    const early = at('2026-11-24T00:05:00');
    expect([sayDay(early, NOW), sayMoment(early, NOW)]).toEqual(['Today', `today ${sayTime(early)}`]);
    const yesterday = at('2026-11-23T23:59:00');
    expect([sayDay(yesterday, NOW), sayMoment(yesterday, NOW)]).toEqual(['Yesterday', `yesterday ${sayTime(yesterday)}`]);
    const wednesday = at('2026-11-18T14:05:00');
    const name = new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(Date.parse(wednesday));
    expect(sayMoment(wednesday, NOW)).toBe(`${name} ${sayTime(wednesday)}`);
    expect(sayDay(wednesday, NOW)).toContain('18');
    expect(sayDay(wednesday, NOW)).not.toContain('2026');
    const weekAgo = at('2026-11-17T14:05:00');
    expect(sayMoment(weekAgo, NOW)).toContain('2026');
    expect(sayDay(at('2024-11-17T14:05:00'), NOW)).toContain('2024');
  });

  it('of one activity are one or two', () => {
    const from = at('2026-11-24T08:55:10');
    expect(saySpan(from, at('2026-11-24T08:55:50'))).toBe(sayTime(from));
    const to = at('2026-11-24T09:04:00');
    expect(saySpan(from, to)).toBe(`${sayTime(from)} – ${sayTime(to)}`);
  });

  it('are put together by day, in their order', () => {
    const times = ['2026-11-24T08:00:00', '2026-11-24T00:00:00', '2026-11-23T23:59:59', '2026-11-01T12:00:00'].map(at);
    expect(byDay(times, (time) => time, NOW).map(({ day, items }) => [day, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      [sayDay(times[3] ?? '', NOW), 1],
    ]);
  });
});
