import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { FIXTURE_META } from './fixtures/pins.ts';
import { RESUME } from './fixtures/resume.ts';
import { MissingGlyphsError, type Pages, paintPdf, paintSvg, verifyPdf } from './index.ts';
import { readPdf } from './pdf/read.ts';
import { createNodeEngine } from './runtime/node.ts';
import { lookOf } from './templates/look.ts';

const engine = await createNodeEngine();
const USUAL = lookOf(DEFAULT_DESIGN, {});
const EMPTY: ResumeDocument = { schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN };

const textOf = (pages: Pages, page: number): string =>
  (pages.pages[page]?.runs ?? []).flatMap((run) => run.words.map((word) => word.text + (word.space ? ' ' : ''))).join('');
const bullets = (...texts: string[]) => texts.map((text) => ({ list: 'bullet' as const, spans: [{ text }] }));
const career = (jobs: number, summary: (i: number) => ReturnType<typeof bullets>): ResumeDocument => ({
  ...EMPTY,
  basics: { name: 'Ann Example' },
  sections: [
    {
      id: 'w',
      kind: 'experience',
      items: Array.from({ length: jobs }, (_, i) => ({
        id: `j${i}`,
        kind: 'experience' as const,
        organization: `Company ${i}`,
        position: `Job ${i}`,
        roles: [],
        summary: summary(i),
      })),
    },
  ],
});

async function check(document: ResumeDocument): Promise<Pages> {
  const pages = await engine.layout(document);
  expect(await verifyPdf(await paintPdf(pages, FIXTURE_META), pages, document)).toEqual([]);
  return pages;
}

