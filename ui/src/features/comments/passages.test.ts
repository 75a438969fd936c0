import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Passage } from '#protocol/comments';
import { newText, runsOf, textIn } from '#sync/prose-text';
import { passageOf, placeOfPassage } from './passages.ts';

function written(...lines: string[]): Y.Text {
  const text = textIn(newText(1));
  text.applyDelta(runsOf(lines.map((line) => ({ spans: [{ text: line }] }))));
  return text;
}
const shown = (text: Y.Text, passage: Passage | null) => {
  const place = passage && placeOfPassage(text, passage);
  return place && text.toString().slice(place.from, place.to);
};

describe('a passage', () => {
  it('stays with its words while others are written around and in it', () => {
    const text = written('Led a team of twelve', 'Wrote code');
    const passage = passageOf(text, 6, 10);
    expect(passage).toMatchObject({ quote: 'team' });
    expect(Passage.safeParse(passage).success).toBe(true);
    text.insert(0, 'Hired and ');
    expect(shown(text, passage)).toBe('team');
    text.insert(text.toString().indexOf('team'), 'small ');
    text.insert(text.toString().indexOf('team') + 4, 's');
    expect(shown(text, passage)).toBe('team');
    text.insert(text.toString().indexOf('am'), 'eeee');
    expect(shown(text, passage)).toBe('teeeeeam');
    text.delete(text.toString().indexOf('eeee'), 4);
    expect(shown(text, passage)).toBe('team');
  });

  it('is nowhere once its text is gone, and is another text’s never', () => {
    const text = written('Led a team');
    const passage = passageOf(text, 6, 10);
    text.delete(5, 5);
    expect(shown(text, passage)).toBeNull();
    text.insert(5, ' team');
    expect(shown(text, passage)).toBeNull();
    expect(shown(written('Led a team'), passageOf(written(), 0, 4))).toBeNull();
    expect(passage && placeOfPassage(text, { ...passage, start: 'AAAA' })).toBeNull();
  });

  it('is seen by everybody who has the text', () => {
    const text = written('Led a team');
    const passage = passageOf(text, 0, text.length);
    const copy = newText(2);
    if (text.doc) Y.applyUpdate(copy, Y.encodeStateAsUpdate(text.doc));
    textIn(copy).insert(10, 's of people');
    expect(shown(textIn(copy), passage)).toBe('Led a teams of people\n');
    const [start, end] = [passage?.start.length ?? 99, passage?.end.length ?? 99];
    expect(Math.max(start, end)).toBeLessThanOrEqual(64);
  });

  it('quotes at most 300 characters, and never half a character', () => {
    const text = written('👩🏽‍💻'.repeat(100));
    const passage = passageOf(text, 0, text.length);
    expect(passage?.quote.length).toBeLessThanOrEqual(300);
    expect(passage?.quote.isWellFormed()).toBe(true);
    expect(Passage.safeParse(passage).success).toBe(true);
    expect(passageOf(text, 3, 3)).toBeNull();
    expect(passageOf(written('', ''), 0, 2)).toBeNull();
  });
});
