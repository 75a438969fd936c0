import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, Prose, type Span } from '#protocol/prose';
import { formatProse, joinSpans, parseLine, parseProse } from './prose-notation.ts';

const character = fc.constantFrom(...'ab1.-•*_[]()\\ \té漢😀', '**', '__', '- ', '1. ', '](', 'https://a.b');
const text = fc.array(character, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const yes = fc.constant(true as const);
const span: fc.Arbitrary<Span> = fc
  .record(
    { text, bold: yes, italic: yes, underline: yes, link: fc.constantFrom('https://a.b/c_(d)', 'mailto:a*b@c.d', 'https://x.y/\\_z') },
    { requiredKeys: ['text'] },
  )
  .map((value): Span => value);
const line: fc.Arbitrary<Line> = fc.record(
  { list: fc.constantFrom('bullet' as const, 'ordered' as const), spans: fc.array(span, { maxLength: 6 }) },
  { requiredKeys: ['spans'] },
);
const isBlank = (prose: Prose) => prose.length === 1 && prose[0]?.list === undefined && prose[0]?.spans.length === 0;

describe('the notation of prose', () => {
  test('reading what was written gives the same prose', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 5 }).filter((prose) => !isBlank(prose)),
        (prose) => {
          expect(parseProse(formatProse(prose))).toEqual(prose.map(joinSpans));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('whatever is typed gives prose that the server takes', () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 40 }), (parts) => {
        expect(Prose.safeParse(parseProse(parts.join(''))).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('marks, lists and links are read as people type them', () => {
    expect(parseProse('Led **four** people\n- cut *costs*\n1. [site](https://a.b)')).toEqual([
      { spans: [{ text: 'Led ' }, { text: 'four', bold: true }, { text: ' people' }] },
      { list: 'bullet', spans: [{ text: 'cut ' }, { text: 'costs', italic: true }] },
      { list: 'ordered', spans: [{ text: 'site', link: 'https://a.b' }] },
    ]);
  });

  test('a mark without its partner is text, and stays so without escapes', () => {
    expect(parseLine('5 * 3 = 15')).toEqual({ spans: [{ text: '5 * 3 = 15' }] });
    expect(formatProse([{ spans: [{ text: '5 * 3 = 15' }] }])).toBe('5 * 3 = 15');
    expect(formatProse([{ spans: [{ text: 'snake_case' }] }])).toBe('snake_case');
    expect(formatProse([{ spans: [{ text: '- no list' }] }])).toBe('\\- no list');
  });

  test('a link that may not be followed is text', () => {
    expect(parseLine('[x](javascript:alert)').spans).toEqual([{ text: '[x](javascript:alert)' }]);
  });
});
