import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#protocol/language';
import {
  brokenFrame,
  busyFrame,
  expiredFrame,
  type Frame,
  frameHtml,
  makingFrame,
  nothingFrame,
  notMadeFrame,
  passwordFrame,
  reportedFrame,
  reportFrame,
} from './frame.ts';

const PATH = '/r/ada';
const FRAMES: Record<string, Frame> = {
  nothing: nothingFrame,
  expired: expiredFrame,
  busy: busyFrame(undefined),
  'too often': busyFrame(12),
  broken: brokenFrame('req-1'),
  password: passwordFrame(PATH),
  'no password': passwordFrame(PATH, (words) => words.password.missing),
  'wrong password': passwordFrame(PATH, (words) => words.password.wrong),
  'too many passwords': passwordFrame(PATH, (words) => words.tooOften(12)),
  making: makingFrame(PATH),
  'not made': notMadeFrame(PATH),
  report: reportFrame(PATH),
  'no reason': reportFrame(PATH, { isWrong: true }),
  reported: reportedFrame,
};

/** What stands between the tags of its body, each by itself. */
async function wordsOf(frame: Frame, language: (typeof LANGUAGES)[number]): Promise<string[]> {
  const { text } = await frameHtml(frame, language);
  const [, body = ''] = text.split('<body>');
  return body
    .split(/<[^>]*>/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
}

describe.each(LANGUAGES)('a page around a résumé, in %s', (language) => {
  it.each(Object.entries(FRAMES))('%s: says its language and its direction', async (_name, frame) => {
    const { text } = await frameHtml(frame, language);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('a page around a résumé, in %s', (language) => {
  it.each(Object.entries(FRAMES))('%s: has no English word left', async (_name, frame) => {
    const english = new Set(await wordsOf(frame, 'en'));
    expect((await wordsOf(frame, language)).filter((words) => english.has(words))).toEqual([]);
  });
});
