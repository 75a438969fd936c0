import { createStore, produce } from 'solid-js/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UserId } from '#protocol/ids';
import type { Conflict } from '#protocol/live';
import { LiveRegion } from '../../app/announce.tsx';
import { speakLanguage } from '../../i18n/words.ts';
import { ToastRegion } from '../../kit/toast.tsx';
import { emptyState, type LiveState } from '../../live/store.ts';
import { expectAccessible, find, settle, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { sayNotice } from '../editor/notices.ts';
import { ConflictsOf } from './Conflicts.tsx';

vi.setConfig({ testTimeout: 20_000 });

const ADA = { id: UserId.parse(`usr_${'1'.repeat(26)}`), name: 'Ada' };
const BO = { id: UserId.parse(`usr_${'2'.repeat(26)}`), name: 'Bo' };
const NOW = Date.now();
const line = (text: string) => [{ list: 'bullet' as const, spans: [{ text }] }];
const PHONE: Conflict = {
  id: 'c1',
  path: 'basics/phone',
  kind: 'replaced',
  at: NOW - 2_000,
  stands: { user: BO, value: '2', at: NOW - 300_000, device: 'phone' },
  other: { user: ADA, value: '1', at: NOW - 400_000, device: 'computer' },
};
const SUMMARY: Conflict = {
  id: 'c2',
  path: 'prose/basics.summary',
  kind: 'merged',
  at: NOW - 1_000,
  stands: { user: ADA, value: line('Led the whole team'), at: NOW, device: 'computer' },
  other: { user: BO, value: line('Led the team'), at: NOW, device: 'computer' },
};
const JOB: Conflict = {
  id: 'c3',
  path: 'item/job/alive',
  kind: 'deleted',
  at: NOW,
  stands: { user: BO, value: false, at: NOW, device: null },
  other: { user: ADA, value: 'Head', at: NOW, device: null },
};

let hide = () => {};
let asked: string[];
let answer: () => Response | Promise<Response>;
beforeEach(() => {
  asked = [];
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`);
    return answer();
  });
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

const VALUES: Record<string, unknown> = { 'basics/phone': '2', 'item/job/alive': false, 'item/job/kind': 'experience' };

function open(conflicts: Conflict[], { isNarrow = false, canEdit = true, values = VALUES } = {}) {
  vi.stubGlobal('matchMedia', () => ({ matches: isNarrow, addEventListener: () => {}, removeEventListener: () => {} }));
  const [state, setState] = createStore<LiveState>({
    ...emptyState(),
    connection: { phase: 'live' },
    conflicts: Object.fromEntries(conflicts.map((conflict) => [conflict.id, conflict])),
  });
  const done: unknown[] = [];
  const editor = editorWith({
    state,
    canEdit: () => canEdit,
    read: (path) => values[path] as never,
    set: (path, value) => done.push([path, value]),
    reveal: (path) => done.push(['shown', path]),
    dropConflict: (id) =>
      setState(
        'conflicts',
        produce((all) => {
          delete all[id];
        }),
      ),
  });
  hide = show(() => (
    <EditorProvider value={editor}>
      <div id="main" tabindex="-1" />
      <ConflictsOf me={ADA.id} />
      <ToastRegion />
      <LiveRegion />
    </EditorProvider>
  ));
  return { done, state, setState, editor };
}

const titles = () => [...document.querySelectorAll('.conflict-title')].map((title) => title.textContent);
const press = async (label: string) => {
  const button = [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === label);
  if (!button) throw new Error(`there is no button ${label}`);
  button.focus();
  button.click();
  await settle();
};

test('nothing is there where nothing has met', () => {
  open([]);
  expect(document.querySelector('.conflicts')).toBeNull();
});

test('a card for each, the latest first, with both values', async () => {
  open([PHONE, SUMMARY, JOB]);
  expect(titles()).toEqual([
    'Bo deleted “A job” while you edited it',
    'You and Bo both edited Summary',
    'Bo replaced what you wrote in Phone',
  ]);
  const values = [...document.querySelectorAll('[data-kind="replaced"] .written')].map((value) => value.textContent);
  expect(values).toEqual(['2', '1']);
  expect(find('[data-kind="merged"] ins').textContent?.trim()).toBe('whole');
  expect(find('[data-kind="deleted"] .written').textContent).toBe('Head');
  await expectAccessible();
});

test('“Use mine” is a new edit, and the card goes', async () => {
  const { done, state } = open([PHONE]);
  await press('Use mine');
  expect(done).toEqual([['basics/phone', '1']]);
  expect(asked).toEqual(['DELETE /api/resumes/res/conflicts/c1']);
  expect([document.querySelector('.conflicts'), Object.keys(state.conflicts)]).toEqual([null, []]);
});

test('of a text that was merged the one before can be had back; of something deleted all of it', async () => {
  const { done } = open([SUMMARY, JOB]);
  await press('Use the text before');
  await press('Restore');
  expect(done).toEqual([
    ['prose/basics.summary', SUMMARY.other.value],
    ['item/job/alive', true],
  ]);
});

test('keeping changes nothing but the card, and the focus goes on to the next', async () => {
  const { done } = open([PHONE, SUMMARY]);
  await press('Keep both');
  await new Promise(requestAnimationFrame);
  expect([done, titles()]).toEqual([[], ['Bo replaced what you wrote in Phone']]);
  expect(document.activeElement?.textContent).toBe('Bo replaced what you wrote in Phone');
});

test('a card comes back when the actor does not take it away, and is told later when there is no connection', async () => {
  answer = () => Response.json({ type: 'x', title: 'Busy', status: 503, code: 'unavailable' }, { status: 503 });
  const { setState } = open([PHONE]);
  await press('Keep theirs');
  expect(titles()).toHaveLength(1);
  answer = () => Promise.reject(new TypeError('no network'));
  setState('connection', { phase: 'waiting' });
  await press('Keep theirs');
  expect(titles()).toEqual([]);
  answer = () => new Response(null, { status: 204 });
  setState('connection', { phase: 'live' });
  await vi.waitFor(() => expect(asked).toHaveLength(3));
});

test('who may not edit can only put it aside', async () => {
  const { done } = open([PHONE], { canEdit: false });
  expect([...document.querySelectorAll('.conflict-acts button')].map((one) => one.textContent)).toEqual(['Put aside', 'Show the field']);
  await press('Put aside');
  expect([done, asked.length]).toEqual([[], 1]);
});

test('what has been written there since is said', () => {
  open([PHONE], { values: { ...VALUES, 'basics/phone': '3' } });
  expect(find('.conflict-detail').textContent).toContain('It was changed again after that.');
});

test('leads to the field', async () => {
  const { done } = open([PHONE]);
  await press('Show the field');
  expect(done).toEqual([['shown', 'basics/phone']]);
});

test('one that arrives is said; cards fold into a chip', async () => {
  const { setState } = open([PHONE]);
  setState('conflicts', 'c2', SUMMARY);
  await settle();
  expect(find('[role="status"][aria-live="polite"].hidden-visually').textContent).toBe('You and Bo both edited Summary');
  find('[aria-label="Fold the conflicts"]').click();
  await settle();
  expect(titles()).toEqual([]);
  expect(find('.conflict-chip').textContent).toBe('2 conflicts');
  await expectAccessible();
  find('.conflict-chip').click();
  await settle();
  expect(titles()).toHaveLength(2);
});

test('on a phone a chip opens a sheet, which closes with the last card', async () => {
  open([PHONE], { isNarrow: true });
  expect(titles()).toEqual([]);
  find('.conflict-chip').click();
  await settle();
  expect(find('[role="dialog"]').textContent).toContain('Bo replaced what you wrote in Phone');
  await expectAccessible();
  await press('Keep theirs');
  await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull());
});

test('an edit that did not stand is told about once: by its card, also one that was dealt with at once, or else by a toast', async () => {
  vi.useFakeTimers();
  const toasts = () => [...document.querySelectorAll('.toast')].filter(({ textContent }) => textContent?.includes('after you did'));
  const { setState, editor } = open([]);
  sayNotice({ type: 'lost', path: 'basics/phone', mine: '1' }, editor);
  setState('conflicts', 'c1', PHONE);
  await vi.advanceTimersByTimeAsync(300);
  editor.dropConflict('c1');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(toasts()).toEqual([]);
  sayNotice({ type: 'lost', path: 'basics/phone', mine: '1' }, editor);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect(toasts()).toHaveLength(1);
  expect(toasts()[0]?.textContent).toContain('Somebody changed Phone after you did.');
});

test('speaks German, also of what was shown before', async () => {
  open([PHONE, JOB]);
  await speakLanguage('de');
  expect(find('.conflicts').getAttribute('aria-label')).toBe('Konflikte');
  expect(find('.conflicts h2').textContent).toBe('2 Konflikte');
  expect(find('[data-kind="deleted"] .conflict-title').textContent).toBe('Bo hat „Stelle“ gelöscht, während Sie es bearbeitet haben');
  expect(find('[data-kind="replaced"] .conflict-title').textContent).toMatch(/^Bo hat ersetzt, was Sie bei .+ geschrieben haben$/);
  expect(find('[data-kind="replaced"] .conflict-detail').textContent).toMatch(/^Vor 5 Minuten, an einem Handy\.$/);
  await expectAccessible();
});
