import { describe, expect, it } from 'vitest';
import type { Mention } from '#protocol/comments';
import { UserId } from '#protocol/ids';
import { bodyParts, call, callingAt, candidates, mentionsOf } from './mentions.ts';

const person = (digit: string, name: string): Mention => ({ user: UserId.parse(`usr_${digit.repeat(26)}`), name });
const ANN = person('1', 'Ann');
const ANNA = person('2', 'Anna Müller');
const NAMESAKE = person('3', 'Ann');

describe('who is called', () => {
  it('is whoever’s whole name stands after an @', () => {
    expect(mentionsOf('@Ann, please', [], [ANN, ANNA])).toEqual([ANN]);
    expect(mentionsOf('@Anna Müller: please', [], [ANN, ANNA])).toEqual([ANNA]);
    expect(mentionsOf('@Annabel and Ann', [], [ANN, ANNA])).toEqual([]);
    expect(mentionsOf('@Ann @Anna Müller @Ann', [], [ANN, ANNA])).toEqual([ANN, ANNA]);
    expect(mentionsOf('@Anna', [ANNA], [ANN, ANNA])).toEqual([]);
  });

  it('of two people of one name is who was chosen', () => {
    expect(mentionsOf('@Ann', [], [ANN, NAMESAKE])).toEqual([]);
    expect(mentionsOf('@Ann', [NAMESAKE], [ANN, NAMESAKE])).toEqual([NAMESAKE]);
  });

  it('is shown as such, and the rest as it was written', () => {
    const parts = bodyParts('Ask @Ann or @Anna Müller.\nOr ann@vitae.example', [ANN, ANNA]);
    expect(parts.filter(({ user }) => user)).toEqual([
      { text: '@Ann', user: ANN.user },
      { text: '@Anna Müller', user: ANNA.user },
    ]);
    expect(parts.map(({ text }) => text).join('')).toBe('Ask @Ann or @Anna Müller.\nOr ann@vitae.example');
    expect(bodyParts('@Ann', [])).toEqual([{ text: '@Ann', user: null }]);
  });
});

describe('calling somebody', () => {
  it('begins with an @ at a word’s beginning, and ends with a sentence or a line', () => {
    expect(callingAt('Ask @an', 7)).toEqual({ at: 4, typed: 'an' });
    expect(callingAt('@', 1)).toEqual({ at: 0, typed: '' });
    expect(callingAt('(@An', 4)).toEqual({ at: 1, typed: 'An' });
    expect(callingAt('@Anna Mü', 8)).toEqual({ at: 0, typed: 'Anna Mü' });
    for (const text of ['ann@vitae', '@ ann', '@Ann\nand', '@Ann, and', 'nobody']) expect(callingAt(text, text.length), text).toBeNull();
    expect(callingAt('@Ann later', 4)).toEqual({ at: 0, typed: 'Ann' });
  });

  it('finds people by the beginning of any of their names, without accents', () => {
    expect(candidates('mul', [ANN, ANNA])).toEqual([ANNA]);
    expect(candidates('AN', [ANN, ANNA])).toEqual([ANN, ANNA]);
    expect(candidates('', [ANN, ANNA])).toEqual([ANN, ANNA]);
    expect(candidates('nn', [ANN, ANNA])).toEqual([]);
  });

  it('puts the name in, with one space after it', () => {
    expect(call('Ask @an', { at: 4, typed: 'an' }, 'Ann')).toEqual({ body: 'Ask @Ann ', caret: 9 });
    expect(call('Ask @an today', { at: 4, typed: 'an' }, 'Ann')).toEqual({ body: 'Ask @Ann today', caret: 9 });
  });
});
