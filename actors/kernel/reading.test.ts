import { describe, expect, it } from 'vitest';
import { MAX_SILENT_MS, MAX_UNREAD_UNITS, Reading } from './reading.ts';

const EVERY_MS = 40;

/** Sends `units` every 40 ms until the reader is too slow or `ms` have passed; returns how long it went on. */
function stream(reading: Reading, units: number, ms: number, answer: (now: number, sent: number) => void = () => {}): number {
  let sent = 0;
  for (let now = 0; now <= ms; now += EVERY_MS) {
    if (reading.isTooSlow(now)) return now;
    reading.add(units, now);
    sent += units;
    answer(now, sent);
  }
  return ms;
}

describe('how far a reader has come', () => {
  it('is too little after four seconds of being sent to without a word', () => {
    const gone = stream(new Reading(true), 130, 60_000);
    expect(gone).toBeGreaterThan(MAX_SILENT_MS);
    expect(gone).toBeLessThan(5_000);
  });

  it('is too little at once with a million units on the way', () => {
    const gone = stream(new Reading(true), 50_000, 60_000);
    expect(gone).toBe((MAX_UNREAD_UNITS / 50_000 + 1) * EVERY_MS);
  });

  it('is enough for as long as the reader says so once a second, however little', () => {
    const reading = new Reading(true);
    const gone = stream(reading, 1_000, 60_000, (now, sent) => {
      if (now % 1_000 === 0) expect(reading.got(sent - 500, now)).toBe(true);
    });
    expect(gone).toBe(60_000);
    expect(reading.unread).toBeLessThan(26_000);
  });

  it('is not held against who is sent to seldom', () => {
    const reading = new Reading(true);
    for (let now = 0; now < 600_000; now += 2_000) {
      expect(reading.isTooSlow(now)).toBe(false);
      reading.add(200, now);
    }
  });

  it('may be nothing for as long as a long greeting takes on a slow line, and no longer', () => {
    const reading = new Reading(true);
    reading.greet(1_500_000, 0);
    reading.add(200, 1_000);
    // The greeting alone is no reason.
    expect(reading.isTooSlow(1_040)).toBe(false);
    const lasts = (since: number) => {
      for (let now = since; ; now += EVERY_MS) {
        if (reading.isTooSlow(now)) return now;
        reading.add(200, now);
      }
    };
    const gone = lasts(2_000);
    expect(gone).toBeGreaterThan(60_000);
    expect(gone).toBeLessThan(70_000);
  });

  it('cannot be kept back by asking for greetings', () => {
    const reading = new Reading(true);
    reading.greet(900_000, 0);
    reading.greet(900_000, 10);
    expect(reading.isTooSlow(20)).toBe(false);
    reading.greet(900_000, 20);
    expect(reading.isTooSlow(30)).toBe(true);
  });

  it('is never more than was sent', () => {
    const reading = new Reading(true);
    reading.add(100, 0);
    expect(reading.got(101, 1)).toBe(false);
    expect(reading.got(100, 1)).toBe(true);
    expect(reading.unread).toBe(0);
    // An older word that was overtaken changes nothing.
    expect(reading.got(50, 2)).toBe(true);
    expect(reading.unread).toBe(0);
  });

  it('goes on after a sleep, in which the actor forgot what it had sent', () => {
    const reading = new Reading(false);
    reading.add(300, 0);
    expect(reading.got(70_000, 10)).toBe(true);
    reading.add(200, 20);
    expect(reading.unread).toBe(200);
    expect(reading.got(70_200, 30)).toBe(true);
    expect(reading.unread).toBe(0);
    // The reader may have had more under way than what it said first.
    expect(reading.got(70_900, 40)).toBe(true);
    expect(reading.unread).toBe(0);
  });
});
