import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type Design, type ResumeDocument } from '#protocol/document';
import { ARABIC } from '../fixtures/arabic.ts';
import { GALLERY } from '../fixtures/gallery.ts';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { RESUME } from '../fixtures/resume.ts';
import { SCRIPTS } from '../fixtures/scripts.ts';
import { createEngine, type Engine, type Pages, paintPdf, paintSvg, verifyPdf } from '../index.ts';
import { createNodeEngine, loadFont, loadWasm } from '../runtime/node.ts';
import { TEMPLATES, templateById } from './index.ts';

/** The pages that templates become: laid out, painted, read back. */
let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});

const LETTER: ResumeDocument = { ...RESUME, design: { ...RESUME.design, pageFormat: 'Letter', primaryColor: '#fde047', bodyFont: 'Lora' } };
const TAGGED: ResumeDocument = {
  ...GALLERY,
  design: { ...GALLERY.design, skillStyle: 'tags', levelMark: 'squares', bullet: 'square', headingCase: 'upper', runningHeader: true },
};

describe.each(TEMPLATES.map(({ id }) => [id]))('the template %s', { timeout: 60_000 }, (template) => {
  it.each([
    ['everything', RESUME],
    ['from right to left', ARABIC],
    ['every script', SCRIPTS],
    ['Letter, other colour and family', LETTER],
    ['tags, marks, squares, capitals', TAGGED],
  ])('prints every word once and in order: %s', async (_, document) => {
    const pages = await engine.layout(document, { template });
    expect(await verifyPdf(await paintPdf(pages, FIXTURE_META), pages, document)).toEqual([]);
    staysOnPaper(pages);
    expect(wordsOnWords(pages)).toEqual([]);
  });
});

function staysOnPaper(pages: Pages): void {
  for (const { runs, artifacts, boxes } of pages.pages) {
    for (const run of [...runs, ...artifacts]) {
      expect(run.baseline).toBeLessThan(pages.size.height - 8);
      for (const word of run.words) {
        expect(word.x).toBeGreaterThan(8);
        expect(word.x + word.width).toBeLessThan(pages.size.width - 8);
      }
    }
    for (const box of boxes) expect(box.x + box.width).toBeLessThanOrEqual(pages.size.width + 0.5);
  }
}

/** Points that glyphs of neighbours may share: kerning and marks. */
const TOUCHING = 2;

/** Words that are drawn on top of each other. */
function wordsOnWords(pages: Pages): string[] {
  return pages.pages.flatMap(({ runs, artifacts }) => {
    const words = [...runs, ...artifacts].flatMap(({ words, baseline, size }) => words.map((word) => ({ ...word, baseline, size })));
    return words.flatMap((a, i) =>
      words.slice(i + 1).flatMap((b) => {
        const isLevel = Math.abs(a.baseline - b.baseline) < Math.min(a.size, b.size) * 0.6;
        const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        return isLevel && shared > TOUCHING ? [`${a.text} on ${b.text}`] : [];
      }),
    );
  });
}

const bullets = (count: number, text: string) =>
  Array.from({ length: count }, (_, i) => ({ list: 'bullet' as const, spans: [{ text: `${text} ${i}` }] }));
const twoFlows = (jobs: number, skills: number, design: Partial<Design> = {}): ResumeDocument => ({
  schema: 1,
  title: '',
  basics: { name: 'Ann Example', email: 'ann@example.com' },
  sections: [
    {
      id: 'w',
      kind: 'experience',
      items: Array.from({ length: jobs }, (_, i) => ({
        id: `j${i}`,
        kind: 'experience',
        position: `Job ${i}`,
        roles: [],
        summary: bullets(4, `did ${i}`),
      })),
    },
    {
      id: 'k',
      kind: 'skills',
      items: Array.from({ length: skills }, (_, i) => ({ id: `k${i}`, kind: 'skill', name: `Skill ${i}`, keywords: ['a'] })),
    },
  ],
  design: { ...DEFAULT_DESIGN, template: 'sidebar-right', ...design },
});

const fieldsOn = (pages: Pages, page: number, prefix: string): string[] =>
  (pages.pages[page]?.runs ?? []).flatMap(({ field }) => (field?.startsWith(prefix) ? [field] : []));

