import { createSignal, Show } from 'solid-js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { find, settle, show, type } from '../../testing/dom.ts';
import type { PaletteEntry } from './entries.ts';
import { Palette } from './Palette.tsx';

let did: string[] = [];
let hide = () => {};
beforeEach(() => {
  did = [];
  localStorage.clear();
});
afterEach(() => hide());

const entry = (id: string, label: string, group: string): PaletteEntry => ({
  id,
  label,
  group,
  run: () => did.push(`${id} from ${document.activeElement?.id}`),
});
const ENTRIES = [
  entry('design', 'Design', 'The résumé'),
  entry('share', 'Share', 'The résumé'),
  entry('job', 'Lead engineer · Acmé', 'Entries'),
];

async function shown(typed = '') {
  const [isOpen, setOpen] = createSignal(false);
  hide = show(() => (
    <>
      <button type="button" id="before">
        Before
      </button>
      <Show when={isOpen()}>
        <Palette place="editor" entries={() => ENTRIES} typedAhead={() => typed} onClose={() => setOpen(false)} />
      </Show>
    </>
  ));
  find('#before').focus();
  setOpen(true);
  await settle();
  await settle();
  return { isOpen };
}

const input = () => find<HTMLInputElement>('[role="combobox"]');
const options = () => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);
const active = () => document.getElementById(input().getAttribute('aria-activedescendant') ?? '')?.textContent;
const press = async (key: string) => {
  input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await settle();
  await settle();
};
const write = async (text: string) => {
  type(input(), text);
  await settle();
};

test('what was typed before it had the focus is in it', async () => {
  await shown('shar');
  expect(input().value).toBe('shar');
  expect(options()).toEqual(['Share']);
  expect(active()).toBe('Share');
});

test('the focus is in it; the best is the active option, and the arrows go round', async () => {
  await shown();
  expect(document.activeElement).toBe(input());
  expect(options()).toEqual(['Design', 'Share', 'Lead engineer · Acmé']);
  expect(active()).toBe('Design');
  expect(input().getAttribute('aria-expanded')).toBe('true');
  expect(find('[role="listbox"]').id).toBe(input().getAttribute('aria-controls'));
  await press('ArrowDown');
  expect(active()).toBe('Share');
  await press('ArrowUp');
  await press('ArrowUp');
  expect(active()).toBe('Lead engineer · Acmé');
});

test('typing finds; Enter runs the best, once the focus is back, and it is among the recent ones then', async () => {
  const { isOpen } = await shown();
  await write('acme lead');
  expect(options()).toEqual(['Lead engineer · Acmé']);
  expect(active()).toBe('Lead engineer · Acmé');
  await press('Enter');
  expect(isOpen()).toBe(false);
  expect(did).toEqual(['job from before']);
  hide();
  await shown();
  expect(options()[0]).toBe('Lead engineer · Acmé');
  expect(find('.palette-group').textContent).toBe('Recent');
});

test('says when there is nothing, and then Enter does nothing', async () => {
  const { isOpen } = await shown();
  await write('zzz');
  expect(find('.palette-none').textContent).toBe('Nothing found for “zzz”.');
  await press('Enter');
  expect([isOpen(), did]).toEqual([true, []]);
  await write('sha');
  expect(active()).toBe('Share');
});

test('Escape closes it and gives the focus back, without doing anything', async () => {
  const { isOpen } = await shown();
  await press('Escape');
  expect(isOpen()).toBe(false);
  expect(document.activeElement?.id).toBe('before');
  expect(did).toEqual([]);
});
