import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it } from 'vitest';
import { Thumbnail } from './Thumbnail.tsx';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

function shown() {
  const [version, setVersion] = createSignal('2026-11-01T00:00:00.000Z');
  stops.push(render(() => <Thumbnail id="res_1" version={version()} />, document.body));
  const image = () => document.querySelector('img');
  return { setVersion, image, isComing: () => document.querySelector('.card-coming') !== null };
}

it('is grey while its picture comes, and no more once it is there', () => {
  const { image, isComing } = shown();
  expect(image()?.getAttribute('src')).toBe('/api/resumes/res_1/thumbnail?of=2026-11-01T00%3A00%3A00.000Z');
  expect(isComing()).toBe(true);
  image()?.dispatchEvent(new Event('load'));
  expect(isComing()).toBe(false);
  expect(image()).not.toBeNull();
});

it('keeps the picture of before until that of a newer state is there', () => {
  const { image, isComing, setVersion } = shown();
  image()?.dispatchEvent(new Event('load'));
  setVersion('2026-11-02T00:00:00.000Z');
  expect(image()?.getAttribute('src')).toContain('2026-11-02');
  expect(isComing()).toBe(false);
});

it('is blank paper when there is none, until the résumé says something else', () => {
  const { image, isComing, setVersion } = shown();
  image()?.dispatchEvent(new Event('error'));
  expect([image(), isComing()]).toEqual([null, false]);
  setVersion('2026-11-02T00:00:00.000Z');
  expect(image()).not.toBeNull();
});
