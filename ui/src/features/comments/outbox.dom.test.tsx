import { expect, test } from 'vitest';
import type { ErrorCode } from '#protocol/errors';
import { OfflineError, ProblemError } from '../../data/http.ts';
import { type Letter, NOTHING_KEPT, Shelf } from './kept.ts';
import { Outbox } from './outbox.ts';

const problem = (code: ErrorCode, status: number) => new ProblemError({ type: 'about:blank', title: `It is ${code}`, status, code });
const letter = (key: string): Letter => ({
  key,
  at: '2026-11-23T10:00:00.000Z',
  to: { thread: 'thr_1' },
  body: key,
  mentions: [],
  refused: null,
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

function play(failures: (Error | null)[]) {
  let letters: readonly Letter[] = [];
  const sent: string[] = [];
  const timers: (() => void)[] = [];
  const outbox = new Outbox({
    letters: () => letters,
    save: (next) => {
      letters = next;
    },
    send: async ({ key }) => {
      sent.push(key);
      const failure = failures.shift();
      if (failure) throw failure;
    },
    after: (_ms, job) => {
      timers.push(job);
      return () => timers.splice(timers.indexOf(job), 1);
    },
  });
  return { outbox, sent, timers, letters: () => letters };
}

test('comments leave in order, and are gone once they are taken', async () => {
  const { outbox, sent, letters } = play([]);
  outbox.post(letter('a'));
  outbox.post(letter('b'));
  expect(outbox.isSending('a')).toBe(true);
  expect(letters()).toHaveLength(2);
  await turn();
  expect(sent).toEqual(['a', 'b']);
  expect(letters()).toEqual([]);
  expect(outbox.isSending()).toBe(false);
});

test('without a connection they wait, in order, and are sent again under the same name', async () => {
  const { outbox, sent, timers, letters } = play([new OfflineError(null), problem('rate_limited', 429), null, null]);
  outbox.post(letter('a'));
  outbox.post(letter('b'));
  await turn();
  expect(sent).toEqual(['a']);
  expect(letters().map(({ key, refused }) => [key, refused])).toEqual([
    ['a', null],
    ['b', null],
  ]);
  timers[0]?.();
  await turn();
  expect(sent).toEqual(['a', 'a']);
  await outbox.go();
  expect(sent).toEqual(['a', 'a', 'a', 'b']);
  expect(letters()).toEqual([]);
});

test('one that is refused says why, holds up nobody, and waits for the person', async () => {
  const { outbox, sent, letters } = play([problem('not_found', 404), null, null]);
  outbox.post(letter('a'));
  outbox.post(letter('b'));
  await turn();
  expect(sent).toEqual(['a', 'b']);
  expect(letters()).toMatchObject([{ key: 'a', body: 'a', refused: 'It is not_found.' }]);
  await outbox.go();
  expect(sent).toHaveLength(2);
  outbox.retry('a');
  await turn();
  expect(sent).toEqual(['a', 'b', 'a']);
  expect(letters()).toEqual([]);
});

test('nothing is sent once the page is left', async () => {
  const { outbox, sent, timers, letters } = play([new OfflineError(null)]);
  outbox.post(letter('a'));
  await turn();
  outbox.stop();
  expect(timers).toEqual([]);
  await outbox.go();
  expect(sent).toEqual(['a']);
  expect(letters()).toHaveLength(1);
});

test('what is kept comes back after a reload, of this person and résumé only', () => {
  sessionStorage.clear();
  const kept = { ...NOTHING_KEPT, letters: [letter('a')], drafts: { 'reply thr_1': { body: 'half a', mentions: [] } } };
  expect(new Shelf('usr_1', 'res_1').write(kept)).toBe(true);
  expect(new Shelf('usr_1', 'res_1').read()).toEqual(kept);
  expect(new Shelf('usr_2', 'res_1').read()).toEqual(NOTHING_KEPT);
  sessionStorage.setItem('vitae-talk/usr_1/res_1', '{"drafts":1}');
  expect(new Shelf('usr_1', 'res_1').read()).toEqual(NOTHING_KEPT);
  const refusing = {
    getItem: () => null,
    removeItem: () => {},
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(new Shelf('usr_1', 'res_1', refusing).write(kept)).toBe(false);
});
