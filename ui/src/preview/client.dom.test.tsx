import { afterEach, expect, it, vi } from 'vitest';
import { documentOf } from '#sync/document';
import { layoutQueue } from './client.ts';
import type { LayoutRequest } from './messages.ts';

const asked: string[] = [];
let answer = () => {};

/** In place of the thread that the page engine runs in: it answers when the test says so. */
class PagesWorker extends EventTarget {
  postMessage({ id, document }: LayoutRequest): void {
    asked.push(document.title);
    answer = () => this.dispatchEvent(new MessageEvent('message', { data: { id, kind: 'failed', message: '' } }));
  }
  terminate(): void {}
}

afterEach(() => vi.unstubAllGlobals());

it('lays out what is patient only when nobody else waits, and of each caller only the newest', () => {
  vi.stubGlobal('Worker', PagesWorker);
  const ask = (lane: string, title: string, patient = false) =>
    layoutQueue.ask(lane, { document: { ...documentOf([]), title }, firstOnly: true, patient, done: () => {} });
  ask('pages', 'typed 1');
  ask('gallery', 'picture', true);
  ask('pages', 'typed 2');
  ask('pages', 'typed 3');
  answer();
  ask('check', 'read');
  answer();
  answer();
  answer();
  expect(asked).toEqual(['typed 1', 'typed 3', 'read', 'picture']);
});
