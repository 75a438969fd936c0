import { toaster } from '@kobalte/core/toast';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { proseFromText } from '#protocol/prose';
import { ToastRegion } from '../../kit/toast.tsx';
import type { LayoutAnswer, LayoutRequest } from '../../preview/messages.ts';
import { expectAccessible, find, show, type } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { CheckButton } from './CheckButton.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { type Check, CheckProvider, createCheck } from './context.tsx';
import { CheckShelf } from './kept.ts';

const BEFORE: ResumeDocument = {
  schema: 1,
  title: 'Analyst',
  basics: { name: 'Ada Lovelace', email: 'ada at mail', phone: '+44 20 555', location: { city: 'London' } },
  design: DEFAULT_DESIGN,
  sections: [
    {
      id: 'work',
      kind: 'experience',
      items: [
        { id: 'j1', kind: 'experience', position: 'Analyst', roles: [], summary: proseFromText('Responsible for TypeScript', 'bullet') },
      ],
    },
  ],
};
const AFTER: ResumeDocument = { ...BEFORE, basics: { ...BEFORE.basics, email: 'ada@mail.example' } };

/** In place of the thread that the page engine runs in, which jsdom has not. */
class PagesWorker extends EventTarget {
  postMessage({ id, readingOnly }: LayoutRequest): void {
    const reading = readingOnly ? { reading: [{ heading: 'Ada Lovelace', lines: ['ada at mail'] }] } : {};
    const answer: LayoutAnswer = {
      id,
      kind: 'pages',
      result: { pages: [], size: { width: 1, height: 1 }, count: 1, faces: [], ...reading },
    };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: answer })));
  }
  terminate(): void {}
}

const revealed: string[] = [];
let hide = () => {};
let write: (document: ResumeDocument) => void = () => {};
let check: Check | undefined;

