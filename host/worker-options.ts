import { writeFileSync } from 'node:fs';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { at } from './paths.ts';

/**
 * Writes what wrangler.toml says of the Worker, as Miniflare's options, to the file named by the first argument. A program of
 * its own, run by the build: loading wrangler takes a second, which no start should pay.
 */
const [target] = process.argv.slice(2);
if (!target) throw new Error('usage: worker-options.ts <file to write>');

// wrangler would fill secrets from the environment; ours come from the data folder, and none belongs into dist/.
for (const name of Object.keys(process.env)) if (name.startsWith('VITAE_')) delete process.env[name];
const { workerOptions } = unstable_getMiniflareWorkerOptions(at('wrangler.toml'));
writeFileSync(target, `${JSON.stringify(workerOptions, null, 2)}\n`);
