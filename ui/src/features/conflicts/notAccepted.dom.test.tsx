import { toaster } from '@kobalte/core/toast';
import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefusedEdit } from '#sync/refused';
import { speakLanguage } from '../../i18n/words.ts';
import { ToastRegion } from '../../kit/toast.tsx';
import { emptyState, type LiveState } from '../../live/store.ts';
import { expectAccessible, find, settle, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { sayNotice } from '../editor/notices.ts';
import { NotAccepted } from './NotAccepted.tsx';
import { RefusedBadge } from './RefusedBadge.tsx';

vi.setConfig({ testTimeout: 20_000 });

const edit = (n: number, path: string, mine: unknown, code = 'forbidden') =>
  RefusedEdit.parse({ stamp: `0mvvmwzhw00${n}replica001`, path, mine, code });
const PHONE = edit(1, 'basics/phone', '1815');
const SUMMARY = edit(2, 'prose/basics.summary', [
  { list: 'bullet', spans: [{ text: 'Led a team' }] },
  { list: 'bullet', spans: [{ text: 'Wrote the handbook', bold: true }] },
]);

let hide = () => {};
let copied: string[];
let isPutAside: boolean;
beforeEach(() => {
  copied = [];
  isPutAside = true;
  vi.stubGlobal('navigator', { ...navigator, languages: ['en'], clipboard: { writeText: async (text: string) => void copied.push(text) } });
});
afterEach(async () => {
  toaster.clear();
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

function open(edits: RefusedEdit[], given: { canEdit?: boolean; isRefusedKept?: boolean } = {}) {
  const [state, setState] = createStore<LiveState>({ ...emptyState(), refused: edits, isRefusedKept: given.isRefusedKept ?? true });
  const written: unknown[] = [];
  const editor = editorWith({
    state,
    canEdit: () => given.canEdit ?? true,
    write: (writes) => written.push(...writes),
    refusals: {
      putAside: async (stamps) => {
        if (isPutAside) setState('refused', (now) => now.filter(({ stamp }) => !stamps.includes(stamp)));
        return isPutAside;
      },
      putBack: async (back) => setState('refused', (now) => [...now, ...back]),
    },
  });
  hide = show(() => (
    <EditorProvider value={editor}>
      <RefusedBadge />
      <NotAccepted />
      <ToastRegion />
    </EditorProvider>
  ));
  return { editor, written, state, setState };
}

const badge = () => document.querySelector<HTMLElement>('.refused-badge');
const openDrawer = async () => {
  badge()?.click();
  await settle();
};
const cards = () => [...document.querySelectorAll('.refused-card')].map((card) => card.textContent ?? '');
const press = async (label: string, within: ParentNode = document) => {
  const button = [...within.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === label);
  if (!button) throw new Error(`there is no button ${label}`);
  button.click();
  await settle();
};
const toasts = () => [...document.querySelectorAll('.toast')].map((one) => one.textContent ?? '');

test('there is no badge where everything was accepted', () => {
  open([]);
  expect(badge()).toBeNull();
});

test('the badge counts, and opens what was not accepted: where, when, why and what was written', async () => {
  open([PHONE, SUMMARY]);
  expect(badge()?.getAttribute('aria-label')).toBe('2 not accepted');
  await openDrawer();
  expect(cards()).toHaveLength(2);
  expect(cards()[0]).toMatch(/^SummaryWritten .* ago\. You could only read at that moment\.Led a teamWrote the handbook/);
  expect([...document.querySelectorAll('.refused-card ul li')].map((line) => line.textContent)).toEqual([
    'Led a team',
    'Wrote the handbook',
  ]);
  expect(cards()[1]).toContain('1815');
  await expectAccessible();
});

test('who may edit now can try again: the field is written anew and the entry goes', async () => {
  const { written } = open([PHONE, SUMMARY]);
  await openDrawer();
  await press('Try again', find('.refused-card'));
  expect(written).toEqual([['prose/basics.summary', SUMMARY.mine]]);
  expect(cards()).toHaveLength(1);
});

test('who may only read can copy and save, but not try again', async () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  let blob: Blob | null = null;
  const keep = (made: Blob) => {
    blob = made;
    return 'blob:x';
  };
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: keep, revokeObjectURL: () => {} }));
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    if (blob) saved.push({ name: this.download, text: blob.text() });
  };
  open([PHONE, SUMMARY], { canEdit: false });
  await openDrawer();
  expect(document.body.textContent).not.toContain('Try again');
  await press('Copy', find('.refused-card'));
  await press('Copy all');
  expect(copied[0]).toContain('• Led a team\n• Wrote the handbook');
  expect(copied[1]).toContain('1815');
  await press('Save as text');
  await press('Save as JSON');
  HTMLAnchorElement.prototype.click = click;
  expect(saved.map(({ name }) => name)).toEqual(['Résumé - not accepted.txt', 'Résumé - not accepted.json']);
  expect(await saved[0]?.text).toContain('1815');
  expect(JSON.parse((await saved[1]?.text) ?? '').notAccepted).toHaveLength(2);
});

