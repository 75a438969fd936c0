import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import type { Activity, Version } from '#protocol/history';
import { UserId, VersionId } from '#protocol/ids';
import { newQueryClient } from '../../data/queries.ts';
import { speakLanguage } from '../../i18n/words.ts';
import { ToastRegion } from '../../kit/toast.tsx';
import { emptyState, type LiveState } from '../../live/store.ts';
import { expectAccessible, find, show, type } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { Comparison } from './Comparison.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';

/** The machine may be busy. */
vi.setConfig({ testTimeout: 20_000 });

const ADA = { id: UserId.parse(`usr_${'1'.repeat(26)}`), name: 'Ada' };
const NOBODY = { id: UserId.parse(`usr_${'2'.repeat(26)}`), name: '' };
const id = (digit: string) => VersionId.parse(`ver_${digit.repeat(26)}`);
const PATH = '/api/resumes/res';
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const version = (digit: string, hours: number, over: Partial<Version> = {}): Version => ({
  id: id(digit),
  at: hoursAgo(hours),
  kind: 'auto',
  label: null,
  by: [ADA],
  maker: null,
  seq: 10,
  touched: [
    { part: 'item', id: 'j', kind: 'experience', name: 'Lead engineer · Acme', act: 'changed', moved: false, fields: ['position'] },
  ],
  more: 0,
  ...over,
});
const NAMED = version('3', 30, { kind: 'named', label: 'Sent to Acme', maker: ADA, by: [NOBODY], more: 2 });
const POINT = version('4', 2, { kind: 'restore-point', touched: [] });
const AUTO = version('5', 1);
const ACTIVITY: Activity = { id: 7, user: ADA, from: hoursAgo(1), to: hoursAgo(0.9), writes: 3, touched: AUTO.touched, more: 0 };
const resume = (headline: string, over: Partial<ResumeDocument> = {}): ResumeDocument => ({
  schema: 1,
  title: 'Engineer',
  basics: { headline },
  sections: [],
  design: DEFAULT_DESIGN,
  ...over,
});

let hide = () => {};
let held: { items: Version[] };
let asked: string[];
/** What the server answers next instead, to any call or to those that change something. */
let trouble: { status: number; writesOnly?: true } | 'unreachable' | null;
let setState: (connection: LiveState['connection']) => void;
let changed: (() => void)[];
let history: ReturnType<typeof createMemoryHistory>;

