import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type Design } from '#protocol/document';
import { PLANS } from '#render/templates/plans';
import { emptyState, type LiveState } from '../../live/store.ts';
import { expectAccessible, find, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { EditorProvider } from '../editor/context.tsx';
import { DesignPanel } from './DesignPanel.tsx';

const written: [path: string, value: unknown][] = [];
let hide = () => {};
let setDesign: (design: Partial<Design>) => void = () => {};

function open(design: Partial<Design> = {}, canEdit = true): void {
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
  const editor = editorWith({
    state,
    canEdit: () => canEdit,
    set: (path, value) => {
      written.push([path, value]);
      setState('document', 'design', { [path.replace('design/', '')]: value ?? undefined });
    },
  });
  hide = show(() => (
    <EditorProvider value={editor}>
      <DesignPanel />
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
  vi.stubGlobal('navigator', { ...navigator, languages: ['en'] });
});
afterEach(() => hide());

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

it('moves sections into the sidebar, where the template has one', () => {
  open();
  expect(document.body.textContent).not.toContain('Sections in the sidebar');
  hide();
  open({ template: 'sidebar-right' });
  expect(labelled<HTMLInputElement>('What I can do').checked).toBe(true);
  labelled<HTMLInputElement>('Experience').click();
  expect(written).toEqual([['design/sidebarSections', ['w', 'k']]]);
  labelled<HTMLInputElement>('What I can do').click();
  expect(written[1]).toEqual(['design/sidebarSections', ['w']]);
});

it('cannot be used by who may only read', () => {
  open({}, false);
  expect(find<HTMLFieldSetElement>('fieldset.design').disabled).toBe(true);
});
