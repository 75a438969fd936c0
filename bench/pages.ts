import { measureEngines } from './pages/engines.ts';
import { measureGrowth, measureScripts } from './pages/growth.ts';
import type { EngineName } from './pages/makers.ts';
import { measurePreview } from './pages/preview.ts';
import { ms, print } from './stats.ts';

const NAMES: Record<EngineName, string> = {
  vitae: 'Vitae',
  'react-pdf': '@react-pdf/renderer 4.9',
  pdfmake: 'pdfmake 0.3',
  chromium: 'Chromium, printing (kept running)',
};

const bytes = (count: number): string => count.toLocaleString('en');

/** Résumés to pages: against other engines, for long documents, for scripts of many glyphs, and in the preview. */
export async function benchPages(): Promise<void> {
  print('A PDF of the two-page sample (medians; cold: from the start of a process; warm: the same again; fresh: every long word new)', [
    ['', 'cold', 'warm, p50', 'best', 'fresh, p50', 'best', 'bytes', 'pages', 'words kept', 'tagged text', 'outline'],
    ...(await measureEngines()).map((of) => [
      NAMES[of.engine],
      ms(of.cold),
      ms(of.warm),
      ms(of.best.warm),
      ms(of.fresh),
      ms(of.best.fresh),
      bytes(of.bytes),
      String(of.pages),
      `${of.wordsKept} of ${of.words}`,
      `${Math.round(of.tagged * 100)} %`,
      of.outline === 0 ? 'none' : `${of.outline} entries`,
    ]),
  ]);
  print('Longer résumés, Vitae', [
    ['pages', 'warm', 'fresh', 'best', 'best, a page', 'bytes'],
    ...(await measureGrowth()).map(({ pages, warm, fresh, best, bytes: size }) => [
      String(pages),
      ms(warm),
      ms(fresh),
      ms(best),
      ms(best / pages),
      bytes(size),
    ]),
  ]);
  print('Scripts of many glyphs, Vitae', [
    ['', 'pages', 'bytes'],
    ...(await measureScripts()).map(({ script, pages, bytes: size }) => [script, String(pages), bytes(size)]),
  ]);
  const preview = await measurePreview();
  print(`One character typed, until ${preview.pages} pages stand in the DOM (Chromium)`, [
    ['first of all', 'p50', 'p99'],
    [ms(preview.first), ms(preview.p50), ms(preview.p99)],
  ]);
}
