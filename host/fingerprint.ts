import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, DIST } from './paths.ts';

/** SHA-256 over the names and contents of the files at `paths` (relative to the root; folders with all they hold). */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    for (const file of filesAt(path))
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(readFileSync(at(file)))
          .digest(),
      );
  }
  return hash.digest('hex');
}

/** Tests are part of no build, so changing one makes nothing stale. */
function filesAt(path: string): string[] {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesAt(join(path, name)));
}

const stampFile = (step: string) => join(DIST, `.stamp-${step}.json`);

export function readStamp(step: string): string | null {
  if (!existsSync(stampFile(step))) return null;
  const stamp: unknown = JSON.parse(readFileSync(stampFile(step), 'utf8'));
  return typeof stamp === 'object' && stamp !== null && 'of' in stamp && typeof stamp.of === 'string' ? stamp.of : null;
}

export function writeStamp(step: string, of: string): void {
  mkdirSync(dirname(stampFile(step)), { recursive: true });
  writeFileSync(stampFile(step), `${JSON.stringify({ of })}\n`);
}
