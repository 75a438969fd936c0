import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { at, DIST, ROOT } from './paths.ts';

/** `npm run check`: everything that must hold before a change goes in. Runs all of it, then says what failed. */

interface Check {
  name: string;
  passes(): boolean;
}

const ENV_TYPES = 'actors/kernel/env.d.ts';
const WRANGLER = at('node_modules/wrangler/bin/wrangler.js');
const environment = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: '1' };

/** Runs a program with this very Node; its output is shown as it comes. */
const node = (...args: string[]): boolean =>
  spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: environment }).status === 0;
const types = (project: string): Check => ({
  name: `types of ${project}`,
  passes: () => node(at('node_modules/typescript/bin/tsc'), '-p', project),
});

const CHECKS: readonly Check[] = [
  { name: 'format and lint', passes: () => node(at('node_modules/@biomejs/biome/bin/biome'), 'check', '.') },
  types('actors'),
  // The router, and every test that runs in workerd.
  types('router'),
  types('ui'),
  types('mobile'),
  types('admin-ui'),
  // The launcher, the benchmarks, and every test that runs in Node.
  types('host'),
  { name: 'generated binding types', passes: () => node(WRANGLER, 'types', ENV_TYPES, '--check') },
  { name: 'worker bundle', passes: () => node(WRANGLER, 'deploy', '--dry-run', '--outdir', join(DIST, 'dry-run')) },
  // Import directions are one of the tests.
  { name: 'tests', passes: () => node(at('host/test.ts')) },
];

const results = CHECKS.map(({ name, passes }) => {
  console.log(`\n── ${name}`);
  return { name, passed: passes() };
});
console.log('');
for (const { name, passed } of results) console.log(`${passed ? '✓' : '✗'} ${name}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
