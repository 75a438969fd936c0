import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument, type Section } from '#protocol/document';
import { MOST_WORK, paintPdf, TooComplexError, verifyPdf } from './index.ts';
import { createNodeEngine } from './runtime/node.ts';
import { Work } from './work.ts';

vi.setConfig({ testTimeout: 120_000 });
const engine = await createNodeEngine();

const resume = (sections: Section[], design: Partial<ResumeDocument['design']> = {}): ResumeDocument => ({
  schema: 1,
  title: '',
  basics: { name: 'Ann' },
  sections,
  design: { ...DEFAULT_DESIGN, ...design },
});
/** A section of so many jobs, each with so many bullets of so many letters. */
const career = (id: string, jobs: number, bullets: number, letters: number): Section => ({
  id,
  kind: 'experience',
  items: Array.from({ length: jobs }, (_, job) => ({
    id: `${id}-${job}`,
    kind: 'experience',
    organization: `Organization ${id} ${job}`,
    position: 'Engineer',
    roles: [],
    summary: Array.from({ length: bullets }, (_, bullet) => ({
      list: 'bullet' as const,
      spans: [
        { text: `${job}.${bullet} Delivered things on time and within the budget. `.repeat(Math.ceil(letters / 50)).slice(0, letters) },
      ],
    })),
  })),
});

async function printed(document: ResumeDocument): Promise<number> {
  const pages = await engine.layout(document, { mostWork: MOST_WORK });
  const bytes = await paintPdf(pages, { title: 'A', author: 'A', language: 'en', date: new Date(0) });
  expect(await verifyPdf(bytes, pages, document)).toEqual([]);
  return pages.count;
}

/** Seconds of processor time, which other work on the machine does not stretch. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
const CAP = 10;

describe('what may be printed', () => {
  it('is a career of 60 pages, in less than ten seconds', async () => {
    let pages = 0;
    expect(
      await cpuOf(async () => {
        pages = await printed(resume([career('a', 214, 6, 200)]));
      }),
    ).toBeLessThan(CAP);
    expect(pages).toBeGreaterThanOrEqual(60);
  });

  it('is 200 sections', async () => {
    expect(await printed(resume(Array.from({ length: 200 }, (_, at) => career(`s${at}`, 1, 2, 60))))).toBeGreaterThan(5);
  });

  it('is a bullet of 20,000 characters', async () => {
    expect(await printed(resume([career('long', 1, 1, 20_000)]))).toBeGreaterThan(2);
  });
});

describe('what is too much', () => {
  it.each([
    ['a megabyte of prose', resume([career('prose', 70, 1, 15_000)])],
    ['thousands of short items', resume([career('short', 5_000, 1, 10)])],
    ['a long career that is to be fitted onto few pages again and again', resume([career('fit', 205, 6, 200)], { fitPages: 20 })],
  ])('is refused, not begun for nothing: %s', async (_, document) => {
    const cpu = await cpuOf(() => expect(engine.layout(document, { mostWork: MOST_WORK })).rejects.toThrow(TooComplexError));
    expect(cpu).toBeLessThan(CAP);
  });

  it('is laid out all the same where nobody else waits', async () => {
    const document = resume([career('a', 3, 2, 100)]);
    await expect(engine.layout(document, { mostWork: 100 })).rejects.toThrow(TooComplexError);
    expect((await engine.layout(document)).count).toBe(1);
  });

  it('is counted by letters, stretches of text and blocks', () => {
    const work = new Work(1_000);
    work.ask([[{ text: 'x'.repeat(400) }]]);
    work.ask(Array.from({ length: 5 }, () => [{ text: '' }]));
    expect(() => work.ask([[{ text: 'x'.repeat(100) }]])).toThrow(TooComplexError);
  });
});