describe('two columns', { timeout: 60_000 }, () => {
  it('break into pages each for itself, below the header on the first', async () => {
    const pages = await engine.layout(twoFlows(20, 8));
    expect(pages.count).toBeGreaterThan(2);
    const [first] = pages.pages;
    const bottomOfHeader = Math.max(...(first?.runs ?? []).filter(({ field }) => field?.startsWith('basics/')).map((run) => run.baseline));
    for (const run of first?.runs ?? []) if (!run.field?.startsWith('basics/')) expect(run.baseline).toBeGreaterThan(bottomOfHeader);
    expect(fieldsOn(pages, 0, 'item/k')).not.toEqual([]);
    expect(fieldsOn(pages, 1, 'item/k')).toEqual([]);
    expect(fieldsOn(pages, 1, 'item/j')).not.toEqual([]);
    const long = await engine.layout(twoFlows(2, 90));
    expect(long.count).toBeGreaterThan(1);
    expect(fieldsOn(long, 1, 'item/j')).toEqual([]);
    expect(fieldsOn(long, 1, 'item/k')).not.toEqual([]);
  });

  it('never reach into each other', async () => {
    for (const template of ['sidebar-right', 'sidebar-left']) {
      const pages = await engine.layout(twoFlows(12, 60), { template });
      const edges = (page: number, prefix: string) =>
        (pages.pages[page]?.runs ?? [])
          .filter(({ field }) => field?.startsWith(prefix))
          .flatMap(({ words }) => words.flatMap((word) => [word.x, word.x + word.width]));
      for (let page = 0; page < pages.count; page++) {
        const [jobs, skills] = [edges(page, 'item/j'), edges(page, 'item/k')];
        if (jobs.length === 0 || skills.length === 0) continue;
        const isLeft = Math.max(...jobs) < Math.min(...skills) || Math.max(...skills) < Math.min(...jobs);
        expect(isLeft).toBe(true);
      }
    }
  });

  it('hold the sections that a person put there', async () => {
    const sheet = templateById('sidebar-right').sheet(twoFlows(1, 1, { sidebarSections: ['w'] }));
    expect(sheet.flows.map(({ content }) => JSON.stringify(content).includes('item/j0'))).toEqual([false, false, true]);
  });
});

describe('a long career', { timeout: 60_000 }, () => {
  it('has name and number at the head of each page but the first, and a number at the foot of that', async () => {
    const pages = await engine.layout(twoFlows(30, 0, { template: 'academic' }));
    const marks = pages.pages.map(({ artifacts }) => artifacts.map(({ words }) => words.map(({ text }) => text).join(' ')));
    expect(marks[0]).toEqual([`1 / ${pages.count}`]);
    expect(marks[1]).toEqual(['Ann Example', `2 / ${pages.count}`]);
    const headed = pages.pages[1];
    const header = headed?.artifacts[0]?.baseline ?? 0;
    for (const run of headed?.runs ?? []) expect(run.baseline - run.size).toBeGreaterThan(header);
  });

  it.each([
    ['of several scripts', 'Zoe\u0308 Łódź  田中 Ελένη'],
    ['with hints and spaces that cannot be seen', 'Anna\u00admaria\t von\u200b  Berg'],
    ['from right to left', 'ليلى حداد'],
    ['longer than the line', 'Maximiliane Alexandra '.repeat(20)],
  ])('may have a name %s at the head of its pages', async (_, name) => {
    const document = { ...twoFlows(14, 0, { template: 'executive' }), basics: { name } };
    const pages = await engine.layout(document);
    expect(pages.count).toBeGreaterThan(1);
    expect(await verifyPdf(await paintPdf(pages, FIXTURE_META), pages, document)).toEqual([]);
    staysOnPaper(pages);
    expect(wordsOnWords(pages)).toEqual([]);
  });

  it('has its coloured column where something stands on it, and a stripe of it on the other pages', async () => {
    const grounds = async (jobs: number, skills: number, design: Partial<Design> = {}) => {
      const pages = await engine.layout(twoFlows(jobs, skills, design), { template: 'sidebar-left' });
      return pages.pages.map(({ boxes: [ground] }) => {
        expect(ground).toMatchObject({ y: 0, height: pages.size.height });
        return { x: ground?.x, isWide: (ground?.width ?? 0) > 100 };
      });
    };
    const [first, ...others] = await grounds(30, 1);
    expect(first).toEqual({ x: 0, isWide: true });
    expect(others.length).toBeGreaterThan(1);
    for (const other of others) expect(other).toEqual({ x: 0, isWide: false });
    expect((await grounds(1, 90)).map(({ isWide }) => isWide)).not.toContain(false);
    // From right to left the column is at the right, and so is what remains of it.
    const [, later] = await grounds(30, 1, { direction: 'rtl' });
    expect(later?.x).toBeGreaterThan(500);
  });
});

