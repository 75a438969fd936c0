import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { ARABIC } from '../../actors/render/fixtures/arabic.ts';
import { GALLERY } from '../../actors/render/fixtures/gallery.ts';
import { dataUrl, exif, GREY_JPEG, JPEG, png, withSegments } from '../../actors/render/fixtures/pictures.ts';
import { FIXTURE_META } from '../../actors/render/fixtures/pins.ts';
import { RESUME } from '../../actors/render/fixtures/resume.ts';
import { SCRIPT_SAMPLES, SCRIPTS, scriptResume } from '../../actors/render/fixtures/scripts.ts';
import { type Engine, type LayoutOptions, paintPdf } from '../../actors/render/index.ts';
import type { Photo } from '../../actors/render/templates/contract.ts';
import { TEMPLATES } from '../../actors/render/templates/index.ts';

/** `name` is `<template>.<what is in it>`; a problem says that no file could be made. */
export type Sample = { name: string; bytes: Uint8Array } | { name: string; problem: string };

const DOCUMENTS: Readonly<Record<string, ResumeDocument>> = {
  gallery: GALLERY,
  resume: RESUME,
  'arabic-resume': ARABIC,
  'all-scripts': SCRIPTS,
  empty: { schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN },
  nameless: { ...RESUME, title: '', basics: { email: 'someone@example.com' } },
  ...Object.fromEntries(Object.entries(SCRIPT_SAMPLES).map(([name, sample]) => [name, scriptResume(sample)])),
};

/** What the painter does with pictures: coded, turned and grey ones, and such with clear parts. */
const PHOTOS: Readonly<Record<string, Photo>> = {
  jpeg: photo(dataUrl(JPEG, 'jpeg')),
  turned: photo(dataUrl(withSegments(JPEG, exif(6)), 'jpeg')),
  grey: photo(dataUrl(GREY_JPEG, 'jpeg')),
  cut: { ...photo(dataUrl(JPEG, 'jpeg')), crop: { x: 1, y: 0, zoom: 2.5 } },
  clear: photo(dataUrl(png({ width: 2, height: 1, colour: 6, rows: Uint8Array.of(0, 9, 9, 9, 255, 9, 9, 9, 60) }), 'png')),
};

function photo(source: string): Photo {
  return { source, width: 16, height: 24, alt: 'Clara Nyström, smiling' };
}

/** Every template with every sample, as the export makes it: with the source attached. `only` chooses by name. */
export async function* samples(engine: Engine, only = /./): AsyncGenerator<Sample> {
  for (const { id: template } of TEMPLATES) {
    const cases: [what: string, document: ResumeDocument, options: LayoutOptions][] = [
      ...Object.entries(DOCUMENTS).map(([what, document]): [string, ResumeDocument, LayoutOptions] => [what, document, {}]),
      ...Object.entries(PHOTOS).map(([what, photo]): [string, ResumeDocument, LayoutOptions] => [`photo-${what}`, FRAMED, { photo }]),
    ];
    for (const [what, document, options] of cases) {
      const name = `${template}.${what}`;
      if (!only.test(name)) continue;
      yield await made(engine, document, { template, ...options }).then(
        (bytes) => ({ name, bytes }),
        (error: unknown) => ({ name, problem: String(error) }),
      );
    }
  }
}

const FRAMED: ResumeDocument = { ...GALLERY, design: { ...GALLERY.design, photoShape: 'circle', photoBorder: 2, contactIcons: true } };

async function made(engine: Engine, document: ResumeDocument, options: LayoutOptions): Promise<Uint8Array> {
  const pages = await engine.layout(document, options);
  return paintPdf(pages, { ...FIXTURE_META, language: document.design.locale, source: JSON.stringify(document) });
}
