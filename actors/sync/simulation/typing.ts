import * as Y from 'yjs';
import type { Line, Prose } from '#protocol/prose';
import { bytesOf } from '../base64.ts';
import { must } from './checks.ts';
import type { World } from './world.ts';

/** Where the simulated people type. */
export const TEXTS = ['prose/basics.summary', 'prose/i1.summary'] as const;

export interface Typed {
  /** Every character is one of its kind, so that each can be told wherever it turns up. */
  typed: string[];
  removed: string[];
}

const FIRST_CHARACTER = 0x4e00;

function next(world: World): string {
  world.characters += 1;
  return String.fromCodePoint(FIRST_CHARACTER + world.characters);
}

/** One random edit of a text, as an editor makes them: typing, splitting and joining lines, marks, lists; now and then a forbidden one. */
export function typeIn(text: Y.Text, world: World): Typed {
  const edit: Typed = { typed: [], removed: [] };
  const before = text.toString();
  const at = world.below(before.length + 1);
  let expected = before;
  const insert = (added: string, attributes?: object) => {
    edit.typed.push(...typedIn(added));
    text.insert(at, added, attributes);
    expected = expected.slice(0, at) + added + expected.slice(at);
  };
  const act = () => {
    const kind = world.random();
    if (kind < 0.02) insert(next(world), { link: 'javascript:alert(1)' });
    else if (kind < 0.5) for (let count = world.below(3); count >= 0; count -= 1) insert(next(world));
    else if (kind < 0.55) insert(next(world), { link: 'https://a.example', italic: true });
    else if (kind < 0.63) insert('\n', world.chance(0.5) ? { list: 'bullet' } : {});
    else if (kind < 0.77) {
      const length = Math.min(1 + world.below(4), before.length - at);
      edit.removed.push(...typedIn(before.slice(at, at + length)));
      if (length > 0) text.delete(at, length);
      expected = before.slice(0, at) + before.slice(at + length);
    } else if (kind < 0.9) text.format(at, Math.min(1 + world.below(6), before.length - at), { bold: world.chance(0.6) ? true : null });
    else text.format(at, Math.min(1, before.length - at), { list: world.chance(0.5) ? 'ordered' : null });
  };
  if (text.doc) text.doc.transact(act, 'typing');
  must(text.toString() === expected, 'one types where one is');
  return edit;
}

/** The same prose with a line more, or with one less. */
export function rewritten(prose: Prose, world: World): Typed & { prose: Prose } {
  const at = world.below(prose.length + 1);
  if (at < prose.length && world.chance(0.4)) return { typed: [], removed: typedIn(prose[at]), prose: prose.toSpliced(at, 1) };
  const character = next(world);
  const line: Line = {
    ...(world.chance(0.5) ? { list: 'bullet' } : {}),
    spans: [{ text: character, ...(world.chance(0.5) ? { bold: true } : {}) }],
  };
  return { typed: [character], removed: [], prose: prose.toSpliced(at, 0, line) };
}

const isTyped = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

/** The characters of JSON that were typed by somebody. */
export const typedIn = (value: unknown): string[] => [...(JSON.stringify(value) ?? '')].filter(isTyped);

/** The characters that an update of a text brings, in base64. */
export function charactersIn(update: unknown): string[] {
  const { structs } = Y.decodeUpdate(bytesOf(update));
  return structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [...struct.content.str].filter(isTyped) : [],
  );
}
