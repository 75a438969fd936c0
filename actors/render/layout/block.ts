import { type Box, leavesOf, PIXELS_PER_POINT, toSatori } from '../element.ts';
import type { FilledBox, TextRun } from '../pages.ts';
import type { FontSet } from '../text/fonts.ts';
import satori from '../vendor/satori.generated.js';
import { joinText } from './join.ts';
import { readDrawing } from './svg-pieces.ts';

/** A block laid out by itself, with its top left corner at 0, 0. Leaves are counted from the block's first. */
export interface BlockLayout {
  height: number;
  runs: readonly TextRun[];
  boxes: readonly FilledBox[];
}

const BLOCKS_KEPT = 4_000;

/** Lays blocks out and remembers them by content: an edit lays out only the block it is in. */
export class BlockLayouter {
  readonly #layouts = new Map<string, BlockLayout>();
  /** Of boxes that came again as the same objects: their content need not be read. */
  readonly #last = new WeakMap<Box, { width: number; fonts: string; layout: BlockLayout }>();

  /** What the block looks like, if it is known. Asking keeps it from being forgotten first. */
  known(box: Box, width: number, fonts: FontSet): BlockLayout | undefined {
    const last = this.#last.get(box);
    if (last?.width === width && last.fonts === fonts.key) return last.layout;
    const key = keyOf(box, width, fonts);
    const layout = this.#layouts.get(key);
    if (layout) {
      this.#layouts.delete(key);
      this.#layouts.set(key, layout);
      this.#last.set(box, { width, fonts: fonts.key, layout });
    }
    return layout;
  }

  async layout(box: Box, width: number, fonts: FontSet): Promise<BlockLayout> {
    const svg = await render(toSatori(box), {
      width: width * PIXELS_PER_POINT,
      fonts: fonts.satoriFonts,
      embedFont: false,
      pointScaleFactor: 0,
    });
    const { height, pieces, boxes } = readDrawing(
      svg,
      fonts.faces.map((face) => face.family),
    );
    const layout = { height, runs: joinText(leavesOf(box), pieces, (run, text) => fonts.measure(text, run.style, run.size)), boxes };
    const oldest = this.#layouts.keys().next().value;
    if (this.#layouts.size >= BLOCKS_KEPT && oldest !== undefined) this.#layouts.delete(oldest);
    this.#layouts.set(keyOf(box, width, fonts), layout);
    this.#last.set(box, { width, fonts: fonts.key, layout });
    return layout;
  }
}

/** Satori keeps state in its module while it awaits: one drawing at a time, however many résumés are laid out at once. */
let turn: Promise<unknown> = Promise.resolve();

/** A new engine waits for nobody: whoever drew before may be gone in the middle. */
export function beginTurns(): void {
  turn = Promise.resolve();
}

function render(...call: Parameters<typeof satori>): Promise<string> {
  const drawn = turn.then(() => satori(...call));
  turn = drawn.catch(() => undefined);
  return drawn;
}

const keyOf = (box: Box, width: number, fonts: FontSet): string => `${width}\0${fonts.key}\0${JSON.stringify(box)}`;
