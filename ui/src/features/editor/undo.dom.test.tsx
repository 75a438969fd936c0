import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Path } from '#protocol/registers';
import { documentOf } from '#sync/document';
import { newText, textIn } from '#sync/prose-text';
import type { Turned, UndoState } from '#sync/undo';
import { emptyState } from '../../live/store.ts';
import { expectAccessible, find, settle, show } from '../../testing/dom.ts';
import { type Editor, EditorProvider } from './context.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { placeToShow } from './undoing.ts';
import { isOfResume, useUndoKeys, wayOfKey } from './undoKeys.ts';
import { deedWords, skippedWords } from './undoWords.ts';

const SECTION = 'section00001';
const JOB = 'item00000001';
const ROLE = 'item00000002';
const registers: [Path, string | boolean | string[]][] = [
  [`sec/${SECTION}/kind`, 'experience'],
  [`sec/${SECTION}/place`, 'a0'],
  [`sec/${SECTION}/alive`, true],
  [`sec/${SECTION}/title`, 'Work'],
  [`item/${JOB}/kind`, 'experience'],
  [`item/${JOB}/place`, [SECTION, 'a0']],
  [`item/${JOB}/alive`, true],
  [`item/${JOB}/position`, 'Lead engineer'],
  [`item/${JOB}/organization`, 'Acme'],
  [`item/${ROLE}/kind`, 'role'],
  [`item/${ROLE}/place`, [JOB, 'a0']],
  [`item/${ROLE}/alive`, true],
  [`item/${ROLE}/position`, 'Engineer'],
];
const resume = documentOf(registers);
const values = new Map<Path, string | boolean | string[]>(registers);

let hide = () => {};
let did: string[] = [];
let revealed: [path: Path, focus: boolean | undefined][] = [];
beforeEach(() => {
  did = [];
  revealed = [];
});
afterEach(() => hide());

function shown({ canEdit = true, turned = { words: 'typing in Name', paths: ['basics/name'], skipped: [] } as Turned } = {}) {
  const [state, setState] = createSignal<UndoState>({ undo: 'typing in Name', redo: null });
  const nothing = () => {};
  const editor: Editor = {
    id: 'res',
    state: { ...emptyState(), document: resume },
    document: () => resume,
    canEdit: () => canEdit,
    retry: nothing,
    read: (path) => values.get(path),
    text: () => ({ text: textIn(newText(1)), onReplaced: () => nothing }),
    write: nothing,
    set: nothing,
    undoing: {
      undoWords: () => state().undo,
      redoWords: () => state().redo,
      undo: (act) => {
        did.push(act === undefined ? 'undo' : `undo ${act}`);
        setState({ undo: null, redo: 'typing in Name' });
        return turned;
      },
      redo: () => {
        did.push('redo');
        return turned;
      },
      latestAct: () => 1,
    },
    focused: () => null,
    setFocused: nothing,
    gaze: nothing,
    peersAt: () => [],
    reveal: (path, focus) => revealed.push([path, focus]),
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
  const Keys = () => {
    useUndoKeys(editor);
    return null;
  };
  hide = show(() => (
    <EditorProvider value={editor}>
      <div class="editor">
        <UndoButtons />
        <Keys />
        <input data-path="basics/name" aria-label="Name" />
        <input aria-label="Search" />
        <span class="chips">
          <input data-path="item/x/keywords" aria-label="Keywords" />
        </span>
      </div>
      <input aria-label="Elsewhere" />
    </EditorProvider>
  ));
}

/** Presses keys at an element; returns whether the browser would do what it does by itself. */
const press = (at: Element, init: KeyboardEventInit): boolean =>
  at.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: true, ...init }));
const named = (name: string) => find<HTMLInputElement>(`[aria-label="${name}"]`);

