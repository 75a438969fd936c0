import type { Design, ResumeDocument } from '#protocol/document';
import { type Breathe, withoutBreath } from './breath.ts';
import { type Box, inherited, leavesOf } from './element.ts';
import { BlockLayouter, beginTurns } from './layout/block.ts';
import { composePages, type LaidOutFlow } from './layout/compose.ts';
import { fitPages, tightness } from './layout/fit.ts';
import { entriesOf, type FlowEntry } from './layout/flow.ts';
import { BoxReuse } from './layout/reuse.ts';
import { once } from './once.ts';
import type { Pages } from './pages.ts';
import type { Flow, Photo, Sheet } from './templates/contract.ts';
import { templateById } from './templates/index.ts';
import { lookOf } from './templates/look.ts';
import { chooseFonts, type StyledText } from './text/choose.ts';
import { DEFAULT_FAMILY } from './text/faces.ts';
import { FontLibrary, type FontSet, type LoadFont } from './text/fonts.ts';
import { Shaper } from './text/harfbuzz.ts';
import { type Hyphenator, hyphenated, hyphenatorFor } from './text/hyphens.ts';
import { satoriFace } from './text/satori-face.ts';
import { withoutBrokenSpacing } from './text/spacing.ts';
import { init, initFontReader, initHarfBuzz } from './vendor/satori.generated.js';
import { Work } from './work.ts';

export interface WasmModules {
  /** `harfbuzzjs/hb.wasm` of harfbuzzjs 0.10.0. */
  harfBuzz: WebAssembly.Module;
  /** `satori/layout.wasm`. */
  layout: WebAssembly.Module;
}

export interface EngineOptions {
  loadFont: LoadFont;
  wasm: WasmModules;
  /** Awaited between blocks, which take about 3 ms each, and between pages. */
  breathe?: Breathe;
  /** Told of each block that had to be laid out because it was not known: for measurements. */
  onBlock?: () => void;
}

export interface LayoutOptions {
  /** Instead of the design's own, e.g. for a gallery. */
  template?: string;
  /** How much may be done before it is given up; without it, whatever it takes. */
  mostWork?: number;
  /** The person's picture, already cut and without metadata. */
  photo?: Photo;
}

export interface Engine {
  /**
   * Lays the résumé out. Pure: the same document gives the same pages.
   * Throws MissingGlyphsError when no font has a character, TooComplexError when it takes more than `mostWork`.
   */
  layout(document: ResumeDocument, options?: LayoutOptions): Promise<Pages>;
}

/** Satori is a module with one state, so it is started once, however many engines there are. */
let satoriIsStarted = false;

async function startSatori({ harfBuzz, layout }: WasmModules): Promise<void> {
  beginTurns();
  if (satoriIsStarted) return;
  initHarfBuzz(harfBuzz);
  initFontReader(satoriFace);
  await init(layout);
  satoriIsStarted = true;
}

export async function createEngine({ loadFont, wasm, breathe = withoutBreath, onBlock }: EngineOptions): Promise<Engine> {
  const [shaper] = await Promise.all([Shaper.create(wasm.harfBuzz), startSatori(wasm)]);
  const library = new FontLibrary(loadFont, shaper);
  const layouter = new BlockLayouter();
  const reuse = new BoxReuse();

  const boxed = ({ flows }: Sheet): BoxedFlow[] => {
    const all = flows.map((flow) => ({ flow, entries: entriesOf(flow) }));
    const boxes = reuse.take(all.flatMap(({ entries }) => entries.map(({ block }) => block.box)));
    let from = 0;
    return all.map(({ flow, entries }) => {
      from += entries.length;
      return { flow, entries, boxes: boxes.slice(from - entries.length, from) };
    });
  };

  const layoutFlow = async (
    { flow, entries, boxes }: BoxedFlow,
    fonts: FontSet,
    hyphenator: Hyphenator | null,
    work: Work | null,
  ): Promise<LaidOutFlow> => {
    const layouts = [];
    for (const written of boxes) {
      const whole = spacedWell(written);
      const box = hyphenator ? hyphenated(whole, hyphenator) : whole;
      const known = layouter.known(box, flow.width, fonts);
      if (!known) work?.ask([leavesOf(box)]);
      layouts.push(known ?? (await layouter.layout(box, flow.width, fonts)));
      if (!known) onBlock?.();
      await breathe();
    }
    return { flow, entries, layouts };
  };

  const layoutSheet = async (
    sheet: Sheet,
    flows: readonly BoxedFlow[],
    { locale: language, hyphenate = false }: Design,
    work: Work | null,
  ): Promise<Pages> => {
    await breathe();
    const fonts = await chooseFonts(library, [...flows.flatMap(({ boxes }) => boxes.flatMap(textsOf)), ...markTexts(sheet)], language);
    const hyphenator = hyphenate ? await hyphenatorFor(language, loadFont) : null;
    await breathe();
    const laidOut: LaidOutFlow[] = [];
    for (const flow of flows) laidOut.push(await layoutFlow(flow, fonts, hyphenator, work));
    return composePages(sheet, laidOut, fonts, language, breathe);
  };

  return {
    async layout(document, { template: id, photo, mostWork } = {}) {
      const work = new Work(mostWork);
      const naturally = (sheet: Sheet): Promise<Pages> => {
        const flows = boxed(sheet);
        // Refused before anything is done.
        work.ask(flows.flatMap(({ boxes }) => boxes.map(leavesOf)));
        return layoutSheet(sheet, flows, design, null);
      };
      const tightly = (sheet: Sheet): Promise<Pages> => layoutSheet(sheet, boxed(sheet), design, work);
      const { design } = document;
      const template = templateById(id ?? design.template);
      const given = photo ? { photo } : {};
      const layoutAt = (step: number): Promise<Pages> =>
        step > 0 ? tightly(template.sheet(document, { ...given, tight: tightness(step) })) : naturally(template.sheet(document, given));
      const most = lookOf(design, template.starts).fitPages;
      return most > 0 ? fitPages(most, layoutAt) : layoutAt(0);
    },
  };
}

/** Page numbers and running headers are set in faces that the text may not need. */
function markTexts({ pageNumber, runningHeader }: Sheet): StyledText[] {
  const texts: StyledText[] = [];
  if (pageNumber) texts.push({ text: '0123456789 /', place: 'template', style: pageNumber.style });
  if (runningHeader) texts.push({ text: `${runningHeader.name} 0123456789 /`, place: 'basics/name', style: runningHeader.style });
  return texts;
}

/** A flow with its blocks' boxes, which may be those of the sheet before. */
interface BoxedFlow {
  flow: Flow;
  entries: readonly FlowEntry[];
  boxes: readonly Box[];
}

const spacedWell = once(withoutBrokenSpacing);

const textsOf = once((box: Box): StyledText[] =>
  leavesOf(box).map(({ text, field, path }) => ({
    text,
    place: field ?? 'template',
    style: {
      family: inherited(path, 'fontFamily') ?? DEFAULT_FAMILY,
      weight: inherited(path, 'fontWeight') ?? 400,
      italic: inherited(path, 'fontStyle') === 'italic',
    },
  })),
);
