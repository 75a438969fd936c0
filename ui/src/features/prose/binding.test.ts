import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LIVE_LIMITS } from '#protocol/live';
import type { Prose } from '#protocol/prose';
import { newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { INSERT_MAX } from '#sync/texts';
import { ProseBinding, type Surface } from './binding.ts';
import { docOf, proseIn, schema } from './schema.ts';
import { FreshCharacters, pickAct, STRUCTURE, TYPING } from './testing/acts.ts';
import { carry, Desk } from './testing/desk.ts';
import { Random } from './testing/random.ts';

/** More of them for a long look: `PROSE_SEEDS=20000`. */
const SEEDS = Number(process.env.PROSE_SEEDS ?? 240);
const ACTS = 60;
const PARTS = Array.from({ length: 10 }, (_, index) => index);

/** Three people write; what they do arrives late. Half of the time they also undo. Returns what went wrong. */
function play(seed: number): string | null {
  const random = new Random(seed);
  const fresh = new FreshCharacters();
  const desks = [new Desk(1), new Desk(2), new Desk(3)];
  const [first] = desks;
  const mix = seed % 2 === 0 ? STRUCTURE : TYPING;
  const undoes = seed % 4 > 1;
  first?.dispatch(first.state.tr.insertText(fresh.some(random, 30)));
  for (const desk of desks) if (first && desk !== first) carry(first, desk);
  const written = new Set<string>(first?.state.doc.textContent);
  for (let count = 0; count < ACTS; count += 1) {
    const desk = random.pick(desks);
    if (random.chance(0.05)) desk.composing = true;
    else if (random.chance(0.2)) desk.finishComposing();
    if (undoes && random.chance(0.1)) random.chance(0.6) ? desk.undo() : desk.redo();
    else pickAct(mix, random)(desk.state, desk.dispatch, random, fresh);
    for (const character of desk.state.doc.textContent) written.add(character);
    if (desk.binding.isCurrent) {
      const problem = desk.problem();
      if (problem) return problem;
    }
    if (random.chance(0.15)) carry(desk, random.pick(desks));
  }
  for (let round = 0; round < 2; round += 1) for (const from of desks) for (const to of desks) if (from !== to) carry(from, to);
  for (const desk of desks) desk.finishComposing();
  const texts = desks.map((desk) => JSON.stringify(proseOf(textIn(desk.doc))));
  if (new Set(texts).size > 1) return 'diverged';
  for (const desk of desks) {
    const problem = desk.problem();
    if (problem) return problem;
  }
  // What was undone is not lost, and what two people took out and both bring back is there twice.
  if (undoes) return null;
  const shown = Array.from(first?.state.doc.textContent ?? '');
  if (new Set(shown).size < shown.length) return 'doubled';
  const gone = new Set(desks.flatMap(({ deleted }) => [...deleted]));
  const there = new Set(shown);
  const lost = [...written].filter((character) => !there.has(character) && !gone.has(character));
  return lost.length > 0 ? `lost ${lost.join('')}` : null;
}

describe('people who write in one text', () => {
  test.each(PARTS)('lose nothing and double nothing, whatever they do (%i)', { timeout: SEEDS * 100 + 20_000 }, (part) => {
    for (let seed = part; seed < SEEDS; seed += 10) expect([seed, play(seed)]).toEqual([seed, null]);
  });
});

describe('a text and an editor', () => {
  const lines = (...texts: string[]): Prose => texts.map((text) => ({ spans: text === '' ? [] : [{ text }] }));
  const written = (prose: Prose): Desk => {
    const desk = new Desk(1);
    const other = newText(9);
    writeProse(textIn(other), prose);
    desk.receive(Y.encodeStateAsUpdate(other));
    return desk;
  };
  const type = (desk: Desk, text: string, at: number) => desk.dispatch(desk.state.tr.insertText(text, at));
  const prose = (desk: Desk) => proseOf(textIn(desk.doc));

  test('an empty text is one empty line, and is empty again when everything is gone', () => {
    const desk = new Desk(1);
    expect(proseIn(desk.state.doc)).toEqual(lines(''));
    type(desk, 'a', 1);
    expect(textIn(desk.doc).toDelta()).toEqual([{ insert: 'a\n' }]);
    desk.dispatch(desk.state.tr.delete(1, 2));
    expect(prose(desk)).toEqual([]);
  });

  test('a long paste goes out in parts that fit into frames, whole characters each', () => {
    const desk = new Desk(1);
    const parts: string[] = [];
    textIn(desk.doc).observe(({ delta }) => parts.push(delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')));
    const long = 'x😀'.repeat(4_000);
    type(desk, long, 1);
    expect(prose(desk)).toEqual(lines(long));
    expect(parts.length).toBeGreaterThanOrEqual(3);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(INSERT_MAX);
      expect(part.isWellFormed()).toBe(true);
    }
  });

  test('long addresses count: a paste full of links fits into frames, too', () => {
    const desk = new Desk(1);
    const sizes: number[] = [];
    desk.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
    const links = Array.from({ length: 60 }, (_, index) => ({ text: `l${index}`, link: `https://a.example/${'x'.repeat(1_500)}${index}` }));
    desk.dispatch(desk.state.tr.replaceWith(0, 2, docOf([{ spans: links }]).content));
    expect(prose(desk)).toEqual([{ spans: links }]);
    expect(Math.max(...sizes)).toBeLessThan(LIVE_LIMITS.textBytes);
  });

  test('while an input method is at work the page stays as it is, yet what is written goes out', () => {
    const desk = written(lines('one'));
    desk.composing = true;
    const other = new Desk(2);
    carry(desk, other);
    type(other, 'zero ', 1);
    carry(other, desk);
    expect(proseIn(desk.state.doc)).toEqual(lines('one'));
    type(desk, '!', 4);
    carry(desk, other);
    expect(proseIn(other.state.doc)).toEqual(lines('zero one!'));
    desk.finishComposing();
    expect(proseIn(desk.state.doc)).toEqual(lines('zero one!'));
  });

  test('what was not accepted is shown anew, from the text that took its place', () => {
    const desk = written(lines('mine', 'stays'));
    const before = textIn(desk.doc);
    const text = textIn(newText(5));
    writeProse(text, lines('theirs', 'stays'));
    desk.binding.rebind(text);
    expect(proseIn(desk.state.doc)).toEqual(lines('theirs', 'stays'));
    before.insert(0, 'old');
    expect(proseIn(desk.state.doc)).toEqual(lines('theirs', 'stays'));
    type(desk, 'a', 1);
    expect(proseOf(text)).toEqual(lines('atheirs', 'stays'));
  });

  test('two editors may show one text', () => {
    const desk = written(lines('a'));
    const second: Surface & { state: EditorState } = {
      state: EditorState.create({ schema }),
      composing: false,
      dispatch(tr) {
        this.state = this.state.apply(tr);
      },
    };
    const binding = new ProseBinding(textIn(desk.doc), second);
    type(desk, 'b', 2);
    expect(proseIn(second.state.doc)).toEqual(lines('ab'));
    binding.end();
    type(desk, 'c', 3);
    expect(proseIn(second.state.doc)).toEqual(lines('ab'));
  });

  test('a document that is not what the text says is mended, and what the text says stays', () => {
    const desk = written(lines('one', 'two'));
    desk.state = EditorState.create({ schema, doc: docOf(lines('one', 'too')) });
    desk.binding.repair();
    expect(proseIn(desk.state.doc)).toEqual(lines('one', 'two'));
    expect(prose(desk)).toEqual(lines('one', 'two'));
    expect(desk.binding.repairs).toBe(1);
  });

  test('after an undo the cursor is where it happened', () => {
    const desk = written(lines('one', 'two'));
    type(desk, 'XY', 2);
    desk.dispatch(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, 9)));
    desk.undo();
    expect(prose(desk)).toEqual(lines('one', 'two'));
    expect(desk.state.selection.head).toBe(2);
    desk.redo();
    expect(desk.state.selection.head).toBe(4);
  });
});
