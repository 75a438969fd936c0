import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type Design } from '#protocol/document';
import { PLANS } from '#render/templates/plans';
import { documentOf } from '#sync/document';
import { speakLanguage } from '../../i18n/words.ts';
import { emptyState, type LiveState } from '../../live/store.ts';
import type { LayoutAnswer, LayoutRequest } from '../../preview/messages.ts';
import { expectAccessible, find, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { type Editor, EditorProvider } from '../editor/context.tsx';
import { setShownOutcome } from '../preview/outcome.ts';
import { DesignPanel } from './DesignPanel.tsx';

/** The machine may be busy. */
vi.setConfig({ testTimeout: 20_000 });

/** Templates that the thread of the page engine, which jsdom has not, was asked for. */
const drawn: string[] = [];
class PagesWorker extends EventTarget {
  postMessage({ id, document: { basics, design } }: LayoutRequest): void {
    drawn.push(design.template);
    const clip = '<clipPath id="p0-0"/><image clip-path="url(#p0-0)"/>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg">${clip}<text>${basics.name} in ${design.template}</text></svg>`;
    const answer: LayoutAnswer = {
      id,
      kind: 'pages',
      result: { pages: [svg], size: { width: 612, height: 792 }, count: 2, faces: [] },
    };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: answer })));
  }
  terminate(): void {}
}

/** What is in view is decided by the test. */
const observers = new Map<Element, (isIntersecting: boolean) => void>();
class Observer {
  private readonly tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.tell = tell;
  }
  observe(element: Element): void {
    observers.set(element, (isIntersecting) => this.tell([{ isIntersecting }]));
  }
  disconnect(): void {}
}
const look = (plan: string, isIntersecting = true) => {
  for (const [element, tell] of observers) if (element.closest('label')?.querySelector(`[value="${plan}"]`)) tell(isIntersecting);
};

const written: [path: string, value: unknown][] = [];
/** How often several were written at once. */
let acts = 0;
let hide = () => {};
let setDesign: (design: Partial<Design>) => void = () => {};

function open(design: Partial<Design> = {}, canEdit = true, given: Partial<Editor> = {}): void {
  const empty = emptyState();
  const [state, setState] = createStore<LiveState>({
    ...empty,
    document: {
      ...empty.document,
      sections: [
        { id: 'w', kind: 'experience', items: [] },
        { id: 'k', kind: 'skills', title: 'What I can do', items: [] },
      ],
      design: { ...DEFAULT_DESIGN, ...design },
    },
  });
  setDesign = (more) => setState('document', 'design', more);
  const set = (path: string, value: unknown) => {
    written.push([path, value]);
    setState('document', 'design', { [path.replace('design/', '')]: value ?? undefined });
  };
  const editor = editorWith({
    state,
    canEdit: () => canEdit,
    set,
    write: (writes) => {
      acts += 1;
      for (const [path, value] of writes) set(path, value);
    },
    ...given,
  });
  hide = show(() => (
    <EditorProvider value={editor}>
      <DesignPanel close={() => {}} />
    </EditorProvider>
  ));
}

const labelled = <E extends HTMLElement>(label: string): E => {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === label);
  const control = found?.control;
  if (!control) throw new Error(`no control is called ${label}`);
  return control as E;
};
const button = (text: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(text));
const choose = (label: string, value: string) => {
  const list = labelled<HTMLSelectElement>(label);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
};

beforeEach(() => {
  written.length = 0;
  acts = 0;
  drawn.length = 0;
  observers.clear();
  vi.stubGlobal('Worker', PagesWorker);
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('navigator', { ...navigator, languages: ['en'] });
});
afterEach(async () => {
  hide();
  await speakLanguage('en');
  setShownOutcome(null);
});

it('offers every template with a name, a line and a picture, one of them chosen', async () => {
  open({ template: 'engineer' });
  const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio][name=template]')];
  expect(radios.map(({ value }) => value)).toEqual(PLANS.map(({ id }) => id));
  expect(radios.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['engineer']);
  for (const radio of radios) {
    expect(document.getElementById(radio.getAttribute('aria-labelledby') ?? '')?.textContent).not.toBe('');
    expect(document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent).not.toBe('');
  }
  for (const picture of document.querySelectorAll('.gallery-page')) expect(picture.getAttribute('src')).toMatch(/\.png/);
  await expectAccessible();
});

