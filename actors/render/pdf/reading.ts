import { type PDFContext, type PDFDict, PDFDocument, PDFNumber, type PDFObject } from 'pdf-lib';
import { type Breathe, withoutBreath } from '../breath.ts';
import { RIGHT_TO_LEFT } from '../text/clean.ts';
import { dictionary, entry, list, nameIn, numberIn, refKey } from './objects.ts';
import { readDocument } from './read.ts';

/** What stands under one heading, in the order in which it is read. */
export interface ReadSection {
  /** Empty for what stands before the first. */
  heading: string;
  lines: string[];
}

/**
 * The text of a finished file as a program finds it that knows nothing of how it looks: in reading order, by section. Read from the
 * file, not from what it was made of. The first section is the head of the résumé: its heading is the name.
 */
export async function readingOf(bytes: Uint8Array, breathe: Breathe = withoutBreath): Promise<ReadSection[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = pdf;
  const { pages } = await readDocument(pdf, breathe);
  const texts = new Map(
    pdf
      .getPages()
      .flatMap(({ ref }, index) =>
        (pages[index]?.contents ?? []).map(({ id, lines }) => [keyOf(ref.toString(), id), lines.map(readLine).join('')] as const),
      ),
  );
  const sections: ReadSection[] = [{ heading: '', lines: [] }];
  /** Whether a line is open, to which text may be added. */
  let isOpen = false;
  const say = (text: string): void => {
    const lines = sections.at(-1)?.lines;
    if (!lines || text.trim() === '') return;
    if (isOpen) lines.push(`${lines.pop() ?? ''}${text}`);
    else lines.push(text);
    isOpen = true;
  };
  const visit = (object: PDFObject, page: string | null): void => {
    const element = dictionary(context, object);
    const on = refKey(entry(element, 'Pg')) ?? page;
    if (nameIn(element, 'Type') === 'MCR') return say(texts.get(keyOf(on, numberIn(element, 'MCID'))) ?? '');
    if (object instanceof PDFNumber) return say(texts.get(keyOf(page, object.asNumber())) ?? '');
    const tag = nameIn(element, 'S');
    if (!element || tag === '') return;
    if (tag === 'Figure') return;
    if (BLOCKS.has(tag)) isOpen = false;
    if (/^H[12]$/.test(tag)) {
      sections.push({ heading: '', lines: [] });
      for (const kid of kids(context, element)) visit(kid, on);
      const section = sections.at(-1);
      if (section) section.heading = section.lines.splice(0).join(' ').trim();
    } else for (const kid of kids(context, element)) visit(kid, on);
    if (BLOCKS.has(tag)) isOpen = false;
    // A label and its body are one line.
    if (tag === 'Lbl') {
      const lines = sections.at(-1)?.lines;
      lines?.push(`${lines.pop() ?? ''} `);
    }
  };
  for (const kid of kids(context, dictionary(context, entry(catalog, 'StructTreeRoot')))) visit(kid, null);
  return sections
    .map(({ heading, lines }) => ({ heading, lines: lines.map((line) => line.replace(/\s+/g, ' ').trim()) }))
    .filter(({ heading, lines }) => heading !== '' || lines.length > 0);
}

const BLOCKS = new Set(['Sect', 'H1', 'H2', 'H3', 'H4', 'P', 'L', 'LI']);

function kids(context: PDFContext, of: PDFDict | null): PDFObject[] {
  const found = entry(of, 'K');
  const several = list(context, found);
  return several.length > 0 || !found ? several : [found];
}

const keyOf = (page: string | null, id: number | null): string => `${page}#${id}`;

/**
 * A line with right-to-left words is painted from left to right, as all programs paint it, and whoever extracts it turns it round:
 * so here, but for what runs from left to right in it.
 */
function readLine(glyphs: readonly string[]): string {
  if (!RIGHT_TO_LEFT.test(glyphs.join(''))) return glyphs.join('').replaceAll(RIGHT_TO_LEFT_MARK, '');
  const turned: string[] = [];
  for (const glyph of glyphs) {
    if (glyph === '' || glyph === RIGHT_TO_LEFT_MARK) continue;
    // How an emoji asks to be a picture follows it, also from right to left.
    if (glyph.startsWith(EMOJI_STYLE)) turned.push((turned.pop() ?? '') + glyph);
    else turned.push(glyph);
  }
  turned.reverse();
  const line: string[] = [];
  for (let at = 0; at < turned.length; ) {
    const end = endOfLeftToRight(turned, at);
    line.push(...(end > at ? turned.slice(at, end).reverse() : turned.slice(at, at + 1)));
    at = Math.max(end, at + 1);
  }
  return line.join('');
}

const RIGHT_TO_LEFT_MARK = '\u200f';
const EMOJI_STYLE = '\ufe0f';
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
/** Signs that belong to a figure beside them. */
const WITH_FIGURES = /^[%‰°+#$€£¥₪]$/;

/** Where a run of left-to-right text ends that begins at `start`; `start` when none does. */
function endOfLeftToRight(glyphs: readonly string[], start: number): number {
  const startsWithSign = WITH_FIGURES.test(glyphs[start] ?? '') && /^[0-9]/.test(glyphs[start + 1] ?? '');
  if (!startsWithSign && !LEFT_TO_RIGHT.test(glyphs[start] ?? '')) return start;
  let end = start + 1;
  for (let at = end; at < glyphs.length; at++) {
    const glyph = glyphs[at] ?? '';
    if (LEFT_TO_RIGHT.test(glyph) || (WITH_FIGURES.test(glyph) && /[0-9]$/.test(glyphs[at - 1] ?? ''))) end = at + 1;
    else if (RIGHT_TO_LEFT.test(glyph)) break;
  }
  return end;
}
