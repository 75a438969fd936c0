import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Photo } from '#protocol/photo';
import { emptyState, type LiveState } from '../../live/store.ts';
import { showPage } from '../../preview/svg.ts';
import { expectAccessible, find, settle, show, type } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { PhotoField } from './PhotoField.tsx';

const PHOTO: Photo = { key: `${'0a'.repeat(32)}.jpg`, width: 400, height: 300 };
const written: [path: string, value: unknown][] = [];
let asked: Request[] = [];
let answer: () => Response;
let hide = () => {};

function open({ photo, online = true, canEdit = true }: { photo?: Photo; online?: boolean; canEdit?: boolean } = {}): void {
  const empty = emptyState();
  const [state, setState] = createStore<LiveState>({
    ...empty,
    connection: { phase: online ? 'live' : 'waiting' },
    document: { ...empty.document, basics: { name: 'Ada Lovelace', ...(photo ? { photo } : {}) } },
  });
  const set = (path: string, value: unknown) => {
    written.push([path, value]);
    setState('document', 'basics', { photo: (value as Photo | null) ?? undefined } as object);
  };
  const editor = editorWith({
    state,
    canEdit: () => canEdit,
    set,
    write: (writes) => {
      for (const [path, value] of writes) set(path, value);
    },
  });
  hide = show(() => (
    <EditorProvider value={editor}>
      <PhotoField />
    </EditorProvider>
  ));
}
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent?.replace(/\s+/g, ' ').trim() === name,
  );
  if (!found) throw new Error(`no button ${name} in ${document.body.innerHTML}`);
  return found;
};
const choose = async (file: File): Promise<void> => {
  const input = find<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  for (let i = 0; i < 10; i += 1) await settle();
};

beforeEach(() => {
  written.length = 0;
  asked = [];
  answer = () => new Response(new Blob(['jpeg']), { status: 200 });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(`http://localhost${path}`, { method: init.method ?? 'GET', headers: init.headers ?? {} }));
    return answer();
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  URL.createObjectURL = () => 'blob:photo';
});
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('offers to add one, and says that many want none', async () => {
  open();
  expect(button('Add a photo')).toBeTruthy();
  expect(document.body.textContent).toContain('prefer résumés without one');
  await expectAccessible();
});

it('shows nothing to who may only read, when there is none', () => {
  open({ canEdit: false });
  expect(document.querySelector('.photo-field')).toBeNull();
});

it('says that it needs a connection, and sends nothing without one', async () => {
  open({ online: false });
  expect(document.body.textContent).toContain('A photo needs a connection.');
  await choose(new File(['x'], 'me.jpg', { type: 'image/jpeg' }));
  expect(find('.field-error').textContent).toContain('Try again when you are online');
  expect(asked).toEqual([]);
  expect(written).toEqual([]);
});

it('says when a file is no picture, and sends nothing', async () => {
  vi.stubGlobal('createImageBitmap', async () => {
    throw new DOMException('no picture');
  });
  open();
  await choose(new File(['x'], 'notes.txt'));
  expect(find('.field-error').textContent).toContain('cannot be read as a picture');
  expect(asked).toEqual([]);
});

it('is written into the document once it was sent, and a refusal is said in words', async () => {
  const blob = new Blob(['smaller'], { type: 'image/jpeg' });
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4_000, height: 3_000, close() {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ fillRect() {}, drawImage() {} } as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take) => take(blob));
  open();
  const problem = { type: 'x', title: 'No', status: 413, code: 'too_large', detail: 'The picture is larger than 5 MB.' };
  answer = () => Response.json(problem, { status: 413 });
  await choose(new File(['x'], 'me.jpg'));
  expect(find('.field-error').textContent).toBe('The picture is larger than 5 MB.');
  expect(written).toEqual([]);
  answer = () => Response.json(PHOTO, { status: 201 });
  await choose(new File(['x'], 'me.jpg'));
  expect(asked.at(-1)?.method).toBe('POST');
  expect(asked.at(-1)?.headers.get('content-type')).toBe('image/jpeg');
  expect(written).toEqual([['basics/photo', PHOTO]]);
  expect(document.querySelector('.field-error')).toBeNull();
});

it('is described by its person, unless somebody says otherwise', async () => {
  open({ photo: PHOTO });
  await settle();
  await settle();
  expect(find<HTMLImageElement>('.photo-frame img').alt).toBe('Photo of Ada Lovelace');
  const input = find<HTMLInputElement>('input[type=text]');
  type(input, 'Ada, smiling');
  expect(written).toEqual([['basics/photo', { ...PHOTO, alt: 'Ada, smiling' }]]);
  type(input, '');
  expect(written.at(-1)).toEqual(['basics/photo', PHOTO]);
  await expectAccessible();
});

it('is cut with the keyboard, and only when that is wanted', async () => {
  open({ photo: PHOTO });
  await settle();
  await settle();
  button('Crop the photo').click();
  await settle();
  const stage = find('.crop-stage');
  expect(stage.getAttribute('aria-label')).toBe('Photo: 50 % from the left, 50 % from the top, size 100 %');
  stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
  expect(stage.getAttribute('aria-label')).toContain('20 % from the left');
  await expectAccessible();
  button('Cancel').click();
  await settle();
  expect(written).toEqual([]);
  button('Crop the photo').click();
  await settle();
  find('.crop-stage').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
  button('Use this part').click();
  expect(written).toEqual([['basics/photo', { ...PHOTO, crop: { x: 0.2, y: 0.5, zoom: 1 } }]]);
});

it('is removed', async () => {
  open({ photo: { ...PHOTO, alt: 'Ada' } });
  button('Remove the photo').click();
  expect(written).toEqual([['basics/photo', null]]);
  expect(button('Add a photo')).toBeTruthy();
});

const page = (...content: string[]) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content.join('')}</svg>`;
const photo = (href: string, y: number) => `<image href="${href}" y="${y}"/>`;

it('stays the same element on the page while its text changes', () => {
  const paper = document.createElement('div');
  showPage(paper, page(photo('blob:a', 1), '<text>before</text>'));
  const image = paper.querySelector('image');
  showPage(paper, page(photo('blob:a', 2), '<text>after</text>'));
  expect(paper.querySelector('image')).toBe(image);
  expect(image?.getAttribute('y')).toBe('2');
  expect(paper.textContent).toBe('after');
  showPage(paper, page(photo('blob:b', 3)));
  expect(paper.querySelector('image')).not.toBe(image);
  expect(paper.textContent).toBe('');
});
