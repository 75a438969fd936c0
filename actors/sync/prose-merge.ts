import type { Line, Prose, Span } from '#protocol/prose';
import { lineText } from '#protocol/prose';
import { MARKS } from './prose-text.ts';
import { type Edit, editsBetween, wordsOf } from './word-diff.ts';

/** How one UTF-16 unit of a text looks; of a line feed, what its line is. */
type Look = Omit<Span, 'text'> & Pick<Line, 'list'>;
/** A word (see `wordsOf`) with the look of each of its units. */
interface Word {
  text: string;
  looks: readonly Look[];
}

const PLAIN: Look = {};

/**
 * Puts what turned `base` into `proposed` into `current`: of the two people's changes both stand, word by word, marks and lists
 * included. What both put in at one place stands once where it is the same, else the proposal's after the other. `null` where they
 * changed the same words, link or kind of list in different ways.
 */
export function mergeProse(base: Prose, proposed: Prose, current: Prose): Prose | null {
  const was = wordsIn(base);
  const wanted = wordsIn(proposed);
  const is = wordsIn(current);
  const theirs = editsBetween(textsOf(was), textsOf(wanted));
  const ours = editsBetween(textsOf(was), textsOf(is));
  if (theirs.some((one) => ours.some((other) => collide(one, other, wanted, is)))) return null;

  const inTheirs = placesOf(theirs, was.length);
  const inOurs = placesOf(ours, was.length);
  const theirsFrom = new Map(theirs.map((edit) => [edit.from, edit]));
  const oursFrom = new Map(ours.map((edit) => [edit.from, edit]));
  const out: Word[] = [];
  for (let gap = 0; gap <= was.length; gap += 1) {
    out.push(...inOrder(theirsFrom.get(gap), wanted, oursFrom.get(gap), is));
    const word = was[gap];
    const one = wanted[inTheirs[gap] ?? -1];
    const other = is[inOurs[gap] ?? -1];
    if (!word || !one || !other) continue;
    const looks = mergeLooks(word, one, other);
    if (!looks) return null;
    out.push({ text: word.text, looks });
  }
  return out.some((word, index) => growsTogether(word, out[index + 1])) ? null : proseOfWords(out);
}

/** Two words that nobody has put beside each other would be read as one. */
const growsTogether = (word: Word, next: Word | undefined): boolean =>
  next !== undefined && /\S/.test(word.text) && wordsOf(word.text + next.text).length === 1;

/** Whether two proses are the same text with the same look, however they are cut into spans. */
export function isSameProse(a: Prose, b: Prose): boolean {
  return a.length === b.length && JSON.stringify(proseOfWords(wordsIn(a))) === JSON.stringify(proseOfWords(wordsIn(b)));
}

/** Prose as plain text, every line with its line feed: what its words are cut from. */
export const flatText = (prose: Prose): string => prose.map((line) => `${lineText(line)}\n`).join('');

const textsOf = (words: readonly Word[]): string[] => words.map(({ text }) => text);

function wordsIn(prose: Prose): Word[] {
  return prose.flatMap((line): Word[] => {
    const looks = line.spans.flatMap(({ text, ...look }) => Array.from({ length: text.length }, (): Look => look));
    let at = 0;
    const words = wordsOf(lineText(line)).map((text): Word => {
      at += text.length;
      return { text, looks: looks.slice(at - text.length, at) };
    });
    return [...words, { text: '\n', looks: [line.list ? { list: line.list } : PLAIN] }];
  });
}

const isSameText = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length === b.length &&
  a.every(({ text, looks }, index) => text === b[index]?.text && JSON.stringify(looks) === JSON.stringify(b[index]?.looks));

/** Whether two edits are about the same words and cannot both stand. */
function collide(one: Edit, other: Edit, wanted: readonly Word[], is: readonly Word[]): boolean {
  const isInsideOf = (a: Edit, b: Edit) => a.from === a.to && b.from < a.from && a.from < b.to;
  const overlap = Math.max(one.from, other.from) < Math.min(one.to, other.to);
  if (!overlap) return isInsideOf(one, other) || isInsideOf(other, one);
  const put = wanted.slice(one.start, one.end);
  const otherPut = is.slice(other.start, other.end);
  if (put.length === 0 && otherPut.length === 0) return false;
  return one.from !== other.from || one.to !== other.to || !isSameText(put, otherPut);
}

/** What both put in at one place. What only comes in goes before what takes the place of words. */
function inOrder(one: Edit | undefined, wanted: readonly Word[], other: Edit | undefined, is: readonly Word[]): readonly Word[] {
  const put = one ? wanted.slice(one.start, one.end) : [];
  const otherPut = other ? is.slice(other.start, other.end) : [];
  if (isSameText(put, otherPut)) return put;
  const isFirst = one !== undefined && one.from === one.to && other !== undefined && other.from !== other.to;
  return isFirst ? [...put, ...otherPut] : [...otherPut, ...put];
}

/** Where each word of the base is in the other text; `undefined` for those that were taken out. */
function placesOf(edits: readonly Edit[], count: number): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let shift = 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    for (let edit = edits[next]; edit && edit.to <= index; edit = edits[next]) {
      shift = edit.end - edit.to;
      next += 1;
    }
    const edit = edits[next];
    places.push(edit && edit.from <= index ? undefined : index + shift);
  }
  return places;
}

/** Each mark for itself: who changed it is right. `null` when both changed a link or a list, differently. */
function mergeLooks(was: Word, one: Word, other: Word): Look[] | null {
  const looks: Look[] = [];
  for (let unit = 0; unit < was.text.length; unit += 1) {
    const look = mergeLook(was.looks[unit] ?? PLAIN, one.looks[unit] ?? PLAIN, other.looks[unit] ?? PLAIN);
    if (!look) return null;
    looks.push(look);
  }
  return looks;
}

function mergeLook(was: Look, one: Look, other: Look): Look | null {
  const look: Look = {};
  for (const mark of MARKS) if ((one[mark] === was[mark] ? other : one)[mark]) look[mark] = true;
  if (one.link !== was.link && other.link !== was.link && one.link !== other.link) return null;
  if (one.list !== was.list && other.list !== was.list && one.list !== other.list) return null;
  const { link } = one.link === was.link ? other : one;
  const { list } = one.list === was.list ? other : one;
  return { ...look, ...(link === undefined ? {} : { link }), ...(list === undefined ? {} : { list }) };
}

/** A last line without its line feed is a line all the same. */
function proseOfWords(words: readonly Word[]): Prose {
  const lines: Line[] = [];
  let spans: Span[] = [];
  for (const { text, looks } of words) {
    if (text === '\n') {
      const list = looks[0]?.list;
      lines.push({ ...(list ? { list } : {}), spans });
      spans = [];
      continue;
    }
    for (let unit = 0; unit < text.length; unit += 1) append(spans, text.charAt(unit), looks[unit] ?? PLAIN);
  }
  if (spans.length > 0) lines.push({ spans });
  return lines;
}

function append(spans: Span[], text: string, look: Look): void {
  const last = spans.at(-1);
  if (last && last.link === look.link && MARKS.every((mark) => last[mark] === look[mark])) {
    last.text += text;
    return;
  }
  const span: Span = { text };
  for (const mark of MARKS) if (look[mark]) span[mark] = true;
  if (look.link !== undefined) span.link = look.link;
  spans.push(span);
}
