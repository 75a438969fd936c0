import type { ResumeDocument } from '#protocol/document';
import { inherited, leavesOf } from './element.ts';
import { BlockLayouter } from './layout/block.ts';
import { composePages, type LaidOutFlow } from './layout/compose.ts';
import { entriesOf, type FlowEntry } from './layout/flow.ts';
import type { Pages } from './pages.ts';
import type { Flow } from './templates/contract.ts';
import { templateById } from './templates/index.ts';
import { chooseFonts, type StyledText } from './text/choose.ts';
import { DEFAULT_FAMILY } from './text/faces.ts';
import { FontLibrary, type FontSet, type LoadFont } from './text/fonts.ts';
import { Shaper } from './text/harfbuzz.ts';
import { init, initHarfBuzz } from './vendor/satori.generated.js';

export interface WasmModules {
  /** `harfbuzzjs/hb.wasm` of harfbuzzjs 0.10.0. */
  harfBuzz: WebAssembly.Module;
  /** `satori/layout.wasm`. */
  layout: WebAssembly.Module;
}

export interface EngineOptions {
  loadFont: LoadFont;
  wasm: WasmModules;
  /** Lets others run: awaited now and then between blocks, so that layout does not hold up a single thread. */
  breathe?: () => Promise<void>;
}

export interface LayoutOptions {
  /** Instead of the design's own, e.g. for a gallery. */
  template?: string;
}

export interface Engine {
  /**
   * Lays the résumé out. Pure: the same document gives the same pages.
   * Throws MissingGlyphsError when no font has a character.
   */
  layout(document: ResumeDocument, options?: LayoutOptions): Promise<Pages>;
}

/** Satori is a module with one state, so it is started once, however many engines there are. */
let satoriStarted: Promise<void> | undefined;

function startSatori({ harfBuzz, layout }: WasmModules): Promise<void> {
  if (!satoriStarted) {
    initHarfBuzz(harfBuzz);
    satoriStarted = init(layout);
  }
  return satoriStarted;
}

/** About 3 ms of layout each. */
const BLOCKS_A_BREATH = 6;

export async function createEngine({ loadFont, wasm, breathe }: EngineOptions): Promise<Engine> {
  const [shaper] = await Promise.all([Shaper.create(wasm.harfBuzz), startSatori(wasm)]);
  const library = new FontLibrary(loadFont, shaper);
  const layouter = new BlockLayouter();

  const layoutFlow = async (flow: Flow, entries: readonly FlowEntry[], fonts: FontSet): Promise<LaidOutFlow> => {
    const layouts = [];
    let sinceBreath = 0;
    for (const { block } of entries) {
      const known = layouter.known(block.box, flow.width, fonts);
      layouts.push(known ?? (await layouter.layout(block.box, flow.width, fonts)));
      if (known || !breathe || ++sinceBreath < BLOCKS_A_BREATH) continue;
      sinceBreath = 0;
      await breathe();
    }
    return { flow, entries, layouts };
  };

  return {
    async layout(document, options = {}) {
      const sheet = templateById(options.template ?? document.design.template).sheet(document);
      const flows = sheet.flows.map((flow) => ({ flow, entries: entriesOf(flow) }));
      const fonts = await chooseFonts(library, flows.flatMap(textsOf));
      const laidOut: LaidOutFlow[] = [];
      for (const { flow, entries } of flows) laidOut.push(await layoutFlow(flow, entries, fonts));
      return composePages(sheet, laidOut, fonts, document.design.locale);
    },
  };
}

function textsOf({ entries }: { entries: readonly FlowEntry[] }): StyledText[] {
  return entries.flatMap(({ block }) =>
    leavesOf(block.box).map(({ text, field, path }) => ({
      text,
      place: field ?? 'template',
      style: {
        family: inherited(path, 'fontFamily') ?? DEFAULT_FAMILY,
        weight: inherited(path, 'fontWeight') ?? 400,
        italic: inherited(path, 'fontStyle') === 'italic',
      },
    })),
  );
}
