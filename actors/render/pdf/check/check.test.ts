import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { ARABIC } from '../../fixtures/arabic.ts';
import { GALLERY } from '../../fixtures/gallery.ts';
import { FIXTURE_META } from '../../fixtures/pins.ts';
import { RESUME } from '../../fixtures/resume.ts';
import { SCRIPT_SAMPLES, SCRIPTS, scriptResume } from '../../fixtures/scripts.ts';
import { paintPdf } from '../../index.ts';
import { createNodeEngine } from '../../runtime/node.ts';
import { TEMPLATES } from '../../templates/index.ts';
import { checkPdf } from './check.ts';

const engine = await createNodeEngine();

async function faultsOf(document: ResumeDocument, template: string): Promise<string[]> {
  const pages = await engine.layout(document, { template });
  return checkPdf(await paintPdf(pages, { ...FIXTURE_META, language: document.design.locale, source: JSON.stringify(document) }));
}

const EMPTY: ResumeDocument = { schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN };
const DOCUMENTS: Readonly<Record<string, ResumeDocument>> = {
  gallery: GALLERY,
  resume: RESUME,
  arabic: ARABIC,
  'all scripts': SCRIPTS,
  ...Object.fromEntries(Object.entries(SCRIPT_SAMPLES).map(([name, sample]) => [name, scriptResume(sample)])),
  'nothing at all': EMPTY,
  'no name': { ...RESUME, basics: { email: 'someone@example.com' } },
  'a section without a heading': { ...RESUME, sections: RESUME.sections.map((section) => ({ ...section, showHeading: false })) },
};

describe.each(TEMPLATES.map(({ id }) => id))('in the template %s', (template) => {
  it.each(Object.entries(DOCUMENTS))('finds no fault with %s', { timeout: 30_000 }, async (_, document) => {
    expect(await faultsOf(document, template)).toEqual([]);
  });
});
