import { describe, expect, it } from 'vitest';
import type { Json } from '#protocol/json';
import { proseText } from '#protocol/prose';
import { registersOf } from '#sync/document';
import { REPORT_MAX_LINES } from './report.ts';
import { expectValid, imported, textOf } from './testing.ts';

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i.toString(36)}`);

/** All text of the file is in the document, wherever it was put. */
const expectKept = (input: Json, parts: readonly string[]) => {
  const result = imported(input);
  expectValid(result);
  const text = textOf(result.document);
  expect(parts.filter((part) => !text.includes(part.replace(/\s+/g, '')))).toEqual([]);
  return result;
};

describe('what is longer than a field', () => {
  it('keeps its head in place and its end aside', () => {
    const name = words(200).join(' ');
    const { document, report } = expectKept({ basics: { name } }, [words(200).at(-1) ?? '']);
    expect(document.basics.name).toHaveLength(500);
    expect(`${document.basics.name}${JSON.stringify(document.basics.extra)}`).toContain(name.slice(-20));
    expect(report).toMatchObject([{ path: 'basics.name', severity: 'warning' }]);
  });

  it('never cuts within a character', () => {
    const { document } = imported({ basics: { name: `${'x'.repeat(499)}😀😀` } });
    expect(document.basics.name).toBe('x'.repeat(499));
  });

  it('keeps a very long summary, in as many bags as it takes', () => {
    const summary = words(30_000).join(' ');
    const { document } = imported({ basics: { name: 'A', summary }, work: [{ name: 'B' }], education: [{ institution: 'C' }] });
    const head = proseText(document.basics.summary ?? []);
    expect(head.length).toBeGreaterThan(19_990);
    const bags = [document, document.basics, ...document.sections, document.design].map(
      (holder) => holder.extra?.['jsonresume-overflow'] ?? {},
    );
    const pieces = bags.flatMap((bag) => Object.entries(bag)).filter(([path]) => path.startsWith('basics.summary'));
    const order = (path: string) => Number(path.split('#')[1] ?? 1);
    const rest = pieces.toSorted(([a], [b]) => order(a) - order(b)).map(([, piece]) => piece);
    expect(head + rest.join('')).toBe(summary);
  });

  it('keeps prose of wide characters within a register', () => {
    expectKept({ basics: { summary: '漢字'.repeat(11_000) } }, []);
    expectKept({ basics: { summary: Array.from({ length: 700 }, (_, i) => `<b>b${i}</b> <i>i${i}</i>`).join('\n') } }, ['b699']);
    expectKept({ basics: { summary: Array.from({ length: 700 }, (_, i) => `<b>b${i}</b> x `).join('') } }, ['b699']);
    expectKept({ basics: { summary: '"'.repeat(30_000) } }, []);
  });

  it('keeps more keywords than a list holds', () => {
    const keywords = words(900);
    const { report } = expectKept({ skills: [{ name: 'all', keywords }] }, keywords);
    expect(report).toHaveLength(1);
    expectKept({ skills: [{ name: 'wide', keywords: words(200).map((word) => `${'漢'.repeat(150)}${word}`) }] }, ['w5j']);
  });

  it('keeps an unknown field that is larger than a bag', () => {
    const blocks = words(2_000).map((word) => ({ word, more: [word] }));
    expectKept({ basics: { name: 'A', blocks }, work: [{ name: 'B' }] }, [words(2_000).at(-1) ?? '']);
  });
});

describe('a hostile file', () => {
  it('of many entries keeps within the document', () => {
    const result = imported({ skills: words(5_000) });
    expectValid(result);
    expect(registersOf(result.document).length).toBeLessThan(20_000);
    expect(result.report.length).toBeLessThanOrEqual(REPORT_MAX_LINES + 1);
    expect(textOf(result.document)).toContain('w3uv');
  });

  it('of a megabyte is read within limits and time', { timeout: 60_000 }, () => {
    let spent = 0;
    for (const input of [
      { work: Array.from({ length: 60 }, () => ({ name: 'x', summary: 'x\n'.repeat(5_000) })) },
      { basics: { name: 'x', unknown: 'y'.repeat(1_000_000) } },
      { basics: {}, work: Array.from({ length: 100_000 }, () => ({ a: 1 })) },
      { basics: Object.fromEntries(words(60_000).map((word) => [word, word])) },
      { work: [{ name: 'x', startDate: ' '.repeat(500_000), summary: `x${' '.repeat(500_000)}x` }] },
    ] satisfies Json[]) {
      const start = performance.now();
      const result = imported(input);
      spent += performance.now() - start;
      expectValid(result);
      expect(JSON.stringify(registersOf(result.document)).length).toBeLessThan(1_500_000);
    }
    expect(spent).toBeLessThan(10_000);
  });

  it('of endless nesting is not followed down', () => {
    const deep = JSON.parse(`{"basics":{"name":"x","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`);
    const result = imported(deep);
    expectValid(result);
    expect(result.report.some((note) => note.message.startsWith('Nested'))).toBe(true);
  });
});
