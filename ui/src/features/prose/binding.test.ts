import { describe, expect, test } from 'vitest';
import { proseOf, textIn } from '#sync/prose-text';
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
    if (undoes && random.chance(0.1)) random.chance(0.6) ? desk.undo.undo() : desk.undo.redo();
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
