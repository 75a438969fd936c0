import type * as Y from 'yjs';
import type { World } from './world.ts';

/** Where the simulated people type. */
export const TEXTS = ['prose/basics.summary', 'prose/i1.summary'] as const;

export interface Typed {
  /** Every character is one of its kind, so that each can be told wherever it turns up. */
  typed: string[];
  removed: string[];
  valid: boolean;
}

const FIRST_CHARACTER = 0x4e00;

/** One random edit of a text, as an editor makes them: typing, splitting and joining lines, marks, lists; now and then a forbidden one. */
export function typeIn(text: Y.Text, world: World): Typed {
  const edit: Typed = { typed: [], removed: [], valid: true };
  const at = world.below(text.length + 1);
  const next = () => {
    world.characters += 1;
    const character = String.fromCodePoint(FIRST_CHARACTER + world.characters);
    edit.typed.push(character);
    return character;
  };
  const act = () => {
    const kind = world.random();
    if (kind < 0.02) {
      edit.valid = false;
      text.insert(at, next(), { link: 'javascript:alert(1)' });
    } else if (kind < 0.5) {
      for (let count = world.below(3); count >= 0; count -= 1) text.insert(at, next());
    } else if (kind < 0.6) text.insert(at, '\n', world.chance(0.5) ? { list: 'bullet' } : {});
    else if (kind < 0.75) {
      const length = Math.min(1 + world.below(4), text.length - at);
      edit.removed.push(...text.toString().slice(at, at + length));
      if (length > 0) text.delete(at, length);
    } else if (kind < 0.9) text.format(at, Math.min(1 + world.below(6), text.length - at), { bold: world.chance(0.6) ? true : null });
    else text.format(at, Math.min(1, text.length - at), { list: world.chance(0.5) ? 'ordered' : null });
  };
  if (text.doc) text.doc.transact(act, 'typing');
  return edit;
}

/** The characters of JSON that were typed by somebody. */
export const typedIn = (value: unknown): string[] =>
  [...JSON.stringify(value)].filter((character) => character >= '\u4e00' && character <= '\u9fff');
