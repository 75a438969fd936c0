import { readFileSync } from 'node:fs';

/**
 * Makes PDFs in a fresh process: `pdf-child.ts ours|react <warm rounds> <file of blocks>`. Prints JSON: milliseconds from the
 * process's start to the first PDF, and of each warm one after it.
 */
const [engine, rounds, blocks] = process.argv.slice(2);

async function maker(): Promise<() => Promise<Uint8Array>> {
  if (engine === 'ours') return (await import('./pdf-ours.ts')).ours();
  if (engine === 'react' && blocks) return (await import('./pdf-react.ts')).reactPdf(JSON.parse(readFileSync(blocks, 'utf8')));
  throw new Error('usage: pdf-child.ts ours|react <warm rounds> <file of blocks>');
}

const make = await maker();
const { length: bytes } = await make();
const cold = performance.now();
const warm: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const begun = performance.now();
  await make();
  warm.push(performance.now() - begun);
}
console.log(JSON.stringify({ bytes, cold, warm }));
