import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { build } from './build.ts';
import { at, DIST, ROOT } from './paths.ts';

/**
 * `npm test`: builds what is stale and runs every test. Its last line is `N passed, N failed`, and it fails when one test
 * failed, when a file could not be loaded, or when nothing ran. Arguments go to vitest.
 */
const REPORT = join(DIST, 'test-report.json');

const Report = z.looseObject({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.looseObject({ status: z.string(), assertionResults: z.array(z.looseObject({ status: z.string() })) })),
});

interface Totals {
  passed: number;
  failed: number;
}

/** A file that could not even be loaded has no tests to count, and counts as one failure. */
function totalsOf(report: z.infer<typeof Report>): Totals {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded };
}

function readTotals(): Totals {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  return totalsOf(Report.parse(JSON.parse(readFileSync(REPORT, 'utf8'))));
}

function vitest(args: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [at('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: process.env.CI ?? '1' },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

let code = 1;
let totals: Totals = { passed: 0, failed: 1 };
try {
  await build();
  rmSync(REPORT, { force: true });
  code = await vitest(process.argv.slice(2));
  totals = readTotals();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
process.exitCode = code !== 0 || totals.failed > 0 || totals.passed === 0 ? code || 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
