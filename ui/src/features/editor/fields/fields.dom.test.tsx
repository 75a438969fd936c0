import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Dates } from '#protocol/dates';
import { documentOf } from '#sync/document';
import { newText, textIn } from '#sync/prose-text';
import { toJson } from '../../../live/json.ts';
import { emptyState } from '../../../live/store.ts';
import { expectAccessible, find, show, type } from '../../../testing/dom.ts';
import { type Editor, EditorProvider } from '../context.tsx';
import { BoundDates } from './BoundDates.tsx';
import { BoundKeywords } from './BoundKeywords.tsx';
import { BoundProse } from './BoundProse.tsx';
import { BoundText } from './BoundText.tsx';

interface Values {
  name?: string;
  dates?: Dates;
  words?: string[];
}

let hide = () => {};
let writes: [path: string, value: unknown][];
beforeEach(() => {
  writes = [];
});
afterEach(() => hide());

function shown(initial: Values, canEdit = true, locale = 'en') {
  const [values, setValues] = createStore<Values>(initial);
  const nothing = () => {};
  const editor: Editor = {
    id: 'res',
    state: { ...emptyState(), document: documentOf([['design/locale', locale]]) },
    document: () => documentOf([]),
    canEdit: () => canEdit,
    retry: nothing,
    read: () => undefined,
    text: () => ({ text: textIn(newText(7)), onReplaced: () => nothing }),
    write: nothing,
    set: (path, value) => {
      const json = toJson(value);
      writes.push([path, json]);
      setValues({ [path]: json ?? undefined });
    },
    undoing: { undoWords: () => null, redoWords: () => null, undo: () => null, redo: () => null, latestAct: () => null },
    focused: () => null,
    setFocused: nothing,
    gaze: nothing,
    peersAt: () => [],
    reveal: nothing,
    open: () => ({ section: 'basics', item: undefined }),
    openSection: nothing,
    view: () => 'content',
    show: nothing,
    panel: () => null,
    setPanel: nothing,
    refusals: { putAside: async () => true, putBack: async () => {} },
    editedAt: () => 0,
    undecided: () => [],
    dropConflict: nothing,
    onChanged: nothing,
  };
  hide = show(() => (
    <EditorProvider value={editor}>
      <BoundText path="name" label="Name" value={values.name} />
      <BoundText path="url" label="Link" value={undefined} inputmode="url" />
      <BoundDates path="dates" label="When" value={values.dates} />
      <BoundKeywords path="words" label="Keywords" value={values.words} />
      <BoundProse path="prose" label="Text" />
    </EditorProvider>
  ));
  return setValues;
}

const field = (path: string) => find<HTMLInputElement>(`[data-path="${path}"]`);

test('the fields of the form are named and described', async () => {
  shown({ dates: { start: '2020-03', end: null, present: true }, words: ['TypeScript'] });
  await expectAccessible();
});

test('dates are read while they are typed, and tidied on leaving', () => {
  shown({});
  type(field('dates'), 'March 2020 to now');
  expect(writes.at(-1)).toEqual(['dates', { start: '2020-03', end: null, present: true }]);
  expect(field('dates').value).toBe('March 2020 to now');
  expect(find('.field-hint').textContent).toBe('Mar 2020 – now');
  field('dates').dispatchEvent(new FocusEvent('blur'));
  expect(field('dates').value).toBe('2020-03 – present');
});

test('Present takes the place of an end', async () => {
  shown({ dates: { start: '2019', end: '2021', present: false } });
  find('.present').click();
  expect(writes).toEqual([['dates', { start: '2019', end: null, present: true }]]);
  await Promise.resolve();
  expect(field('dates').value).toBe('2019 – present');
});

const months = (name: string) => find(`.months-card [aria-label="${name}"]`);

test('months can be chosen: first the beginning, then the end, by arrows too', async () => {
  shown({ dates: { start: '2019-11', end: null, present: false } });
  find('.months-open').click();
  await vi.waitFor(() => find('.months-card'));
  await expectAccessible();
  expect(months('November 2019').getAttribute('aria-pressed')).toBe('true');
  months('November 2019').focus();
  months('November 2019').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  expect(document.activeElement?.getAttribute('aria-label')).toBe('March 2020');
  months('March 2020').click();
  expect(writes.at(-1)).toEqual(['dates', { start: '2020-03', end: null, present: false }]);
  months('May 2020').click();
  expect(writes.at(-1)).toEqual(['dates', { start: '2020-03', end: '2020-05', present: false }]);
  await Promise.resolve();
  expect(field('dates').value).toBe('2020-03 – 2020-05');
  await vi.waitFor(() => expect(document.querySelector('.months-card')).toBe(null));
});

test('words that are no date are kept as written', () => {
  shown({});
  type(field('dates'), 'Summer 2019');
  expect(writes.at(-1)).toEqual(['dates', { start: null, end: null, present: false, raw: 'Summer 2019' }]);
  type(field('dates'), '');
  expect(writes.at(-1)).toEqual(['dates', null]);
});

test("somebody else's edit arrives without moving the caret", () => {
  const set = shown({ name: 'Lovelace' });
  field('name').focus();
  field('name').setSelectionRange(8, 8);
  set('name', 'Ada Lovelace');
  expect(field('name').value).toBe('Ada Lovelace');
  expect(field('name').selectionStart).toBe(12);
  expect(writes).toEqual([]);
});

test('keywords end at a comma, and the last comes back with Backspace', () => {
  shown({ words: ['COBOL'] });
  type(field('words'), 'Assembly, For');
  expect(writes.at(-1)).toEqual(['words', ['COBOL', 'Assembly']]);
  expect(field('words').value).toBe('For');
  type(field('words'), '');
  field('words').dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true }));
  expect(writes.at(-1)).toEqual(['words', ['COBOL']]);
  expect(field('words').value).toBe('Assembly');
});

test('who may only read cannot type', () => {
  shown({ name: 'Ada', words: ['COBOL'] }, false);
  expect(field('name').readOnly).toBe(true);
  expect(document.querySelector('.chip button, .prose-tools')).toBeNull();
});

test('words are checked in the language of the résumé, addresses and dates in none', () => {
  shown({}, true, 'de');
  const at = (path: string) => find(`[data-path="${path}"]`);
  expect([at('name').lang, at('name').getAttribute('spellcheck')]).toEqual(['de', 'true']);
  expect([at('url').lang, at('url').getAttribute('spellcheck')]).toEqual(['', 'false']);
  expect(at('dates').getAttribute('spellcheck')).toBe('false');
  expect(at('words').closest('[lang]')?.getAttribute('lang')).toBe('de');
  expect(at('prose').lang).toBe('de');
});