it('shows the person’s own first page in each template that is looked at, and the sample until then', async () => {
  const ada = documentOf([]);
  open({}, true, { document: () => ({ ...ada, basics: { name: 'Ada' } }) });
  expect(document.querySelectorAll('img.gallery-page')).toHaveLength(PLANS.length);
  look('engineer');
  look('studio');
  await vi.waitFor(() => expect(document.querySelectorAll('.gallery-page > svg')).toHaveLength(2));
  expect([...document.querySelectorAll('.gallery-page > svg')].map(({ textContent }) => textContent)).toEqual([
    'Ada in engineer',
    'Ada in studio',
  ]);
  expect(drawn).toEqual(['engineer', 'studio']);
  expect([...document.querySelectorAll('.gallery-page image')].map((photo) => photo.getAttribute('clip-path'))).toEqual([
    'url(#engineer-p0-0)',
    'url(#studio-p0-0)',
  ]);
  expect(document.querySelectorAll('#engineer-p0-0, #studio-p0-0')).toHaveLength(2);
  expect(document.querySelectorAll('img.gallery-page')).toHaveLength(PLANS.length - 2);
  await expectAccessible();
});

it('draws no page of a template that went out of sight before its turn, nor of an empty résumé', async () => {
  const ada = documentOf([]);
  open({}, true, { document: () => ({ ...ada, basics: { name: 'Ada' } }) });
  look('studio');
  look('studio', false);
  look('modern');
  await vi.waitFor(() => expect(drawn).toEqual(['modern']));
  hide();
  open({}, true, { document: () => ada });
  look('timeline');
  open({}, true, { document: () => ({ ...ada, basics: { name: 'Ada' } }) });
  look('minimalist');
  await vi.waitFor(() => expect(drawn).toEqual(['modern', 'minimalist']));
});

it('changes one register when another template is chosen, and shows what that starts with', () => {
  open({ bodySize: 12 });
  find<HTMLInputElement>('input[value=academic]').click();
  expect(written).toEqual([['design/template', 'academic']]);
  expect(labelled<HTMLSelectElement>('Font').value).toBe('Source Serif 4');
  expect(labelled<HTMLInputElement>('Size').value).toBe('12');
});

it('shows what the template has until a person sets it, and goes back to that', () => {
  open({ template: 'creative' });
  expect(labelled<HTMLSelectElement>('Skills').value).toBe('tags');
  expect(button('As in the template')).toBeUndefined();
  choose('Skills', 'lines');
  choose('Bullets', 'square');
  expect(written).toEqual([
    ['design/skillStyle', 'lines'],
    ['design/bullet', 'square'],
  ]);
  button('As in the template')?.click();
  expect(written.slice(2)).toEqual([
    ['design/bullet', null],
    ['design/skillStyle', null],
  ]);
  expect(labelled<HTMLSelectElement>('Skills').value).toBe('tags');
});

it('shows what others change', () => {
  open();
  setDesign({ headingCase: 'upper' });
  expect(labelled<HTMLSelectElement>('Letters').value).toBe('upper');
});

it('asks for the size of other paper in millimetres, and takes no size that is none', () => {
  open({ pageFormat: 'custom' });
  const width = labelled<HTMLInputElement>('Width in mm');
  width.value = '148';
  width.dispatchEvent(new Event('change', { bubbles: true }));
  expect(written[0]?.[0]).toBe('design/pageWidth');
  expect(written[0]?.[1]).toBeCloseTo(419.53, 1);
  width.value = '2';
  width.dispatchEvent(new Event('change', { bubbles: true }));
  width.value = '';
  width.dispatchEvent(new Event('change', { bubbles: true }));
  expect(written).toHaveLength(1);
});

const columns = () =>
  [...document.querySelectorAll<HTMLElement>('[data-column]')].map(
    (column) =>
      `${column.dataset.column}: ${[...column.querySelectorAll('.columns-title')].map(({ textContent }) => textContent).join(', ')}`,
  );

it('shows which section stands in which column of the paper, and moves it to the other', async () => {
  open();
  expect(columns()).toEqual([]);
  hide();
  const acts: unknown[] = [];
  open({ template: 'sidebar-right' }, true, { write: (writes) => acts.push([...writes]) });
  expect(columns()).toEqual(['main: Experience', 'side: What I can do']);
  await expectAccessible();
  find('[aria-label="Move Experience to the side column"]').click();
  expect(acts).toEqual([]);
  find('[aria-label="Move What I can do to the main column"]').click();
  expect(acts).toEqual([[['design/sidebarSections', []]]]);
  setDesign({ sidebarSections: [] });
  expect(columns()).toEqual(['main: Experience, What I can do', 'side: ']);
  find('[aria-label="Move Experience to the side column"]').click();
  expect(acts[1]).toEqual([['design/sidebarSections', ['w']]]);
  const button = find('[aria-label="Move What I can do to the side column"]');
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }));
  expect(acts[2]).toEqual([['sec/k/place', expect.any(String)]]);
  hide();
  open({ template: 'sidebar-left' });
  expect(columns()[0]).toBe('side: What I can do');
});

