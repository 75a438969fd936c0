import type { Item, ItemKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Line, Prose } from '#protocol/prose';
import { defined } from '../defined.ts';
import { fitProse } from '../prose.ts';
import { splitAt } from '../text.ts';
import { SCHOOL, type TextEntry } from './entries.ts';
import type { TextLine } from './lines.ts';

const WORD = 200;
const MOST_WORDS = 200;

/** Makes items and hands back what is too long for them. */
export interface Making {
  ids: () => LocalId;
  unplaced: string[];
}

export const lineOf = ({ spans, list }: TextLine): Line => ({ ...(list ? { list } : {}), spans });

/** As much as a prose field holds; the rest is unplaced. */
export function proseOf(lines: readonly Line[], { unplaced }: Pick<Making, 'unplaced'>): Prose | undefined {
  if (lines.length === 0) return undefined;
  const { prose, rest } = fitProse(lines);
  if (rest !== '') unplaced.push(rest);
  return prose;
}

/** An entry as an item of this kind: its first short lines name it, the others are told before the rest. */
export function entryItem(kind: ItemKind, { titles, dates, body }: TextEntry, making: Making): Item {
  const id = making.ids();
  const [first, second, third] = titles;
  const rest = (used: number): Prose | undefined =>
    proseOf([...titles.slice(used).map((text): Line => ({ spans: [{ text }] })), ...body.map(lineOf)], making);
  const when = dates ?? undefined;
  switch (kind) {
    case 'experience':
      return { id, kind, roles: [], ...defined({ position: first, organization: second, location: third, dates: when, summary: rest(3) }) };
    case 'volunteer':
      return { id, kind, ...defined({ position: first, organization: second, location: third, dates: when, summary: rest(3) }) };
    case 'education': {
      const isSchool = first !== undefined && SCHOOL.test(first);
      const [institution, studyType] = isSchool ? [first, second] : [second, first];
      return { id, kind, ...defined({ institution, studyType, location: third, dates: when, summary: rest(3) }) };
    }
    case 'project':
      return { id, kind, ...defined({ name: first, dates: when, summary: rest(1) }) };
    case 'award':
      return { id, kind, ...defined({ title: first, awarder: second, dates: when, summary: rest(2) }) };
    case 'certification':
      return { id, kind, ...defined({ title: first, issuer: second, dates: when, summary: rest(2) }) };
    case 'publication':
      return { id, kind, ...defined({ title: first, publisher: second, dates: when, summary: rest(2) }) };
    default:
      return { id, kind: 'custom', ...defined({ title: first, subtitle: second, dates: when, summary: rest(2) }) };
  }
}

/** A line of skills, languages or interests: "Name (level): a, b", "Name: a, b", or several names. */
export function wordItems(kind: 'skill' | 'language' | 'interest', line: TextLine, making: Making): Item[] {
  const text = line.text.replace(/[.;]$/, '');
  const [, head, list] = /^([^:,;]{1,80}):\s+(.+)$/u.exec(text) ?? [];
  if (kind !== 'language' && head !== undefined && list !== undefined) {
    const { name, level } = levelOf(head);
    const words = wordsOf(list);
    if (words.length > MOST_WORDS) making.unplaced.push(words.slice(MOST_WORDS).join(', '));
    const keywords = words.slice(0, MOST_WORDS);
    return [
      kind === 'skill'
        ? { id: making.ids(), kind, ...defined({ name, level }), keywords }
        : { id: making.ids(), kind, name: head, keywords },
    ];
  }
  return wordsOf(text).map((word): Item => {
    const id = making.ids();
    const { name, level } = levelOf(word);
    if (kind === 'interest') return { id, kind, name: word };
    return kind === 'skill' ? { id, kind, ...defined({ name, level }) } : { id, kind, ...defined({ language: name, fluency: level }) };
  });
}

/** "German (native)", "German – native", "German: native". */
function levelOf(word: string): { name: string; level: string | undefined } {
  const [, name, level] = /^([^(]+?)\s*\(([^()]+)\)$/u.exec(word) ?? /^(.+?)(?:\s+[–—-]\s+|:\s+)(.+)$/u.exec(word) ?? [];
  return name !== undefined && level !== undefined ? { name, level } : { name: word, level: undefined };
}

/** At commas and signs, but not within brackets. */
function wordsOf(text: string): string[] {
  return text
    .split(/(?:,|;|\s[|•·]\s)(?![^(]*\))/u)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => {
      const { head, rest } = splitAt(word, WORD);
      return rest === '' ? [head] : [head, ...wordsOf(rest)];
    });
}
