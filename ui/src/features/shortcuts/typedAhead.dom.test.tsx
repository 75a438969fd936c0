import { createSignal } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { find, show } from '../../testing/dom.ts';
import { createTypedAhead } from './typedAhead.ts';

let hide = () => {};
afterEach(() => hide());

function shown() {
  const [isOpening, setOpening] = createSignal(false);
  const ports = { take: () => '', heard: '' };
  hide = show(() => {
    ports.take = createTypedAhead(isOpening);
    return (
      <button
        type="button"
        id="behind"
        onKeyDown={(event) => {
          ports.heard += event.key;
        }}
      >
        Behind
      </button>
    );
  });
  const press = (key: string, rest: KeyboardEventInit = {}) =>
    find('#behind').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...rest }));
  return { ports, setOpening, press };
}

test('is what was typed since the opening, and reaches nothing behind', () => {
  const { ports, setOpening, press } = shown();
  press('x');
  setOpening(true);
  for (const key of ['u', 'n', 's', 'Backspace', 'd']) press(key);
  expect(ports.take()).toBe('und');
  expect(ports.heard).toBe('x');
});

test('leaves combinations and other keys to the page, and all of them once it was taken', () => {
  const { ports, setOpening, press } = shown();
  setOpening(true);
  press('k', { ctrlKey: true });
  press('Escape');
  expect(ports.take()).toBe('');
  press('a');
  expect(ports.heard).toBe('kEscapea');
});

test('begins anew with each opening, and ends with it', () => {
  const { ports, setOpening, press } = shown();
  setOpening(true);
  press('a');
  setOpening(false);
  press('b');
  setOpening(true);
  press('c');
  expect(ports.take()).toBe('c');
  expect(ports.heard).toBe('b');
});
