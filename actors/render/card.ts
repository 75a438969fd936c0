import type { ResumeDocument } from '#protocol/document';
import type { FilledBox, Page, Pages, PlacedPicture, TextRun } from './pages.ts';
import { FontSet } from './text/fonts.ts';

/** The social card, in pixels: who it is at the left, the head of the first page at the right, cut off below. */
export const CARD = { width: 1200, height: 630 } as const;
const PAPER = { x: 664, y: 64, width: 472 } as const;
const WORDS = { x: 64, width: 540, scale: 2.5 } as const;
const GROUND = '#eeece7';
/** Around the paper, from the outside in: a shadow of flat colours. */
const SHADOWS = [
  { grow: 14, drop: 10, color: '#e9e7e1' },
  { grow: 8, drop: 8, color: '#e2dfd8' },
  { grow: 3, drop: 4, color: '#d8d4cc' },
  { grow: 1, drop: 0, color: '#cfcbc2' },
] as const;

/** A résumé that says who it is and no more, for the words of the card. `null` when it does not say. */
export function cardWords({ basics, design, ...rest }: ResumeDocument): ResumeDocument | null {
  const { name, headline } = basics;
  if (!name?.trim() && !headline?.trim()) return null;
  return {
    ...rest,
    basics: { ...(name ? { name } : {}), ...(headline ? { headline } : {}) },
    sections: [],
    design: {
      ...design,
      template: 'classic',
      pageFormat: 'custom',
      pageWidth: WORDS.width / WORDS.scale,
      pageHeight: 2_000,
      marginX: 12,
      marginY: 12,
      backgroundColor: GROUND,
      textColor: '#1c1b19',
      bodySize: 9,
      runningHeader: false,
      pageNumbers: false,
      fitPages: 0,
    },
  };
}

/** The card as one page: the words in the middle of their half, and the first page on its ground. Points are pixels. */
export function composeCard(first: Pages, words: Pages | null): Pages {
  const scale = PAPER.width / first.size.width;
  const sheet = { x: PAPER.x, y: PAPER.y, width: PAPER.width, height: first.size.height * scale };
  const page = first.pages[0];
  const said = words?.pages[0];
  const paper: FilledBox[] = [
    ...SHADOWS.map(({ grow, drop, color }) => ({
      x: sheet.x - grow,
      y: sheet.y - grow + drop,
      width: sheet.width + 2 * grow,
      height: sheet.height + 2 * grow,
      color,
    })),
    { ...sheet, color: first.background },
  ];
  const shown = page ? moved(page, { x: PAPER.x, y: PAPER.y, scale }) : BLANK;
  const top = said ? (CARD.height - heightOf(said) * WORDS.scale) / 2 : 0;
  const told = said ? moved(said, { x: WORDS.x, y: Math.max(24, top), scale: WORDS.scale }) : BLANK;
  const fonts = words ? bothOf(first.fonts, words.fonts) : first.fonts;
  return {
    ...first,
    size: CARD,
    count: 1,
    background: GROUND,
    pages: [
      {
        boxes: [...told.boxes, ...paper, ...shown.boxes],
        pictures: shown.pictures,
        runs: [...told.runs, ...shown.runs],
        artifacts: shown.artifacts,
      },
    ],
    fonts,
  };
}

const BLANK: Page = { boxes: [], pictures: [], runs: [], artifacts: [] };

/** Where the last line stands, and as much white below it as above the first. */
const heightOf = ({ runs }: Page): number => Math.max(0, ...runs.map(({ baseline, size }) => baseline + size));

interface Move {
  x: number;
  y: number;
  scale: number;
}

function moved(page: Page, move: Move): Page {
  return {
    boxes: page.boxes.map((box) => ({ ...box, ...frame(box, move) })),
    pictures: page.pictures.map((picture) => movedPicture(picture, move)),
    runs: page.runs.map((run) => movedRun(run, move)),
    artifacts: page.artifacts.map((run) => movedRun(run, move)),
  };
}

const frame = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }, move: Move) => ({
  x: move.x + x * move.scale,
  y: move.y + y * move.scale,
  width: width * move.scale,
  height: height * move.scale,
});

const movedPicture = (picture: PlacedPicture, move: Move): PlacedPicture => ({
  ...picture,
  ...frame(picture, move),
  radius: picture.radius * move.scale,
  border: picture.border && { ...picture.border, width: picture.border.width * move.scale },
});

const movedRun = (run: TextRun, move: Move): TextRun => ({
  ...run,
  baseline: move.y + run.baseline * move.scale,
  size: run.size * move.scale,
  letterSpacing: run.letterSpacing * move.scale,
  words: run.words.map(({ spaceX, ...word }) => ({
    ...word,
    x: move.x + word.x * move.scale,
    width: word.width * move.scale,
    ...(spaceX === undefined ? {} : { spaceX: move.x + spaceX * move.scale }),
  })),
});

/** The faces of two layouts of one engine. */
const bothOf = (a: FontSet, b: FontSet): FontSet => new FontSet(`${a.key} ${b.key}`, [...new Set([...a.faces, ...b.faces])], a.library);
