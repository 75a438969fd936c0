import { readFileSync, writeFileSync } from 'node:fs';
import { ENGINES, makerOf } from './makers.ts';

/**
 * Makes PDFs in a fresh process: `child.ts <engine> <file of blocks> <settling> <rounds> <PDF to write>`. Prints JSON: milliseconds
 * from the process's start to the first PDF; then, with the just-in-time compiler settled, of each of the same again (warm) and of
 * each with every long word new (fresh). Writes the sample's PDF.
 */
const [asked = '', blocks = '', settling = '0', rounds = '0', output = ''] = process.argv.slice(2);
const engine = ENGINES.find((name) => name === asked);
if (!engine) throw new Error(`no engine is called ${asked}`);

const { make, close } = await makerOf(engine, JSON.parse(readFileSync(blocks, 'utf8')));
const bytes = await make(0);
const cold = performance.now();
if (output !== '') writeFileSync(output, bytes);

const timed = async (round: number): Promise<number> => {
  const begun = performance.now();
  await make(round);
  return performance.now() - begun;
};
let round = 0;
for (let i = 0; i < Number(settling); i += 1) await timed(++round);
const warm: number[] = [];
const fresh: number[] = [];
for (let i = 0; i < Number(rounds); i += 1) {
  warm.push(await timed(0));
  fresh.push(await timed(++round));
}
await close();
console.log(JSON.stringify({ cold, warm, fresh }));
