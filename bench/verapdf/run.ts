import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeEngine } from '../../actors/render/runtime/node.ts';
import { samples } from './samples.ts';
import { type FailedRule, validate } from './validator.ts';

/**
 * `npm run verapdf`: every template × every sample through the reference validator, for PDF/UA-1 and PDF/A-3a. Says which rules fail
 * in which files, and ends with an error when one does. `--keep <folder>` leaves the files there; `--only <part of a name>` makes fewer.
 */
const FLAVOURS = { 'PDF/UA-1': 'ua1', 'PDF/A-3a': '3a' } as const;

const { keep: kept, only } = parseArgs({ options: { keep: { type: 'string' }, only: { type: 'string' } } }).values;
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'vitae-verapdf-')));
try {
  let count = 0;
  for await (const sample of samples(await createNodeEngine(), new RegExp(only ?? '.'))) {
    if ('problem' in sample) {
      console.log(`✗ ${sample.name} was not made: ${sample.problem}`);
      process.exitCode = 1;
      continue;
    }
    await writeFile(join(folder, `${sample.name}.pdf`), sample.bytes);
    count++;
  }
  for (const [standard, flavour] of Object.entries(FLAVOURS)) {
    const { version, files, failed } = validate(folder, flavour);
    if (files !== count) throw new Error(`${files} of ${count} files were validated`);
    console.log(`\n${standard} by veraPDF ${version}: ${files} files, ${new Set(failed.map(({ file }) => file)).size} with failed rules`);
    for (const line of byRule(failed)) console.log(line);
    if (failed.length > 0) process.exitCode = 1;
  }
} finally {
  if (!kept) await rm(folder, { recursive: true });
}

/** One rule a paragraph: what it asks, where it failed first, and in which files. */
function byRule(failed: readonly FailedRule[]): string[] {
  const rules = Map.groupBy(failed, ({ rule }) => rule);
  return [...rules].flatMap(([rule, hits]) => [
    `✗ ${rule} ${hits[0]?.description}`,
    `  first: ${hits[0]?.context}`,
    `  ${hits.map(({ file, failedChecks }) => `${file} (${failedChecks})`).join(', ')}`,
  ]);
}