test('what is put aside is gone, and comes back by Undo', async () => {
  open([PHONE, SUMMARY]);
  await openDrawer();
  await press('Put aside', find('.refused-card'));
  expect(cards()).toHaveLength(1);
  await press('Put all aside');
  expect(document.body.textContent).toContain('Nothing is left here.');
  expect(badge()).toBeNull();
  expect(toasts().some((text) => text.startsWith('1 change put aside.'))).toBe(true);
  for (const toast of document.querySelectorAll('.toast')) toast.querySelector<HTMLElement>('.toast-action')?.click();
  await settle();
  expect(cards()).toHaveLength(2);
});

test('what the device does not let go stays, and is said to', async () => {
  isPutAside = false;
  open([PHONE]);
  await openDrawer();
  await press('Put aside', find('.refused-card'));
  expect(cards()).toHaveLength(1);
  expect(toasts().some((text) => text.startsWith('This device did not let it go.'))).toBe(true);
});

test('where the device keeps nothing, that is said', async () => {
  open([PHONE], { isRefusedKept: false });
  await openDrawer();
  expect(find('.dialog-description').textContent).toContain('this browser keeps nothing on the device');
});

test('what comes in several answers is said once, to screen readers too, and leads to the drawer', async () => {
  vi.useFakeTimers();
  const { editor } = open([PHONE, SUMMARY]);
  const kept = Promise.resolve(true);
  sayNotice({ type: 'refused', edits: [PHONE], kept }, editor);
  sayNotice({ type: 'refused', edits: [SUMMARY], kept }, editor);
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  const [said, ...more] = [...document.querySelectorAll<HTMLElement>('.toast')].filter((one) => one.textContent?.includes('not accepted'));
  expect(said?.textContent).toContain('2 changes were not accepted.You could only read at that moment.');
  expect(more).toEqual([]);
  expect([said?.getAttribute('role'), said?.getAttribute('aria-live')]).toEqual(['status', 'polite']);
  said?.querySelector<HTMLElement>('.toast-action')?.click();
  await settle();
  expect(cards()).toHaveLength(2);
});

test('is told in Arabic; what was written keeps its own direction', async () => {
  await speakLanguage('ar');
  open([PHONE, SUMMARY]);
  expect(badge()?.getAttribute('aria-label')).toBe('تغييران غير مقبولين');
  await openDrawer();
  expect(find('[role=dialog] h2').textContent).toBe('غير مقبولة');
  expect(cards()[1]).toContain('كان بإمكانك القراءة فقط في تلك اللحظة.');
  expect(find('.refused-card ul').dir).toBe('auto');
  await expectAccessible();
  await press('تجاهل', find('.refused-card'));
  await vi.waitFor(() => expect(toasts()[0]).toContain('تم تجاهل تغيير واحد.'));
});
