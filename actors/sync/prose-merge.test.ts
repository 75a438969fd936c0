import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prose, proseFromText } from '#protocol/prose';
import { flatText, isSameProse, mergeProse } from './prose-merge.ts';
import { editsBetween, wordsOf } from './word-diff.ts';

const lines = (...texts: string[]): Prose => texts.map((text) => ({ spans: text === '' ? [] : [{ text }] }));
const merged = (base: string, proposed: string, current: string) => {
  const prose = mergeProse(lines(...base.split('|')), lines(...proposed.split('|')), lines(...current.split('|')));
  return prose && flatText(prose).slice(0, -1).replaceAll('\n', '|');
};

/** Few words, so that texts have much in common. */
const word = fc.constantFrom('a', 'b', 'lead', 'wrote', '履歴書', 'naïve', '👩🏽‍💻', ',', '.');
const look = fc.record(
  { bold: fc.constant(true as const), italic: fc.constant(true as const), link: fc.constantFrom('https://a.example', 'https://b.example') },
  { requiredKeys: [] },
);
const span = fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), look).map(([words, looks]) => ({ text: words.join(' '), ...looks }));
const line = fc
  .tuple(fc.option(fc.constantFrom('bullet' as const, 'ordered' as const), { nil: undefined }), fc.array(span, { maxLength: 3 }))
  .map(([list, spans]) => ({ ...(list ? { list } : {}), spans }));
const prose: fc.Arbitrary<Prose> = fc.array(line, { maxLength: 5 });

const bag = (text: Prose) => {
  const counts = new Map<string, number>();
  for (const one of wordsOf(flatText(text))) if (/[\p{L}\p{N}]/u.test(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

describe('telling two texts apart', () => {
  const texts = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));

  it('cuts a text into parts that are the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => wordsOf(text).join('') === text));
    expect(wordsOf('Led 3 teams,  履歴\n')).toEqual(['Led', ' ', '3', ' ', 'teams', ',', '  ', '履', '歴', '\n']);
  });

  it('gives edits that make the one into the other', () => {
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        const [a, b] = [wordsOf(from), wordsOf(to)];
        let at = 0;
        const out: string[] = [];
        for (const edit of editsBetween(a, b)) {
          out.push(...a.slice(at, edit.from), ...b.slice(edit.start, edit.end));
          at = edit.to;
        }
        expect([...out, ...a.slice(at)].join('')).toBe(to);
      }),
    );
  });

  it('tells a rewritten phrase as one edit, and two far apart as two', () => {
    const count = (a: string, b: string) => editsBetween(wordsOf(a), wordsOf(b)).length;
    expect(count('did many things here', 'led four teams here')).toBe(1);
    expect(count('did this and also that', 'led this and also those')).toBe(2);
  });

  it('stays quick where nothing agrees', () => {
    const long = (letter: string) => Array.from({ length: 10_000 }, (_, index) => `${letter}${index}`);
    expect(editsBetween(long('a'), long('b'))).toEqual([{ from: 0, to: 10_000, start: 0, end: 10_000 }]);
  });
});

describe('merging a proposal', () => {
  it.each([
    ['a word here and another there', 'a b c d e f g h', 'x b c d e f g h', 'a b c d e f g y', 'x b c d e f g y'],
    ['lines apart', 'one|two|three', 'one|two|drei', 'eins|two|three', 'eins|two|drei'],
    ['a line added and another taken out', 'one|two|three', 'one|two|three|four', 'two|three', 'two|three|four'],
    ['both at the end: the proposal’s after the other', 'one', 'one|theirs', 'one|ours', 'one|ours|theirs'],
    ['the same twice', 'one two', 'one 2', 'one 2', 'one 2'],
    ['a line that was split and a word in its second half', 'one two three', 'one|two three', 'one two four', 'one|two four'],
  ])('%s', (_what, base, proposed, current, expected) => {
    expect(merged(base, proposed, current)).toBe(expected);
  });

  it.each([
    ['the same word changed twice', 'one two three', 'one 2 three', 'one zwei three'],
    ['a word changed in a line that is gone', 'one two three|next', 'one 2 three|next', 'next'],
    ['words put into what was taken out', 'a b c d e', 'a b x c d e', 'a e'],
    ['two words that would become one', 'a , b', 'a, b', 'a b'],
  ])('does not guess: %s', (_what, base, proposed, current) => {
    expect(merged(base, proposed, current)).toBeNull();
  });

  it('merges marks with words, and marks with marks', () => {
    const base = lines('led the team');
    const bold: Prose = [{ spans: [{ text: 'led ' }, { text: 'the', bold: true }, { text: ' team' }] }];
    const listed: Prose = [{ list: 'bullet', spans: [{ text: 'led ' }, { text: 'the', italic: true }, { text: ' teams' }] }];
    expect(mergeProse(base, bold, listed)).toEqual([
      { list: 'bullet', spans: [{ text: 'led ' }, { text: 'the', bold: true, italic: true }, { text: ' teams' }] },
    ]);
    const linked = (link: string): Prose => [{ spans: [{ text: 'led the team', link }] }];
    expect(mergeProse(base, linked('https://a.example'), linked('https://b.example'))).toBeNull();
    const listedAs = (list: 'bullet' | 'ordered'): Prose => [{ list, spans: [{ text: 'led the team' }] }];
    expect(mergeProse(base, listedAs('bullet'), listedAs('ordered'))).toBeNull();
  });

  it('is the proposal where nothing has changed, and the text as it is where nothing is proposed', () => {
    fc.assert(
      fc.property(prose, prose, (base, other) => {
        const expectSame = (found: Prose | null) => expect(found !== null && isSameProse(found, other), JSON.stringify(found)).toBe(true);
        expectSame(mergeProse(base, other, base));
        expectSame(mergeProse(base, base, other));
        expectSame(mergeProse(base, other, other));
      }),
    );
  });

  it('always makes prose, in which every word is somebody’s', () => {
    fc.assert(
      fc.property(prose, prose, prose, (base, proposed, current) => {
        const result = mergeProse(base, proposed, current);
        if (!result) return;
        expect(Prose.safeParse(result).success).toBe(true);
        const [wanted, is] = [bag(proposed), bag(current)];
        for (const [one, count] of bag(result)) expect(count, one).toBeLessThanOrEqual((is.get(one) ?? 0) + (wanted.get(one) ?? 0));
      }),
    );
  });

  it('keeps both people’s changes where they are in different lines', () => {
    // Lines that are told apart by their number; each is left alone, changed by one, or by the other.
    const changes = fc.array(fc.constantFrom('none', 'theirs', 'ours', 'theirs cut', 'ours cut'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(changes, (who) => {
        const text = (index: number, by: string) => {
          const change = who[index] ?? 'none';
          if (!change.startsWith(by)) return [`line${index} stays as it is`];
          return change.endsWith('cut') ? [] : [`line${index} stays as ${by} wants`];
        };
        const of = (by: string) => lines(...who.flatMap((_, index) => text(index, by)));
        const both = lines(...who.flatMap((change, index) => text(index, change.startsWith('theirs') ? 'theirs' : 'ours')));
        expect(mergeProse(of('nobody'), of('theirs'), of('ours'))).toEqual(both);
      }),
    );
  });

  it('reads the text of an empty field', () => {
    expect(mergeProse([], proseFromText('one\ntwo'), [])).toEqual(lines('one', 'two'));
    expect(mergeProse(lines('one'), [], lines('one'))).toEqual([]);
  });
});
