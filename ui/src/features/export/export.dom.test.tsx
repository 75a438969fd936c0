import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyState } from '../../live/store.ts';
import { expectAccessible, find, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { ExportButton } from './ExportButton.tsx';

/** The machine may be busy. */
vi.setConfig({ testTimeout: 20_000 });

const JOB = {
  jobId: `job_${'0'.repeat(26)}`,
  resumeId: `res_${'0'.repeat(26)}`,
  format: 'pdf',
  state: 'done',
  progress: 1,
  pages: 2,
  bytes: 30_000,
  createdAt: '2026-11-01T00:00:00.000Z',
};
const TEXT = {
  sections: [
    { heading: 'Ada Lovelace', lines: ['Analyst'] },
    { heading: 'Experience', lines: ['• Wrote the first program.'] },
  ],
};

let asked: string[];
let downloads: string[];
let hide = () => {};

beforeEach(() => {
  asked = [];
  downloads = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path} ${init.body ?? ''}`.trim());
    return Response.json(path.endsWith('/text') ? TEXT : JOB);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(new URL(this.href).pathname);
  });
  const editor = editorWith({ state: { ...emptyState(), connection: { phase: 'live' } } });
  hide = show(() => (
    <EditorProvider value={editor}>
      <ExportButton />
    </EditorProvider>
  ));
});
afterEach(() => {
  hide();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const FILE = `/api/exports/${JOB.jobId}/file`;
const choose = async (label: string) => {
  const trigger = find('[aria-label="More kinds of export"]');
  trigger.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  trigger.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }));
  await vi.waitFor(() => find('[role=menuitem]'));
  await expectAccessible();
  const item = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((entry) => entry.textContent?.includes(label));
  if (!item) throw new Error(`no ${label}`);
  item.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  item.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }));
};

test('the button makes the PDF as it is designed', async () => {
  find<HTMLButtonElement>('.export').click();
  await vi.waitFor(() => expect(downloads).toEqual([FILE]));
  expect(asked).toEqual(['POST /api/resumes/res/exports {"format":"pdf","variant":"designed"}']);
});

test('the menu makes the copy for tracking systems', async () => {
  await choose('Copy for tracking systems');
  await vi.waitFor(() => expect(downloads).toEqual([FILE]));
  expect(asked).toEqual(['POST /api/resumes/res/exports {"format":"pdf","variant":"ats"}']);
});

test('the menu makes a picture of every page', async () => {
  await choose('Pages as pictures');
  await vi.waitFor(() => expect(downloads).toEqual([FILE]));
  expect(asked).toEqual(['POST /api/resumes/res/exports {"format":"png","pages":"all"}']);
});

test('the menu shows what a tracking system reads, and downloads nothing', async () => {
  await choose('What a tracking system reads');
  await vi.waitFor(() => find('.export-reading'));
  expect([...find('.export-reading').children].map((part) => `${part.tagName} ${part.textContent}`)).toEqual([
    'H3 Ada Lovelace',
    'P Analyst',
    'H3 Experience',
    'P • Wrote the first program.',
  ]);
  expect(asked.at(-1)).toBe(`GET /api/exports/${JOB.jobId}/text`);
  expect(downloads).toEqual([]);
  await expectAccessible();
});

test.each([
  ['Word', 'docx'],
  ['Markdown', 'markdown'],
  ['JSON Resume', 'jsonresume'],
  ['Vitae’s own', 'json'],
])('the menu fetches %s at once', async (label, format) => {
  await choose(label);
  await vi.waitFor(() => expect(downloads).toEqual([`/api/resumes/res/export/${format}`]));
  expect(asked).toEqual([]);
});