function open(): void {
  const [document_, setDocument] = createSignal(BEFORE);
  write = setDocument;
  const editor = editorWith({ document: document_, panel: () => 'check', reveal: (path) => revealed.push(path) });
  hide = show(() => (
    <EditorProvider value={editor}>
      {(() => {
        check = createCheck('usr_1');
        return (
          <CheckProvider value={check}>
            <CheckButton />
            <CheckPanel close={() => {}} />
          </CheckProvider>
        );
      })()}
      <ToastRegion />
    </EditorProvider>
  ));
}
const pause = () => vi.advanceTimersByTimeAsync(300);
const reasons = () => [...document.querySelectorAll('.finding-reason')].map(({ textContent }) => textContent);
const tab = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(({ textContent }) => textContent?.trim() === name)?.click();
const button = (name: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name));
/** Of the newest toast. */
const undo = () => [...document.querySelectorAll<HTMLElement>('.toast-action')].at(-1);
const NO_ADDRESS = 'This is no e-mail address.';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', PagesWorker);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  localStorage.clear();
  toaster.clear();
  revealed.length = 0;
});
afterEach(() => {
  hide();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('looks in a pause, not while one types', async () => {
  open();
  expect(reasons()).toEqual([]);
  await pause();
  expect(reasons()).toContain(NO_ADDRESS);
  write(AFTER);
  await vi.advanceTimersByTimeAsync(200);
  write({ ...AFTER });
  await vi.advanceTimersByTimeAsync(200);
  expect(reasons()).toContain(NO_ADDRESS);
  await pause();
  expect(reasons()).not.toContain(NO_ADDRESS);
});

it('says how much it has found on the button, and leads from a finding to its field', async () => {
  open();
  await pause();
  expect(find('.check-button').getAttribute('aria-label')).toBe('Check, 1 to put right, 3 to consider');
  expect(find('.check-count').dataset.count).toBe('4');
  button(NO_ADDRESS)?.click();
  button('says that you were there')?.click();
  expect(revealed).toEqual(['basics/email', 'prose/j1.summary']);
  vi.useRealTimers();
  await expectAccessible();
});

it('says nothing about a résumé that is not begun, and begins with its first words', async () => {
  open();
  write({ ...BEFORE, sections: [] });
  await pause();
  expect(find('.check-content').textContent).toContain('Nothing to check yet');
  expect(document.querySelector('.check-count')).toBeNull();
  write(BEFORE);
  await pause();
  expect(find('.check-content').textContent).not.toContain('Nothing to check yet');
  expect(reasons()).toContain(NO_ADDRESS);
});

it('keeps the rows that stay, and the focus in them', async () => {
  open();
  await pause();
  const row = button('says that you were there');
  row?.focus();
  write(AFTER);
  await pause();
  expect(reasons()).not.toContain(NO_ADDRESS);
  expect(document.activeElement).toBe(row);
});

it('tells what is in order, and counts the pages when they are known', async () => {
  open();
  await pause();
  expect(find('.check-fine').textContent).toContain('Name, e-mail, phone and place are there');
  check?.pagesAre(3);
  await pause();
  expect(reasons()).toContain('The résumé takes 3 pages; most readers expect 2 at most.');
});

it('hides what is not for somebody, on this device, until they want it back', async () => {
  open();
  await pause();
  const item = button(NO_ADDRESS)?.closest('li');
  item?.querySelector<HTMLElement>('.finding-hide')?.click();
  expect(reasons()).not.toContain(NO_ADDRESS);
  expect(find('.check-count').dataset.count).toBe('3');
  await vi.advanceTimersByTimeAsync(0);
  expect(document.activeElement?.className).toBe('finding-go');
  hide();
  open();
  await pause();
  expect(reasons()).not.toContain(NO_ADDRESS);
  expect(find('.check-hidden').textContent).toContain(NO_ADDRESS);
  button('Show again')?.click();
  expect(reasons()).toContain(NO_ADDRESS);
  expect(new CheckShelf('usr_1', 'res').read().hidden).toEqual([]);
});

it('takes hiding back from the toast', async () => {
  open();
  await pause();
  button(NO_ADDRESS)?.closest('li')?.querySelector<HTMLElement>('.finding-hide')?.click();
  await pause();
  undo()?.click();
  expect(reasons()).toContain(NO_ADDRESS);
});

it('compares with a job description, which stays on this device', async () => {
  open();
  await pause();
  tab('Job match');
  type(find<HTMLTextAreaElement>('.check-job textarea'), 'Requirements:\n- TypeScript and Kubernetes');
  await pause();
  const present = find('section[aria-label="In your résumé"]');
  const missing = find('section[aria-label="Not in your résumé"]');
  expect([...present.querySelectorAll('.term-text')].map(({ textContent }) => textContent)).toEqual(['TypeScript']);
  expect([...missing.querySelectorAll('.term')].map(({ textContent }) => textContent)).toEqual(['Kubernetes']);
  expect(missing.textContent).toContain('Add one only if it is true.');
  button('TypeScript')?.click();
  expect(revealed).toEqual(['prose/j1.summary']);
  expect(new CheckShelf('usr_1', 'res').read().job).toContain('Kubernetes');
  expect(new CheckShelf('usr_2', 'res').read().job).toBe('');
  vi.useRealTimers();
  await expectAccessible();
});

it('clears the job description, and gives it back', async () => {
  open();
  await pause();
  tab('Job match');
  type(find<HTMLTextAreaElement>('.check-job textarea'), 'Kubernetes, Kubernetes');
  await pause();
  button('Clear')?.click();
  expect(find<HTMLTextAreaElement>('.check-job textarea').value).toBe('');
  await pause();
  expect(document.querySelector('.terms')).toBeNull();
  undo()?.click();
  await pause();
  expect(find<HTMLTextAreaElement>('.check-job textarea').value).toBe('Kubernetes, Kubernetes');
  expect(find('.terms').textContent).toContain('Kubernetes');
});

it('shows what programs read', async () => {
  open();
  await pause();
  tab('As text');
  await vi.advanceTimersByTimeAsync(0);
  expect(find('.check-reading').textContent).toBe('Ada Lovelaceada at mail');
});

it('begins empty where storage has something else, and goes on where it is refused', () => {
  localStorage.setItem('vitae-check/usr_1/res', '{"hidden":3}');
  expect(new CheckShelf('usr_1', 'res').read()).toEqual({ hidden: [], job: '' });
  const refused = {
    getItem: () => {
      throw new Error('refused');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(new CheckShelf('usr_1', 'res', refused).read()).toEqual({ hidden: [], job: '' });
  expect(new CheckShelf('usr_1', 'res', refused).write({ hidden: [], job: 'x' })).toBe(false);
});
