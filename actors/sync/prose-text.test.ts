import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Line, Prose, Span } from '#protocol/prose';
import { applyText, newText, proseOf, textIn, writeProse } from './prose-text.ts';

const word = fc.stringMatching(/^[ab 😀]{1,6}$/u);
const span: fc.Arbitrary<Span> = fc.record(
  { text: word, bold: fc.constant(true as const), italic: fc.constant(true as const), link: fc.constant('https://vitae.example/') },
  { requiredKeys: ['text'] },
);
const line: fc.Arbitrary<Line> = fc.record(
  { spans: fc.array(span, { maxLength: 4 }), list: fc.constantFrom('bullet' as const, 'ordered' as const) },
  { requiredKeys: ['spans'] },
);
const prose: fc.Arbitrary<Prose> = fc.array(line, { maxLength: 6 });

/** Neighbouring spans of one look are one span. */
function joined(source: Prose): Prose {
  return source.map(({ spans, ...rest }) => {
    const out: Span[] = [];
    for (const { text, ...marks } of spans) {
      const last = out.at(-1);
      const { text: before = '', ...lastMarks } = last ?? { text: '' };
      if (last && JSON.stringify(Object.entries(lastMarks).sort()) === JSON.stringify(Object.entries(marks).sort()))
        last.text = before + text;
      else out.push({ text, ...marks });
    }
    return { ...rest, spans: out };
  });
}

it('keeps prose as a text, and turns any text into any other', () => {
  fc.assert(
    fc.property(prose, prose, (first, second) => {
      const doc = newText(1);
      const text = textIn(doc);
      writeProse(text, first);
      expect(proseOf(text)).toEqual(joined(first));
      writeProse(text, second);
      expect(proseOf(text)).toEqual(joined(second));
      let changed = false;
      doc.on('update', () => {
        changed = true;
      });
      writeProse(text, second);
      expect(changed).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('leaves what somebody else writes meanwhile', () => {
  const here = newText(1);
  writeProse(textIn(here), [
    { spans: [{ text: 'Led the team' }] },
    { list: 'bullet', spans: [{ text: 'Shipped' }] },
    { spans: [{ text: 'End' }] },
  ]);
  const there = newText(2);
  applyText(there, Y.encodeStateAsUpdate(here), 'remote');
  textIn(there).insert(textIn(there).toString().indexOf('Shipped') + 7, ' twice');
  writeProse(textIn(here), [{ spans: [{ text: 'Led a team' }] }, { list: 'bullet', spans: [{ text: 'Shipped' }] }]);
  applyText(here, Y.encodeStateAsUpdate(there), 'remote');
  applyText(there, Y.encodeStateAsUpdate(here), 'remote');
  const merged = [{ spans: [{ text: 'Led a team' }] }, { list: 'bullet', spans: [{ text: 'Shipped twice' }] }];
  expect(proseOf(textIn(here))).toEqual(merged);
  expect(proseOf(textIn(there))).toEqual(merged);
});

it('never makes an edit of its own when others’ edits arrive', () => {
  const here = newText(1);
  writeProse(textIn(here), [{ spans: [{ text: 'abcdef', bold: true }] }]);
  const there = newText(2);
  applyText(there, Y.encodeStateAsUpdate(here), 'remote');
  const own: unknown[] = [];
  there.on('update', (_update: Uint8Array, origin: unknown) => origin !== 'remote' && own.push(origin));
  here.on('update', (update: Uint8Array) => applyText(there, update, 'remote'));
  textIn(here).format(1, 3, { bold: null });
  textIn(here).format(0, 6, { bold: true });
  textIn(here).delete(1, 4);
  textIn(here).format(0, 2, { bold: null, italic: true });
  expect(own).toEqual([]);
  expect(proseOf(textIn(there))).toEqual(proseOf(textIn(here)));
});

it('keeps the characters of a last line that has no line feed', () => {
  const doc = newText(1);
  textIn(doc).insert(0, 'last');
  const removed: unknown[] = [];
  textIn(doc).observe(({ delta }) => removed.push(...delta.filter((change) => 'delete' in change)));
  doc.transact(() => writeProse(textIn(doc), [{ spans: [{ text: 'first' }] }, { spans: [{ text: 'last' }] }]));
  expect(proseOf(textIn(doc))).toEqual([{ spans: [{ text: 'first' }] }, { spans: [{ text: 'last' }] }]);
  expect(removed).toEqual([]);
});