it('says at the control what is wrong with the pages', () => {
  open({ fitPages: 1, primaryColor: '#eab308' });
  const described = (label: string) =>
    (labelled(label).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');
  expect(described('Pages')).toBe('Spaces, margins and letters become smaller until it fits.');
  setShownOutcome({ kind: 'pages', result: { pages: [], size: { width: 1, height: 1 }, count: 3, faces: [] } });
  expect(described('Pages')).toContain('It takes 3 pages even at its smallest.');
  setShownOutcome({ kind: 'missing', glyphs: [{ character: '𒀀', place: 'basics/name' }] });
  expect(described('Font')).toContain('No font has these characters: 𒀀.');
  const warnings = () => [...document.querySelectorAll('.design-warning')].map(({ textContent }) => textContent);
  expect(warnings()).toEqual(['Its contrast on this paper is 1.9:1; text needs 4.5:1. It is drawn darker.']);
  setDesign({ primaryColor: '#1d4ed8' });
  expect(warnings()).toEqual([]);
});

it('cannot be used by who may only read', () => {
  open({}, false);
  expect(find<HTMLFieldSetElement>('fieldset.design').disabled).toBe(true);
});

it('speaks the language of the person, as soon as they choose it', async () => {
  open({ template: 'sidebar-right', fitPages: 1, skillStyle: 'tags' });
  expect(labelled<HTMLSelectElement>('Skills').value).toBe('tags');
  await speakLanguage('de');
  expect(find('aside').getAttribute('aria-label')).toBe('Gestaltung');
  expect(labelled<HTMLSelectElement>('Kenntnisse').value).toBe('tags');
  expect([...labelled<HTMLSelectElement>('Seiten').options].map(({ textContent }) => textContent)[1]).toBe('Eine Seite');
  expect(document.getElementById('template-sidebar-right')?.textContent).toBe('Zweispaltig');
  expect(document.querySelector('[aria-label="Berufserfahrung in die Seitenspalte verschieben"]')).not.toBeNull();
  await expectAccessible();
});

it('shows what the organisation prescribes first, says so, and sets all of a theme at once', async () => {
  const theme = { id: 'theme-school', name: 'School colours', template: 'executive', look: { primaryColor: '#1f4e8c', bodySize: 11 } };
  const answer = {
    name: 'Career Centre',
    color: null,
    registration: 'open',
    banner: null,
    off: [],
    templates: [],
    maxResumes: 500,
    rules: { allowed: ['executive'], prescribed: ['theme-school'], themes: [theme] },
  };
  const fetched = vi.fn(async () => Response.json(answer));
  vi.stubGlobal('fetch', fetched);
  open({ template: 'engineer' });
  const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio][name=template]')];
  // What the résumé has stays among them.
  await vi.waitFor(() => expect(radios().map(({ value }) => value)).toEqual(['theme-school', 'engineer', 'executive']));
  expect(document.getElementById('template-theme-school-line')?.textContent).toContain('Prescribed by Career Centre');
  expect(document.getElementById('template-executive-line')?.textContent).not.toContain('Prescribed');
  expect(document.querySelector('.gallery')?.textContent).toContain('Career Centre offers only these.');
  await expectAccessible();
  const executive = radios()[2];
  executive?.focus();
  radios()[0]?.click();
  // The list is another now, for what the résumé had is not offered; whoever is in it stays there.
  expect(radios().map(({ value }) => value)).toEqual(['theme-school', 'executive']);
  expect(document.activeElement).toBe(executive);
  expect(written).toEqual([
    ['design/template', 'executive'],
    ['design/primaryColor', '#1f4e8c'],
    ['design/bodySize', 11],
  ]);
  // One step back takes all of it off.
  expect(acts).toBe(1);
  expect(
    radios()
      .filter(({ checked }) => checked)
      .map(({ value }) => value),
  ).toEqual(['theme-school']);
  vi.unstubAllGlobals();
});
