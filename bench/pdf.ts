import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sampleBlocks } from './blocks.ts';
import { quantile } from './stats.ts';

const CHILD = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));
const COLD_STARTS = 5;
const WARM_ROUNDS = 30;
/** Warm means that the just-in-time compiler is done too. */
const SETTLING_ROUNDS = 10;

const Measured = z.object({ bytes: z.number(), cold: z.number(), warm: z.array(z.number()) });

export interface PdfMeasure {
  /** Median milliseconds from the start of a process to its first PDF. */
  cold: number;
  /** Median milliseconds of one more PDF. */
  warm: number;
  bytes: number;
}

export async function measurePdf(): Promise<{ ours: PdfMeasure; react: PdfMeasure }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  const blocks = join(folder, 'blocks.json');
  writeFileSync(blocks, JSON.stringify(await sampleBlocks()));
  const once = (engine: string, rounds: number) =>
    Measured.parse(JSON.parse(execFileSync(process.execPath, [CHILD, engine, String(rounds), blocks], { encoding: 'utf8' })));
  const measure = (engine: string): PdfMeasure => {
    const cold = Array.from({ length: COLD_STARTS }, () => once(engine, 0).cold);
    const { warm, bytes } = once(engine, SETTLING_ROUNDS + WARM_ROUNDS);
    return { cold: quantile(cold, 0.5), warm: quantile(warm.slice(SETTLING_ROUNDS), 0.5), bytes };
  };
  try {
    return { ours: measure('ours'), react: measure('react') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