test('the buttons say what they would do, and keep the focus when there is nothing more', async () => {
  shown();
  await expectAccessible();
  const button = find('[data-way="undo"]');
  expect(button.getAttribute('aria-label')).toBe('Undo typing in Name');
  expect(button.title).toBe('Undo typing in Name (Ctrl+Z)');
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+Z');
  expect(find('[data-way="redo"]').getAttribute('aria-disabled')).toBe('true');
  button.focus();
  button.click();
  button.click();
  expect(did).toEqual(['undo']);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-label')).toBe('Undo');
  expect(find('[data-way="redo"]').getAttribute('aria-label')).toBe('Redo typing in Name');
  await settle();
  expect(revealed).toEqual([['basics/name', false]]);
});

test('the keys work everywhere in the editor, and never the browser’s own undo beside them', async () => {
  shown();
  expect(press(named('Name'), { key: 'z' })).toBe(false);
  expect(press(named('Name'), { key: 'Z', shiftKey: true })).toBe(false);
  expect(press(named('Name'), { key: 'y' })).toBe(false);
  expect(press(document.body, { key: 'z' })).toBe(false);
  expect(did).toEqual(['undo', 'redo', 'redo', 'undo']);
  const menu = new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true });
  expect(named('Name').dispatchEvent(menu)).toBe(false);
  expect(did).toHaveLength(5);
  await settle();
  expect(revealed.at(-1)).toEqual(['basics/name', true]);
});

test('whoever is in the field that changes stays where they are', async () => {
  shown();
  named('Name').focus();
  press(named('Name'), { key: 'z' });
  await settle();
  expect(did).toEqual(['undo']);
  expect(revealed).toEqual([]);
});

test('texts that are not of the résumé, and what a text has done itself, are left alone', () => {
  shown();
  expect(press(named('Elsewhere'), { key: 'z' })).toBe(true);
  expect(press(named('Search'), { key: 'z' })).toBe(true);
  named('Keywords').value = 'Type';
  expect(press(named('Keywords'), { key: 'z' })).toBe(true);
  named('Name').addEventListener('keydown', (event) => event.preventDefault(), { once: true });
  press(named('Name'), { key: 'z' });
  expect(did).toEqual([]);
  named('Keywords').value = '';
  press(named('Keywords'), { key: 'z' });
  expect(did).toEqual(['undo']);
});

test('while a dialog asks something, the page behind it stays as it is', () => {
  shown();
  const dialog = document.createElement('div');
  dialog.role = 'dialog';
  document.body.append(dialog);
  expect(isOfResume(document.body)).toBe(false);
  expect(press(document.body, { key: 'z' })).toBe(true);
  dialog.remove();
  expect(isOfResume(document.body)).toBe(true);
});

test('who may only read has no undo', () => {
  shown({ canEdit: false });
  expect(document.querySelector('.undo-go')).toBeNull();
  expect(press(named('Name'), { key: 'z' })).toBe(true);
  expect(did).toEqual([]);
});

test('keys are told by their letter, and by their place where an alphabet has no such letter', () => {
  const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);
  expect(wayOfKey(key({ key: 'я', code: 'KeyZ', ctrlKey: true }), false)).toBe('undo');
  expect(wayOfKey(key({ key: 'z', code: 'KeyY', ctrlKey: true }), false)).toBe('undo');
  expect(wayOfKey(key({ key: 'y', code: 'KeyZ', ctrlKey: true }), false)).toBe('redo');
  expect(wayOfKey(key({ key: 'z', metaKey: true }), true)).toBe('undo');
  expect(wayOfKey(key({ key: 'Z', metaKey: true, shiftKey: true }), true)).toBe('redo');
  // On a Mac these are other commands.
  expect(wayOfKey(key({ key: 'z', ctrlKey: true }), true)).toBeNull();
  expect(wayOfKey(key({ key: 'y', metaKey: true }), true)).toBeNull();
  expect(wayOfKey(key({ key: 'z', ctrlKey: true, altKey: true }), false)).toBeNull();
  expect(wayOfKey(key({ key: 'z' }), false)).toBeNull();
});

