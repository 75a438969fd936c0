import { describe, expect, it } from 'vitest';
import { Link, PROSE_MAX_LENGTH, Prose, proseFromText, proseText } from './prose.ts';

const lineOf = (text: string) => [{ spans: [{ text }] }];
const accepts = (prose: unknown) => Prose.safeParse(prose).success;

describe('prose', () => {
  it('holds paragraphs and list lines with marks', () => {
    expect(
      accepts([{ spans: [] }, { list: 'bullet', spans: [{ text: 'a', bold: true, italic: true, underline: true, link: 'tel:+4712' }] }]),
    ).toBe(true);
  });

  it('refuses what is not text', () => {
    for (const text of ['', 'a\nb', 'a\rb', 'a\u0000b', 'a\u007fb', 'half \ud83d'])
      expect(accepts(lineOf(text)), JSON.stringify(text)).toBe(false);
    expect(accepts(lineOf('a\tb 👩🏽‍💻'))).toBe(true);
  });

  it('refuses marks and fields that do not exist', () => {
    for (const more of [{ bold: false }, { html: '<b>' }, { link: 'javascript:alert(1)' }, { link: '/relative' }])
      expect(accepts([{ spans: [{ text: 'a', ...more }] }])).toBe(false);
    expect(accepts([{ list: 'none', spans: [] }])).toBe(false);
  });

  it('counts every line end towards its length', () => {
    expect(accepts(lineOf('x'.repeat(PROSE_MAX_LENGTH - 1)))).toBe(true);
    expect(accepts(lineOf('x'.repeat(PROSE_MAX_LENGTH)))).toBe(false);
    expect(accepts(Array.from({ length: 500 }, () => ({ spans: [] })))).toBe(true);
    expect(accepts(Array.from({ length: 501 }, () => ({ spans: [] })))).toBe(false);
  });

  it('follows only links that are safe', () => {
    for (const link of ['https://example.com', 'HTTP://x', 'mailto:a@b.c', 'tel:+1']) expect(Link.safeParse(link).success, link).toBe(true);
    for (const link of [
      'javascript:alert(1)',
      ' https://x',
      'data:text/html,x',
      'https://',
      'https://a b',
      'x:https://y',
      'java\nscript:https://x',
    ])
      expect(Link.safeParse(link).success, link).toBe(false);
  });
});

it('makes a paragraph of every line of plain text, and the text of it again', () => {
  const prose = proseFromText('one\r\n\n  \ntwo\u2028three');
  expect(prose).toEqual([...lineOf('one'), ...lineOf('two'), ...lineOf('three')]);
  expect(proseText(prose)).toBe('one\ntwo\nthree');
  expect(proseFromText('a', 'bullet')).toEqual([{ list: 'bullet', spans: [{ text: 'a' }] }]);
  expect(proseFromText('')).toEqual([]);
});
