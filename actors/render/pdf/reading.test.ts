import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { GALLERY } from '../fixtures/gallery.ts';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { SCRIPT_SAMPLES, scriptResume } from '../fixtures/scripts.ts';
import { paintPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { TEMPLATES } from '../templates/index.ts';
import { type ReadSection, readingOf } from './reading.ts';

const engine = await createNodeEngine();
const read = async (document: ResumeDocument, template = 'classic'): Promise<ReadSection[]> =>
  readingOf(await paintPdf(await engine.layout(document, { template }), { ...FIXTURE_META, language: document.design.locale }));
const linesUnder = (sections: readonly ReadSection[], heading: string): string[] =>
  sections.find((section) => section.heading === heading)?.lines ?? [];
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(TEMPLATES.map(({ id }) => id))('in the template %s', (template) => {
  it('a program reads the name first, then the contacts, then each section under its heading', { timeout: 30_000 }, async () => {
    const sections = await read(GALLERY, template);
    const [head] = sections;
    expect(head?.heading.toLowerCase()).toBe('clara nyström');
    expect(head?.lines.join('\n')).toContain('clara@nystrom.example');
    const experience = sections.find(({ heading }) => heading.toLowerCase() === 'experience')?.lines ?? [];
    expect(experience.filter((line) => /\bHired six engineers and coached three into senior roles\.$/.test(line))).toHaveLength(1);
    const jobs = ['Engineering Lead, Booking', 'Senior Software Engineer', 'Software Engineer'].map((job) =>
      experience.findIndex((line) => line.includes(job)),
    );
    expect(jobs).toEqual(jobs.toSorted((a, b) => a - b));
    expect(Math.min(...jobs)).toBeGreaterThanOrEqual(0);
  });
});

it.each(Object.entries(SCRIPT_SAMPLES))('gives back sentences in %s as they were written', async (_, sample) => {
  const sections = await read(scriptResume(sample));
  const lines = sections.flatMap((section) => section.lines).map(plain);
  const sentence = plain(`${sample.summary} ${sample.bold}`);
  expect(lines).toContain(sentence);
  expect(lines.some((line) => line.endsWith(plain(sample.bullets[0])))).toBe(true);
});

it('takes a list entry for one line, and what a page break divides for one', async () => {
  const long = Array.from({ length: 130 }, (_, i) => `Sentence number ${i + 1} of a very long paragraph.`).join(' ');
  const document: ResumeDocument = {
    schema: 1,
    title: 'Long',
    basics: {
      name: 'Ann',
      summary: [
        { spans: [{ text: long }] },
        { list: 'ordered', spans: [{ text: 'first' }] },
        { list: 'ordered', spans: [{ text: 'second' }] },
      ],
    },
    sections: [],
    design: DEFAULT_DESIGN,
  };
  const sections = await read({ ...document, design: { ...DEFAULT_DESIGN, pageFormat: 'custom', pageWidth: 300, pageHeight: 400 } });
  expect(sections.at(-1)?.lines.slice(-3)).toEqual([long, '1. first', '2. second']);
});

it('has no heading for what stands before the first', async () => {
  const sections = await read({ schema: 1, title: '', basics: { email: 'ann@example.com' }, sections: [], design: DEFAULT_DESIGN });
  expect(sections).toEqual([{ heading: '', lines: ['ann@example.com'] }]);
  expect(linesUnder(sections, '')).toHaveLength(1);
});
