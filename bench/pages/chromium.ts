import { readFileSync } from 'node:fs';
import { launchBrowser } from '../../e2e/support/browser.ts';
import { INTER } from './inter.ts';
import type { Maker } from './makers.ts';
import { type Block, freshened } from './sample.ts';

const STYLE = `
${Object.entries(INTER)
  .map(
    ([weight, file]) =>
      `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file, 'base64')}) }`,
  )
  .join('\n')}
body { margin: 0; font: 9pt/1.3 Inter; color: #1b1f24 }
h1 { font-size: 22pt; margin: 0 } h2 { font-size: 13pt; color: #1d4ed8; margin: 8pt 0 3pt } h3 { font-size: 9pt; margin: 4pt 0 0 }
p { margin: 0 0 2pt } ul { margin: 0 0 2pt; padding-inline-start: 12pt }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function html({ tag, text }: Block): string {
  const element = { H1: 'h1', H2: 'h2', H3: 'h3' }[tag] ?? 'p';
  return tag === 'LI' || tag === 'LBody' ? `<ul><li>${escaped(text)}</li></ul>` : `<${element}>${escaped(text)}</${element}>`;
}

/**
 * The same words in the same fonts as ours, in a plainer layout, printed by a browser that keeps running, with its page and its fonts
 * loaded: the best case of a print service.
 */
export async function chromiumPrint(blocks: readonly Block[]): Promise<Maker> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Résumé</title><style>${STYLE}</style><body>`);
  return {
    make: async (round) => {
      await page.evaluate(async (body) => {
        document.body.innerHTML = body;
        await document.fonts.ready;
      }, freshened(blocks, round).map(html).join(''));
      const margin = { top: '48px', bottom: '48px', left: '64px', right: '64px' };
      return page.pdf({ format: 'A4', margin, tagged: true, outline: true });
    },
    close: () => browser.close(),
  };
}