describe('a résumé', () => {
  it('keeps every field, and reads back from the file as it was written', async () => {
    const pages = await check(RESUME);
    expect(pages.count).toBe(2);
    expect(textOf(pages, 0)).toContain('Writing at notes.example.dev. ');
  });

  it('may be empty, or no more than a name', async () => {
    expect((await check(EMPTY)).count).toBe(1);
    expect(textOf(await check({ ...EMPTY, basics: { name: 'Ann' } }), 0)).toBe('Ann ');
  });

  it('may be a career of many pages, where no heading stands at the foot of one', async () => {
    const pages = await check(career(40, (i) => bullets(`Did ${i}. `.repeat(30), `Made ${i}. `.repeat(20), 'And more.')));
    expect(pages.count).toBeGreaterThanOrEqual(6);
    for (const page of pages.pages) {
      const last = page.runs.at(-1);
      expect(pages.leaves[last?.leaf ?? 0]?.node.tag).toBe('LBody');
      expect(Math.max(...page.runs.map((run) => run.baseline))).toBeLessThan(pages.size.height - USUAL.marginY);
    }
  });

  it('may have a bullet that is longer than a page', async () => {
    const pages = await check(career(1, () => bullets(Array.from({ length: 1_500 }, (_, i) => `word${i}`).join(' '))));
    expect(pages.count).toBe(3);
  });

  it('wraps words that are wider than the page', async () => {
    const pages = await check({ ...EMPTY, basics: { name: 'x'.repeat(150), email: `${'y'.repeat(200)}@example.com` } });
    for (const run of pages.pages[0]?.runs ?? []) {
      for (const word of run.words) expect(word.x + word.width).toBeLessThanOrEqual(pages.size.width - USUAL.marginX + 0.5);
    }
  });

  it.each([
    ['German', 'Jürgen Müßig, Straßenbahner'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Russian', 'Иван Съёмкин'],
    ['Vietnamese', 'Nguyễn Thị Ánh Tuyết'],
    ['Arabic', 'محمد (أحمد) 2015'],
    ['Hebrew', 'דנה כהן Linux'],
    ['Hindi', 'राजेश क्षेत्रीय'],
    ['Thai', 'น่าเชื่อถือสูง'],
    ['Chinese', '張偉 高级工程师，负责分布式系统。'],
    ['Japanese', '田中さくら エンジニア'],
    ['Korean', '김민준 소프트웨어 엔지니어'],
    ['symbols', '• – — ™ ★ ✓ → … ✔ ☎ ✉ “q” €'],
    ['a decomposed accent, a ligature and a soft hyphen', 'e\u0301 o\uFB03ce A\u00ADB'],
  ])('may be in %s', async (_, name) => {
    await check({ ...EMPTY, basics: { name, headline: name, summary: bullets(name) } });
  });

  it('names every character that no font has, with its place, and draws nothing in its stead', async () => {
    const failed = engine.layout({
      ...EMPTY,
      basics: { name: 'অ Ann' },
      sections: [{ id: 's', kind: 'custom', title: 'A ꯍ', items: [{ id: 'i', kind: 'custom', title: 'x' }] }],
    });
    await expect(failed).rejects.toThrow(MissingGlyphsError);
    await expect(failed).rejects.toMatchObject({
      missing: [
        { character: 'অ', place: 'basics/name' },
        { character: 'ꯍ', place: 'sec/s/title' },
      ],
    });
  });
});

describe('the design', () => {
  it('numbers pages only when there is more than one, and only when asked', async () => {
    const long = career(20, () => bullets('One thing.', 'Another thing.', 'A third thing.'));
    expect((await engine.layout(long)).pages[0]?.artifacts[0]?.words[0]?.text).toMatch(/^1 \/ \d$/);
    expect((await engine.layout({ ...long, design: { ...DEFAULT_DESIGN, pageNumbers: false } })).pages[0]?.artifacts).toEqual([]);
    expect((await engine.layout({ ...EMPTY, basics: { name: 'Ann' } })).pages[0]?.artifacts).toEqual([]);
  });

  it('starts a section on a new page, and keeps one together', async () => {
    const [first, second] = [career(1, () => bullets('x')).sections[0], RESUME.sections.find((section) => section.kind === 'skills')];
    if (!first || !second) throw new Error('unreachable');
    const pages = await check({ ...EMPTY, sections: [first, { ...second, startOnNewPage: true }] });
    expect(pages.count).toBe(2);
    expect(textOf(pages, 1)).toMatch(/^Skills /);
  });

  it('sets Letter paper and a background', async () => {
    const pages = await check({ ...RESUME, design: { ...DEFAULT_DESIGN, pageFormat: 'Letter', backgroundColor: '#fffdf5' } });
    expect(pages.size).toEqual({ width: 612, height: 792 });
    expect(paintSvg(pages, 0)).toContain('fill="#fffdf5"');
  });
});

it('lays out several résumés at once as it does one after the other', async () => {
  const documents = ['One', 'Two', 'Three'].map((name) => ({
    ...RESUME,
    basics: { ...RESUME.basics, name, headline: `${name} of three` },
  }));
  const fresh = await createNodeEngine();
  const together = await Promise.all(documents.map((document) => fresh.layout(document)));
  for (const [i, document] of documents.entries()) {
    const alone = await engine.layout(document);
    expect(together[i] && paintSvg(together[i], 0)).toBe(paintSvg(alone, 0));
  }
});

describe('the outputs', () => {
  it('tell the preview which field a text shows', async () => {
    const pages = await engine.layout(RESUME);
    const svg = paintSvg(pages, 0);
    expect(svg).toContain('data-field="item/w2/position"');
    expect(svg).toContain('data-field="prose/basics.summary"');
    expect(() => paintSvg(pages, 9)).toThrow(RangeError);
  });

  it('carry links, the source and no image', async () => {
    const pages = await engine.layout(RESUME);
    const read = await readPdf(await paintPdf(pages, { ...FIXTURE_META, source: '{"a":1}' }));
    expect(read.pages[0]?.links).toContain('mailto:jordan.whitfield@example.com');
    expect(read.pages[0]?.links).toContain('https://notes.example.dev/');
    expect(read.attachments).toEqual(['resume.json']);
    expect(read.pages.map((page) => page.images)).toEqual([0, 0]);
  });

  it('report progress page by page', async () => {
    const seen: string[] = [];
    await paintPdf(await engine.layout(RESUME), FIXTURE_META, {
      onPage: (done, total) => {
        seen.push(`${done}/${total}`);
      },
    });
    expect(seen).toEqual(['1/2', '2/2']);
  });
});

describe('verifyPdf', () => {
  it('finds text that is not there', async () => {
    const pages = await engine.layout(RESUME);
    const other = await engine.layout({ ...RESUME, basics: { ...RESUME.basics, headline: 'Junior Platform Engineer' } });
    const differences = await verifyPdf(await paintPdf(other, FIXTURE_META), pages);
    expect(differences).toEqual([{ what: 'text', page: 1, expected: 'Senior Platform Engineer ', found: 'Junior Platform Engineer ' }]);
  });

  it('finds a page too few, a field left out, and what is no PDF', async () => {
    const pages = await engine.layout(RESUME);
    const bytes = await paintPdf(await engine.layout({ ...EMPTY, basics: RESUME.basics }), FIXTURE_META);
    expect((await verifyPdf(bytes, pages)).map(({ what }) => what)).toContain('page count');
    const more: ResumeDocument = { ...RESUME, basics: { ...RESUME.basics, name: 'Someone Else' } };
    expect(await verifyPdf(await paintPdf(pages, FIXTURE_META), pages, more)).toMatchObject([{ what: 'field', place: 'basics/name' }]);
    expect(await verifyPdf(new TextEncoder().encode('hello'), pages)).toMatchObject([{ what: 'unreadable' }]);
  });
});
