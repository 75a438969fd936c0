import { SCRIPT_SAMPLES, SCRIPTS, scriptResume } from '../../actors/render/fixtures/scripts.ts';
import { createNodeEngine } from '../../actors/render/runtime/node.ts';
import { quantile } from '../stats.ts';
import { freshened, longSample } from './sample.ts';
import { vitaePdf } from './vitae.ts';

export interface GrowthMeasure {
  pages: number;
  /** Median milliseconds, as in `EngineMeasure`. */
  warm: number;
  fresh: number;
  /** The quickest fresh one. */
  best: number;
  bytes: number;
}

const PAGES = [1, 2, 5, 10, 20];
const SETTLING_ROUNDS = 10;
const ROUNDS = 9;

/** Our own engine, for longer and longer résumés, each post in words of its own. */
export async function measureGrowth(): Promise<GrowthMeasure[]> {
  const [engine, pdf] = await Promise.all([createNodeEngine(), vitaePdf()]);
  let round = 0;
  // Copies of a post differ by one round.
  const nextRound = (): number => {
    round += 100;
    return round;
  };
  for (let i = 0; i < SETTLING_ROUNDS; i += 1) await pdf(freshened(longSample(2), nextRound()));
  const measures: GrowthMeasure[] = [];
  for (const pages of PAGES) {
    const document = longSample(pages);
    const timed = async (of: typeof document): Promise<number> => {
      const begun = performance.now();
      await pdf(of);
      return performance.now() - begun;
    };
    const bytes = (await pdf(document)).length;
    const warm: number[] = [];
    const fresh: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      warm.push(await timed(document));
      fresh.push(await timed(freshened(document, nextRound())));
    }
    measures.push({
      pages: (await engine.layout(document)).count,
      warm: quantile(warm, 0.5),
      fresh: quantile(fresh, 0.5),
      best: quantile(fresh, 0),
      bytes,
    });
  }
  return measures;
}

export interface ScriptSize {
  script: string;
  pages: number;
  bytes: number;
}

/** Files in scripts of many glyphs, and in all at once. */
export async function measureScripts(): Promise<ScriptSize[]> {
  const [engine, pdf] = await Promise.all([createNodeEngine(), vitaePdf()]);
  const scripts = ['chinese-simplified', 'chinese-traditional', 'japanese', 'korean', 'arabic', 'hindi'] as const;
  const documents = [
    ...scripts.map((script) => [script, scriptResume(SCRIPT_SAMPLES[script])] as const),
    ['all of them', SCRIPTS] as const,
  ];
  const sizes: ScriptSize[] = [];
  for (const [script, document] of documents)
    sizes.push({ script, pages: (await engine.layout(document)).count, bytes: (await pdf(document)).length });
  return sizes;
}
