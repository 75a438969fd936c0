import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prose } from '#protocol/prose';
import { readRich, richText } from './html.ts';

const linesOf = (source: string) => readRich(source).lines;

describe('text that may hold HTML', () => {
  it('turns tags into marks and lines', () => {
    expect(linesOf('<p>One <b>two <i>three</i></b></p><p>four</p>')).toEqual([
      { spans: [{ text: 'One ' }, { text: 'two ', bold: true }, { text: 'three', bold: true, italic: true }] },
      { spans: [{ text: 'four' }] },
    ]);
  });

  it('keeps lists as lists, each entry a line', () => {
    expect(linesOf('<ul><li>a</li><li><p>b</p></li></ul><ol><li>c</li></ol>after')).toEqual([
      { list: 'bullet', spans: [{ text: 'a' }] },
      { list: 'bullet', spans: [{ text: 'b' }] },
      { list: 'ordered', spans: [{ text: 'c' }] },
      { spans: [{ text: 'after' }] },
    ]);
  });

  it('follows safe links only and names the others', () => {
    const rich = readRich('<a href="https://example.com/?a=1&amp;b=2">x</a> <a href=" java&#115;cript:alert(1)">y</a> <a>z</a>');
    expect(rich.lines).toEqual([{ spans: [{ text: 'x', link: 'https://example.com/?a=1&b=2' }, { text: ' y z' }] }]);
    expect(rich.unsafeLinks).toEqual(['javascript:alert(1)']);
  });

  it('leaves text alone that only looks like it', () => {
    for (const text of ['a < b && c > d', '<script>alert(1)</script>', 'List<String>', '&unknown; &#xd800;', '**bold** _it_'])
      expect(richText(readRich(text))).toBe(text);
  });

  it('decodes character references once', () => expect(richText(readRich('AT&amp;T &amp;lt; &#8364;&#x20ac;'))).toBe('AT&T &lt; €€'));

  it('ends lines at line ends of plain text, and at none of HTML with blocks', () => {
    expect(linesOf('a\r\nb\u2028c')).toHaveLength(3);
    expect(linesOf('<p>a\nb</p>')).toEqual([{ spans: [{ text: 'a b' }] }]);
  });

  it('is not confused by tags that do not match', () => {
    expect(linesOf('</b></p></ul><i>a</li></i></a>b')).toEqual([{ spans: [{ text: 'a', italic: true }] }, { spans: [{ text: 'b' }] }]);
  });

  it('always makes prose, from any soup of tags', { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<ul>',
        '<ol>',
        '<li>',
        '</ol>',
        '</ul>',
        '<br/>',
        '<a href="https://x.y">',
        '</a>',
        '&#10;',
        '&nbsp;',
        '<',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(Prose.safeParse(linesOf(pieces.join(''))).success).toBe(true);
      }),
    );
  });

  it('reads a megabyte of hostile text in no time', { timeout: 60_000 }, () => {
    const start = performance.now();
    for (const part of ['<', '<a ', ' ', '&#', '<a href=', '\n \n']) readRich(part.repeat(Math.floor(500_000 / part.length)));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
