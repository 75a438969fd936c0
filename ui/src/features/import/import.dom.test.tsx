import { MemoryRouter, Route } from '@solidjs/router';
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_DESIGN } from '#protocol/document';
import { expectAccessible, find, show, type } from '../../testing/dom.ts';
import { ImportButton } from './ImportButton.tsx';

/** The machine may be busy. */
vi.setConfig({ testTimeout: 20_000 });

const REVIEW = {
  format: 'text',
  document: {
    schema: 1,
    title: 'Ada Lovelace',
    basics: { name: 'Ada Lovelace', email: 'ada@example.com' },
    sections: [{ id: 's', kind: 'skills', title: 'Skills', items: [{ id: 'a', kind: 'skill', name: 'Maths' }] }],
    design: DEFAULT_DESIGN,
  },
  report: [{ path: 'work.0', message: 'Odd', severity: 'warning' }],
  unplaced: ['Left over'],
};
const ID = `res_${'0'.repeat(26)}`;

let asked: string[];
let hide = () => {};

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    asked.push(`${init.method} ${path} ${typeof init.body === 'string' ? init.body : headers.get('content-type')}`);
    if (path.endsWith('review=1')) return Response.json(REVIEW);
    if (path.endsWith('/import')) return Response.json({ id: ID, format: 'text', title: 'Ada Lovelace', report: [] }, { status: 201 });
    return Response.json({ seq: 1, results: [] });
  });
  hide = show(() => (
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Route path="*" component={() => <ImportButton>Import</ImportButton>} />
      </MemoryRouter>
    </QueryClientProvider>
  ));
});
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

function choose(file: File): void {
  const input = find<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

test('a file is shown before anything is made of it', async () => {
  choose(new File(['Ada'], 'ada.txt', { type: '' }));
  await vi.waitFor(() => find('.import-found'));
  expect([...document.querySelectorAll('.import-found > div')].map(({ textContent }) => textContent)).toEqual([
    'Name and contact details2 fields',
    'Skills1 entry',
  ]);
  expect(find('.import-note').textContent).toContain('Odd');
  expect(find('.import-unplaced').textContent).toContain('Left over');
  await expectAccessible();
  button('Cancel').click();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  expect(asked).toEqual(['POST /api/resumes/import?review=1 text/plain']);
});

test('it is made under the title that it is given', async () => {
  choose(new File(['Ada'], 'ada.md'));
  await vi.waitFor(() => find('.import-found'));
  type(find<HTMLInputElement>('[role=dialog] input'), 'Analyst');
  button('Create résumé').click();
  await vi.waitFor(() =>
    expect(asked.slice(1)).toEqual([
      'POST /api/resumes/import text/markdown',
      `PATCH /api/resumes/${ID} {"ops":[{"path":"meta/title","value":"Analyst"}]}`,
    ]),
  );
});

test('a file of another kind is not sent', async () => {
  choose(new File(['x'], 'x.rtf'));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked).toEqual([]);
  expect(document.querySelector('[role=dialog]')).toBeNull();
});
