import axe from 'axe-core';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { expect } from 'vitest';

/** Shows a component in a page of its own; returns what takes it away. */
export function show(component: () => JSX.Element): () => void {
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  return render(component, main);
}

/** What axe can tell only with a layout, which jsdom has not: colours, and whether a dialog lies over the page. The browser tests ask. */
const NEED_LAYOUT = ['color-contrast', 'region', 'aria-hidden-focus'];

/** Nothing that axe can tell without a layout. */
export async function expectAccessible(): Promise<void> {
  const rules = Object.fromEntries(NEED_LAYOUT.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document.body, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

export function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`nothing is ${selector} in ${document.body.innerHTML.slice(0, 2000)}`);
  return element;
}

export function type(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  control.focus();
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