test('an act is named as people would', () => {
  const change = (path: Path, before: string | boolean | null, after: string | boolean | null) => ({ path, before, after });
  const words = (...changes: ReturnType<typeof change>[]) => deedWords({ registers: changes, texts: [] }, resume);
  expect(words(change('basics/name', null, 'A'))).toBe('typing in Name');
  expect(words(change(`item/${JOB}/position`, 'Lead', null))).toBe('typing in Position of “Lead engineer · Acme”');
  expect(words(change(`item/${JOB}/alive`, true, false))).toBe('deleting “Lead engineer · Acme”');
  expect(words(change(`item/${ROLE}/alive`, true, false))).toBe('deleting “Engineer”');
  expect(words(change(`sec/${SECTION}/alive`, true, false))).toBe('deleting the section “Work”');
  expect(words(change(`item/${JOB}/place`, 'a', 'b'))).toBe('moving “Lead engineer · Acme”');
  expect(words(change(`item/${JOB}/hidden`, null, true))).toBe('hiding “Lead engineer · Acme”');
  expect(words(change('design/bodySize', null, true))).toBe('a change of the design');
  expect(words(change('item/n/kind', null, 'award'), change('item/n/alive', null, true))).toBe('adding an award');
  expect(words(change('sec/n/kind', null, 'skills'), change('sec/n/alive', null, true))).toBe('adding the section “Skills”');
  expect(words(change('sec/n/alive', null, true), change('sec/m/alive', null, true))).toBe('adding 2 sections');
  expect(words(change('basics/name', null, 'A'), change('basics/email', null, 'B'))).toBe('changes of 2 fields');
  const text = (kind: 'typing' | 'formatting') => deedWords({ registers: [], texts: [{ path: 'prose/basics.summary', kind }] }, resume);
  expect([text('typing'), text('formatting')]).toEqual(['typing in Summary', 'formatting in Summary']);
});

test('what could not be taken back is said, and why', () => {
  const turned: Turned = { words: 'typing in Phone', paths: [], skipped: [{ path: 'basics/phone', why: 'changed' }] };
  expect(skippedWords('undo', turned, resume)).toEqual({
    text: 'Not undone: typing in Phone.',
    detail: 'Somebody has changed Phone since; that stays as it is.',
  });
  const both: Turned = { words: 'changes', paths: ['basics/name'], skipped: [...turned.skipped, { path: 'basics/email', why: 'changed' }] };
  expect(skippedWords('redo', both, resume)).toEqual({
    text: 'Not all of it could be redone.',
    detail: 'Somebody has changed Phone and E-mail since; those stay as they are.',
  });
  const gone: Turned = { ...turned, skipped: [{ path: `item/${JOB}/position`, why: 'gone' }] };
  expect(skippedWords('undo', gone, resume)?.detail).toBe('It has been deleted since.');
  expect(skippedWords('undo', { ...turned, skipped: [] }, resume)).toBeNull();
});

test('a change is shown where it can be seen: what has gone, by what it was in', () => {
  const read = (path: Path) =>
    new Map<Path, string[]>([
      ['item/gone/place', [SECTION, 'a1']],
      ['item/role/place', [JOB, 'a1']],
    ]).get(path);
  expect(placeToShow(resume, read, ['basics/name'])).toBe('basics/name');
  expect(placeToShow(resume, read, [`item/${JOB}/alive`])).toBe(`item/${JOB}/alive`);
  expect(placeToShow(resume, read, ['item/gone/alive'])).toBe(`sec/${SECTION}/place`);
  expect(placeToShow(resume, read, ['item/role/alive'])).toBe(`item/${JOB}/place`);
  expect(placeToShow(resume, read, ['sec/gone/alive'])).toBeNull();
  expect(placeToShow(resume, read, ['sec/gone/alive', 'design/bodySize'])).toBe('design/bodySize');
});
