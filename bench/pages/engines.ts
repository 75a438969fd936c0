import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createNodeEngine } from '../../actors/render/runtime/node.ts';
import { quantile } from '../stats.ts';
import { type Inspected, inspect } from './inspect.ts';
import { ENGINES, type EngineName } from './makers.ts';
import { sampleBlocks } from './sample.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const COLD_STARTS = 3;
/** Warm means that the just-in-time compiler is done too. */
const SETTLING_ROUNDS = 15;
const ROUNDS = 20;

const Measured = z.object({ cold: z.number(), warm: z.array(z.number()), fresh: z.array(z.number()) });

export interface EngineMeasure extends Inspected {
  engine: EngineName;
  /** Median milliseconds from the start of a process to its first PDF. */
  cold: number;
  /** … of the same PDF once more. */
  warm: number;
  /** … of one in which every long word is new. */
  fresh: number;
  /** The quickest of each: on a machine that does other things, nearest to what it takes. */
  best: { warm: number; fresh: number };
  bytes: number;
}

export async function measureEngines(): Promise<EngineMeasure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  const file = join(folder, 'blocks.json');
  const blocks = await sampleBlocks(await createNodeEngine());
  writeFileSync(file, JSON.stringify(blocks));
  const texts = blocks.map(({ text }) => text);
  const run = (engine: EngineName, settling: number, rounds: number, output = '') =>
    Measured.parse(
      JSON.parse(
        execFileSync(process.execPath, [CHILD, engine, file, String(settling), String(rounds), output], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        }),
      ),
    );
  const measures: EngineMeasure[] = [];
  try {
    for (const engine of ENGINES) {
      const pdf = join(folder, `${engine}.pdf`);
      const cold = Array.from({ length: COLD_STARTS }, () => run(engine, 0, 0).cold);
      const { warm, fresh } = run(engine, SETTLING_ROUNDS, ROUNDS, pdf);
      const bytes = readFileSync(pdf);
      measures.push({
        engine,
        cold: quantile(cold, 0.5),
        warm: quantile(warm, 0.5),
        fresh: quantile(fresh, 0.5),
        best: { warm: quantile(warm, 0), fresh: quantile(fresh, 0) },
        bytes: bytes.length,
        ...(await inspect(bytes, texts)),
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return measures;
}