describe('what stands beside', () => {
  const baselineOf = (pages: Pages, field: string): number => {
    const run = pages.pages.flatMap(({ runs }) => runs).find((one) => one.field === field);
    if (!run) throw new Error(`nothing shows ${field}`);
    return run.baseline;
  };

  it('a heading in the margin is level with the text it heads, and what follows stays clear of it', async () => {
    const tall = {
      ...GALLERY,
      sections: GALLERY.sections.map((section) => (section.id === 'awards' ? { ...section, title: 'Very '.repeat(14) } : section)),
    };
    const pages = await engine.layout(tall, { template: 'minimalist' });
    expect(Math.abs(baselineOf(pages, 'sec/work/title') - baselineOf(pages, 'item/w1/position'))).toBeLessThan(1);
    const last = pages.pages
      .flatMap(({ runs }) => runs)
      .filter(({ field }) => field === 'sec/awards/title')
      .at(-1);
    expect(last?.baseline).toBeGreaterThan(baselineOf(pages, 'item/a1/title') + 20);
    expect(baselineOf(pages, 'sec/volunteer/title')).toBeGreaterThan((last?.baseline ?? 0) + 10);
  });

  it('a rail runs from the first entry to the last, on each page, and not past the heading', async () => {
    const pages = await engine.layout(twoFlows(12, 0), { template: 'timeline' });
    expect(pages.count).toBeGreaterThan(1);
    for (const { boxes, runs } of pages.pages) {
      const rail = boxes.find(({ width, height }) => width < 1 && height > 100);
      const baselines = runs.flatMap(({ field, baseline }) => (field?.includes('j') ? [baseline] : []));
      expect(rail?.y).toBeGreaterThan(Math.min(...baselines) - 20);
      expect(rail?.y).toBeLessThan(Math.min(...baselines));
      expect((rail?.y ?? 0) + (rail?.height ?? 0)).toBeGreaterThan(Math.max(...baselines));
    }
    expect(baselineOf(pages, 'sec/w/title')).toBeLessThan(pages.pages[0]?.boxes.find(({ height }) => height > 100)?.y ?? 0);
  });
});

it('lays out one block for an edit of one bullet, in every template', { timeout: 60_000 }, async () => {
  let blocks = 0;
  const counting = await createEngine({ loadFont, wasm: await loadWasm(), onBlock: () => blocks++ });
  const edited: ResumeDocument = structuredClone(GALLERY);
  const job = edited.sections.find(({ id }) => id === 'work')?.items[0];
  const span = job?.summary?.[0]?.spans[0];
  if (!span) throw new Error('no bullet to edit');
  span.text = span.text.replace('nine', 'ten');
  for (const { id } of TEMPLATES) {
    await counting.layout(GALLERY, { template: id });
    expect(blocks).toBeGreaterThan(20);
    blocks = 0;
    await counting.layout(GALLERY, { template: id });
    expect(blocks).toBe(0);
    const fits = templateById(id).starts.fitPages ? 3 : 1;
    await counting.layout(edited, { template: id });
    expect(blocks).toBeLessThanOrEqual(fits);
    expect(blocks).toBeGreaterThan(0);
    blocks = 0;
  }
});

it('shows a photo with its words, at its place, in the reading order', { timeout: 60_000 }, async () => {
  const photo = { source: 'data:image/png;base64,iVBORw0KGgo=', width: 300, height: 400, alt: 'Clara Nyström at her desk' };
  for (const { id, showsPhoto } of [...TEMPLATES, templateById('ats')]) {
    const document = { ...GALLERY, design: { ...GALLERY.design, photoShape: 'circle' as const, photoBorder: 2 } };
    const pages = await engine.layout(document, { template: id, photo });
    const [picture] = pages.pages[0]?.pictures ?? [];
    expect({ id, shows: picture !== undefined }).toEqual({ id, shows: showsPhoto });
    if (!picture) continue;
    expect(picture).toMatchObject({ leaf: 0, alt: photo.alt, radius: picture.width / 2, border: { width: 2 } });
    expect(pages.leaves[0]).toMatchObject({ text: '', node: { tag: 'Figure', alt: photo.alt } });
    expect(picture.x).toBeGreaterThan(0);
    expect(picture.x + picture.width).toBeLessThan(pages.size.width);
    for (const run of pages.pages[0]?.runs ?? []) {
      const besides = run.words.every((word) => word.x + word.width <= picture.x || word.x >= picture.x + picture.width);
      const isBelow = run.baseline - run.size * 0.7 > picture.y + picture.height;
      expect(besides || isBelow || run.baseline < picture.y).toBe(true);
    }
    const svg = paintSvg(pages, 0);
    expect(svg).toContain('preserveAspectRatio="xMidYMid slice"');
    expect(svg).toContain(`aria-label="${photo.alt}"`);
  }
});

it('shows a photo in every template but those whose readers want none', () => {
  expect([...TEMPLATES, templateById('ats')].filter(({ showsPhoto }) => !showsPhoto).map(({ id }) => id)).toEqual(['federal', 'ats']);
});

it('shows a photo to which there is no name yet', async () => {
  const photo = { source: 'data:image/png;base64,iVBORw0KGgo=', width: 300, height: 400, alt: 'Photo' };
  for (const { id } of TEMPLATES.filter(({ showsPhoto }) => showsPhoto)) {
    const pages = await engine.layout({ ...GALLERY, basics: {} }, { template: id, photo });
    expect({ id, pictures: pages.pages[0]?.pictures.length }).toEqual({ id, pictures: 1 });
  }
});