beforeEach(() => {
  asked = [];
  trouble = null;
  changed = [];
  held = { items: [AUTO, POINT, NAMED] };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}${init.body ? ` ${init.body}` : ''}`);
    if (trouble === 'unreachable') throw new TypeError('no network');
    if (trouble && !(trouble.writesOnly && init.method === 'GET'))
      return Response.json(
        { type: 'about:blank', title: 'Busy right now', status: trouble.status, code: 'conflict' },
        { status: trouble.status },
      );
    if (path.startsWith(`${PATH}/activity`)) return Response.json({ items: [ACTIVITY], before: null });
    if (path.endsWith('/restore')) return Response.json({ seq: 20, writes: 3, before: POINT });
    if (init.method === 'POST') return Response.json(NAMED);
    if (path === `${PATH}/versions`) return Response.json(held);
    return Response.json({ version: NAMED, document: resume('Then') });
  });
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

function open(what: 'panel' | 'comparison', { canEdit = true, address = '/?panel=history', now = resume('Now') } = {}) {
  const nothing = () => {};
  const [live, set] = createStore<LiveState>({ ...emptyState(), connection: { phase: 'live' } });
  setState = (connection) => set('connection', connection);
  const editor = editorWith({
    state: live,
    document: () => now,
    canEdit: () => canEdit,
    onChanged: (_what, run) => void changed.push(run),
  });
  history = createMemoryHistory();
  history.set({ value: address });
  const client = newQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  hide = show(() => (
    <MemoryRouter history={history} root={(props) => <QueryClientProvider client={client}>{props.children}</QueryClientProvider>}>
      <Route
        path="/"
        component={() => (
          <EditorProvider value={editor}>
            {what === 'panel' ? (
              <HistoryPanel close={nothing} />
            ) : (
              <Comparison shown={{ version: NAMED, document: resume('Then', { title: 'Old' }) }} />
            )}
            <ToastRegion />
          </EditorProvider>
        )}
      />
    </MemoryRouter>
  ));
}
const rows = () => [...document.querySelectorAll('.version-go')].map((row) => row.textContent?.replace(/\d+:\d+ [AP]M/, '·'));
const button = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role=tab], [role=menuitem]')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`no button is called ${name} in ${document.body.innerHTML.slice(0, 3000)}`);
  return found;
};
const seen = (selector: string) => vi.waitFor(() => find(selector));

test('lists versions by day: when, what was written in words, and by whom; names stand out', async () => {
  open('panel');
  await seen('.version');
  await expectAccessible();
  expect(rows()).toEqual([
    '·Lead engineer · Acme: PositionAda',
    '·Before an earlier version was restoredAda',
    'Sent to Acme·Lead engineer · Acme: Positionand 2 other changesThe first versionSomebody',
  ]);
  expect(find('.version[data-kind=named] .version-label').textContent).toBe('Sent to Acme');
  expect([...document.querySelectorAll('.history-day')].length).toBeGreaterThan(1);
  expect(find<HTMLAnchorElement>('.version[data-kind=named] a').getAttribute('href')).toBe(`/?panel=history&version=${NAMED.id}`);
});

test('teaches when there is none yet', async () => {
  held = { items: [] };
  open('panel');
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('about every ten minutes'));
  await expectAccessible();
});

test('says what went wrong, and tries again', async () => {
  trouble = 'unreachable';
  open('panel');
  await vi.waitFor(() => expect(find('.history-trouble').textContent).toContain('The server cannot be reached'));
  await expectAccessible();
  trouble = null;
  button('Try again').click();
  await seen('.version');
});

test('says when there is no connection, and keeps showing what it knows', async () => {
  open('panel');
  await seen('.version');
  setState({ phase: 'waiting' });
  await vi.waitFor(() => expect(find('.history-note').textContent).toContain('You are offline'));
  expect(rows()).toHaveLength(3);
  await expectAccessible();
});

test('reads the versions anew when it is told that there are others', async () => {
  open('panel');
  await seen('.version');
  held = { items: [version('6', 0), ...held.items] };
  for (const run of changed) run();
  await vi.waitFor(() => expect(rows()).toHaveLength(4));
});

test('the present gets a name; what the server refuses is said, and what was typed stays', async () => {
  open('panel');
  await seen('.version');
  button('Name this version').click();
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('INPUT'));
  await expectAccessible();
  const input = find<HTMLInputElement>('.name-form input');
  find('.name-form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(find('.field-error').textContent).toContain('Give it a name'));
  type(input, '  Sent to Globex ');
  trouble = { status: 409, writesOnly: true };
  find('.name-form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(find('.field-error').textContent).toBe('Busy right now.'));
  expect(input.value).toBe('  Sent to Globex ');
  trouble = null;
  find('.name-form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.querySelector('.name-form')).toBeNull());
  expect(asked).toContain(`POST ${PATH}/versions {"label":"Sent to Globex"}`);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Name this version'));
});

test('who may only read looks and compares, and changes nothing', async () => {
  open('panel', { canEdit: false });
  await seen('.version');
  expect(document.querySelector('.history-now')).toBeNull();
  const menu = find('.version[data-kind=named] .icon-button');
  menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await seen('[role=menuitem]');
  expect([...document.querySelectorAll('[role=menuitem]')].map(({ textContent }) => textContent)).toEqual([
    'Compare with now',
    'Duplicate as a new résumé',
  ]);
});

test('a restore says so, and can be taken back', async () => {
  open('panel');
  await seen('.version');
  const menu = find('.version[data-kind=named] .icon-button');
  menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await seen('[role=menuitem]');
  const restore = button('Restore');
  restore.focus();
  restore.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await vi.waitFor(() => expect(find('.toast').textContent).toContain('The résumé is as it was in “Sent to Acme”.'));
  expect(asked).toContain(`POST ${PATH}/versions/${NAMED.id}/restore {}`);
  button('Undo').click();
  await vi.waitFor(() => expect(asked).toContain(`POST ${PATH}/versions/${POINT.id}/restore {}`));
});

test('tells who did what', async () => {
  open('panel');
  await seen('.version');
  const tab = button('Activity');
  tab.focus();
  tab.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  tab.click();
  await vi.waitFor(() => expect(find('.activity').textContent).toContain('Lead engineer · Acme: Position'));
  expect(find('.activity-who').textContent).toContain('Ada');
  await expectAccessible();
});

test('compares with now: what went is struck, what came is put in, and the keyboard goes from one to the next', async () => {
  open('comparison', { address: `/?panel=history&version=${NAMED.id}&compare=now` });
  await seen('.change');
  await expectAccessible();
  const cards = () => [...document.querySelectorAll<HTMLElement>('.change')];
  expect(cards().map((card) => card.querySelector('h3')?.textContent)).toEqual(['Résumé', 'About you']);
  expect([...document.querySelectorAll('del')].map(({ textContent }) => textContent)).toEqual(['Old', 'Then']);
  expect([...document.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual(['Engineer', 'Now']);
  expect(find('.comparison-bar p').textContent).toBe('2 changes');
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true }));
  for (const [key, at] of [
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['ArrowDown', 0],
    ['ArrowUp', 1],
  ] as const) {
    press(key);
    expect(document.activeElement).toBe(cards()[at]);
    expect(find('.comparison-bar p').textContent).toBe(`Change ${at + 1} of 2`);
  }
});

test('compares with another version, the earlier one first', async () => {
  open('comparison', { address: `/?panel=history&version=${NAMED.id}&compare=now`, now: resume('Then', { title: 'Old' }) });
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('No differences'));
  await expectAccessible();
  const select = find<HTMLSelectElement>('select');
  expect([...select.options].map(({ value }) => value)).toEqual(['now', AUTO.id, POINT.id]);
  select.value = AUTO.id;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(find('ins').textContent).toBe('Engineer'));
  expect(history.get()).toContain(`compare=${AUTO.id}`);
});

test('speaks German: versions, and what differs', async () => {
  await speakLanguage('de');
  open('panel');
  await seen('.version');
  await expectAccessible();
  expect(find('.history h2').textContent).toBe('Verlauf');
  expect(document.querySelector('.version[data-kind=restore-point]')?.textContent).toContain(
    'Vor dem Wiederherstellen einer früheren Version',
  );
  expect(find('.version[data-kind=named]').textContent).toContain('und 2 weitere ÄnderungenDie erste VersionJemand');
  hide();
  open('comparison', { address: `/?panel=history&version=${NAMED.id}&compare=now` });
  await seen('.change');
  expect([...document.querySelectorAll('.change h3')].map(({ textContent }) => textContent)).toEqual(['Lebenslauf', 'Über Sie']);
  expect(find('.comparison-bar p').textContent).toBe('2 Änderungen');
});
