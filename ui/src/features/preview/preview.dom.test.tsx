import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakLanguage } from '../../i18n/words.ts';
import type { LayoutAnswer, LayoutRequest } from '../../preview/messages.ts';
import { showPage } from '../../preview/svg.ts';
import { expectAccessible, find, settle, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { type Editor, EditorProvider, type View } from '../editor/context.tsx';
import { Canvas } from './Canvas.tsx';
import { pageInView } from './pageInView.ts';
import { fitScale, stepFrom } from './zoom.ts';

const page = (words: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842">${words}</svg>`;
const PAGES = [
  page('<text data-field="basics/name">Ann</text><text data-field="basics/email">ann@x.example</text>'),
  page('<text data-field="item/a/position">Lead</text><text>1 / 2</text>'),
];

/** In place of the thread that the page engine runs in, which jsdom has not. */
class PagesWorker extends EventTarget {
  postMessage({ id }: LayoutRequest): void {
    const answer: LayoutAnswer = {
      id,
      kind: 'pages',
      result: { pages: PAGES, size: { width: 595, height: 842 }, count: PAGES.length, faces: [] },
    };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: answer })));
  }
  terminate(): void {}
}

const scrolledTo: Element[] = [];
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.stubGlobal('Worker', PagesWorker);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolledTo.push(this);
  });
  // Each page begins 900 pixels below the one before.
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    return 20 + 900 * [...document.querySelectorAll('.paper-frame')].indexOf(this);
  });
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  scrolledTo.length = 0;
});
afterEach(async () => {
  stop?.();
  await speakLanguage('en');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(given: Partial<Editor> = {}): Promise<void> {
  stop = show(() => (
    <EditorProvider value={editorWith(given)}>
      <Canvas />
    </EditorProvider>
  ));
  await vi.waitFor(() => find('.paper text'));
}

const button = (label: string) => find<HTMLButtonElement>(`button[aria-label="${label}"]`);
const scroller = () => find('.canvas-scroll');
const number = () => find('.page-number').textContent;
const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  scroller().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('the pages', () => {
  it('lead to the field of what is clicked, and nowhere from what belongs to none', async () => {
    const reveal = vi.fn();
    await open({ reveal });
    find('text[data-field="item/a/position"]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(reveal.mock.calls).toEqual([['item/a/position']]);
    find('text:not([data-field])').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(reveal).toHaveBeenCalledTimes(1);
  });

  it('mark the field that one is in, and scroll to it', async () => {
    const [focused, setFocused] = createSignal<string | null>(null);
    await open({ focused });
    setFocused('item/a/position');
    expect([...document.querySelectorAll('.is-focused')].map((run) => run.textContent)).toEqual(['Lead']);
    expect(scrolledTo.map((run) => run.textContent)).toEqual(['Lead']);
    setFocused(null);
    expect(document.querySelectorAll('.is-focused')).toHaveLength(0);
  });

  it('show on a phone where one was before one came to them', async () => {
    const [focused, setFocused] = createSignal<string | null>(null);
    const [view, setView] = createSignal<View>('content');
    await open({ focused, view });
    setFocused('basics/email');
    setFocused(null);
    scrolledTo.length = 0;
    setView('preview');
    expect(find('.is-focused').textContent).toBe('ann@x.example');
    expect(scrolledTo.map((run) => run.textContent)).toEqual(['ann@x.example']);
  });

  it('say which one is looked at, and go on and back by buttons and keys', async () => {
    await open();
    expect(number()).toBe('Page 1 / 2');
    expect(button('Previous page').getAttribute('aria-disabled')).toBe('true');
    button('Next page').click();
    expect([number(), scroller().scrollTop]).toEqual(['Page 2 / 2', 906]);
    expect(button('Next page').getAttribute('aria-disabled')).toBe('true');
    button('Next page').click();
    expect(number()).toBe('Page 2 / 2');
    expect(press('PageUp')).toBe(false);
    expect([number(), scroller().scrollTop]).toEqual(['Page 1 / 2', 6]);
    scroller().scrollTop = 700;
    scroller().dispatchEvent(new Event('scroll'));
    expect(number()).toBe('Page 2 / 2');
  });

  it('grow, shrink and fit by keys, and leave the browser its own', async () => {
    await open();
    const shown = () => find('.zoom-value').textContent;
    const fit = shown();
    press('+');
    expect(shown()).toBe('25 %');
    press('+');
    expect(shown()).toBe('50 %');
    press('-');
    expect(shown()).toBe('25 %');
    press('0');
    expect(shown()).toBe(fit);
    expect(find('.zoom-value').getAttribute('aria-pressed')).toBe('true');
    expect(press('+', { ctrlKey: true })).toBe(true);
    expect(press('x')).toBe(true);
    expect(shown()).toBe(fit);
  });

  it('can be used by everybody', async () => {
    await open();
    await settle();
    await expectAccessible();
  });
});

describe('which page is looked at', () => {
  it.each([
    [0, 0],
    [599, 0],
    [600, 1],
    [5000, 2],
  ])('scrolled by %i it is page %i', (scrolled, expected) => {
    expect(pageInView([20, 900, 1800], scrolled, 600)).toBe(expected);
  });
  it('is the first when there is none', () => expect(pageInView([], 0, 600)).toBe(0));
});

describe('zoom', () => {
  it('goes from any scale to the next step, and not beyond the last', () => {
    expect([stepFrom(0.9, 1), stepFrom(1, 1), stepFrom(1, -1), stepFrom(3, 1), stepFrom(0.25, -1)]).toEqual([1, 1.25, 0.8, 3, 0.25]);
  });
  it('fits a page into its room, but neither too small to see nor too large to read', () => {
    expect(fitScale(900, 595)).toBeCloseTo((900 - 96) / (595 * (96 / 72)), 5);
    expect([fitScale(0, 595), fitScale(9000, 595)]).toEqual([0.2, 1.6]);
  });
});

describe('the pages in an interface from right to left', () => {
  it('say their words in Arabic, and stay as the engine has measured them', async () => {
    await open();
    await speakLanguage('ar');
    expect(document.documentElement.dir).toBe('rtl');
    expect(find('.canvas').getAttribute('aria-label')).toBe('الصفحات');
    expect(find('.paper').getAttribute('aria-label')).toBe('الصفحة 1 من 2');
    expect(button('الصفحة التالية')).not.toBeNull();
    expect(find('.paper svg').getAttribute('direction')).toBe('ltr');
    await expectAccessible();
  });
});

describe('a page that is shown anew', () => {
  const line = (text: string) => `<text>${text}</text>`;
  const page = (size: number, ...lines: string[]) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} 9">${lines.map(line).join('')}</svg>`;
  const lines = (paper: Element) => [...paper.querySelectorAll('text')];

  it('keeps what is the same, wherever something was changed, added or taken out', () => {
    const paper = document.createElement('div');
    showPage(paper, page(9, 'one', 'two', 'three', 'four'));
    const [one, two, three, four] = lines(paper);
    showPage(paper, page(9, 'one', 'zwei', 'three', 'four'));
    expect([lines(paper)[0], lines(paper)[2], lines(paper)[3]]).toEqual([one, three, four]);
    expect(lines(paper)[1]).not.toBe(two);
    for (const next of [['one', 'one', 'zwei', 'three', 'four'], ['one', 'four'], ['four', 'one'], [], ['one']]) {
      showPage(paper, page(9, ...next));
      expect(lines(paper).map((text) => text.textContent)).toEqual(next);
    }
  });

  it('is another when its paper is', () => {
    const paper = document.createElement('div');
    showPage(paper, page(9, 'one'));
    const [one] = lines(paper);
    showPage(paper, page(8, 'one'));
    expect(paper.firstElementChild?.getAttribute('viewBox')).toBe('0 0 8 9');
    expect(lines(paper)[0]).not.toBe(one);
  });
});
