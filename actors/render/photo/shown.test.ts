import { expect, it } from 'vitest';
import { GALLERY } from '../fixtures/gallery.ts';
import { coverOf } from './cover.ts';
import { shownPhoto } from './shown.ts';

const photo = { key: `${'0'.repeat(64)}.jpg`, width: 300, height: 400 };
const altIn = (locale: string, name: string | undefined, alt?: string) =>
  shownPhoto(
    {
      ...GALLERY,
      basics: { ...(name === undefined ? {} : { name }), photo: { ...photo, ...(alt === undefined ? {} : { alt }) } },
      design: { ...GALLERY.design, locale },
    },
    'blob:x',
  )?.alt;

it('has words in the language of the résumé, unless somebody gave it others', () => {
  expect(altIn('en', 'Ada Lovelace')).toBe('Photo of Ada Lovelace');
  expect(altIn('de-AT', 'Ada Lovelace')).toBe('Foto von Ada Lovelace');
  expect(altIn('pt-BR', ' Ada ')).toBe('Foto de Ada');
  expect(altIn('fi', 'Ada $& Co')).toBe('Photo of Ada $& Co');
  expect(altIn('fr', undefined)).toBe('Photo');
  expect(altIn('en', 'Ada', 'Ada at her desk')).toBe('Ada at her desk');
  expect(altIn('en', 'Ada', '  ')).toBe('Photo of Ada');
});

it('is nothing where the document shows none', () => {
  expect(shownPhoto(GALLERY, 'blob:x')).toBeUndefined();
});

it('fills its frame with the chosen square, and never leaves a part of it empty', () => {
  const frame = { width: 60, height: 60 };
  expect(coverOf(frame, photo)).toEqual({ width: 60, height: 80, left: 0, top: -10 });
  expect(coverOf(frame, photo, { x: 0, y: 0, zoom: 1 })).toEqual({ width: 60, height: 80, left: 0, top: -0 });
  expect(coverOf(frame, photo, { x: 1, y: 1, zoom: 2 })).toEqual({ width: 120, height: 160, left: -60, top: -100 });
  for (const x of [0, 0.3, 1])
    for (const zoom of [1, 1.7, 4]) {
      const { left, top, width, height } = coverOf(frame, { width: 900, height: 500 }, { x, y: 1 - x, zoom });
      expect(left).toBeLessThanOrEqual(0);
      expect(top).toBeLessThanOrEqual(0);
      expect(left + width).toBeGreaterThanOrEqual(60 - 1e-9);
      expect(top + height).toBeGreaterThanOrEqual(60 - 1e-9);
    }
});
