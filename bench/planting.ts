import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Mutant } from '../actors/sync/simulation/mutants.ts';

const ROOT = join(import.meta.dirname, '..');
const SYNC = join('actors', 'sync');
const run = promisify(execFile);

/** Whoever has not failed by then goes round in circles. */
const TIMEOUT_MS = 20 * 60_000;

const Found = z.object({ world: z.string(), seed: z.number(), message: z.string() }).nullable();
export type Found = z.infer<typeof Found>;

/** The source with the fault in it. @throws when it does not fit exactly once */
export async function mutated({ name, file, from, to }: Mutant): Promise<string> {
  const source = await readFile(join(ROOT, SYNC, file), 'utf8');
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`“${name}” fits ${parts.length - 1} times into ${file}`);
  return parts.join(to);
}

/** Lets the simulation hunt in a copy of the core with the fault planted: what it finds in so many seeds, or `null`. */
export async function huntFor(mutant: Mutant, seeds: number): Promise<Found> {
  const source = await mutated(mutant);
  const copy = await mkdtemp(join(tmpdir(), 'mutant-'));
  try {
    const isSource = (path: string) => !/\.test\.ts$|fixtures/.test(path);
    for (const folder of [SYNC, join('actors', 'protocol')])
      await cp(join(ROOT, folder), join(copy, folder), { recursive: true, filter: isSource });
    await cp(join(ROOT, 'package.json'), join(copy, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await writeFile(join(copy, SYNC, mutant.file), source);
    const hunt = pathToFileURL(join(copy, SYNC, 'simulation', 'run.ts')).href;
    const script = `console.log(JSON.stringify(await (await import('${hunt}')).hunt(${seeds})))`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: copy, timeout: TIMEOUT_MS });
    return Found.parse(JSON.parse(stdout));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
