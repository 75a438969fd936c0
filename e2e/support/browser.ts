import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { witness } from './witness.ts';

/** Where installers put Chrome or Chromium, for machines that the packaged one (Linux on x64) does not fit. */
const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The package's arguments are made for a serverless host. These of them make a browser that protects pages less than a real one, or
 * have everything drawn by an imitated graphics card: on two busy cores that holds a page up for half a minute.
 */
const UNREAL = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]);

interface Executable {
  path: string;
  args: string[];
  env: Record<string, string>;
}

async function packagedExecutable(): Promise<Executable> {
  const path = await packaged.executablePath();
  const args = [...packaged.args.filter((arg) => !UNREAL.has(arg) && !arg.startsWith('--headless')), '--disable-gpu'];
  return { path, args, env: lacksLibraries(path) ? { LD_LIBRARY_PATH: packagedLibraries() } : {} };
}

/** A bare container has no NSS, which Chromium loads. */
function lacksLibraries(executable: string): boolean {
  return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
}

/** The libraries that come with the package, unpacked once. It does so by itself only where it believes to be on Lambda. */
function packagedLibraries(): string {
  const folder = join(tmpdir(), 'vitae-chromium-libraries');
  if (!existsSync(folder)) {
    // The package exports no path to its files: its entry is build/esm/index.js or build/cjs/index.cjs.
    const archive = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin', 'al2023.tar.br');
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(fresh, { recursive: true });
    execFileSync('tar', ['-x', '-C', fresh], { input: brotliDecompressSync(readFileSync(archive)) });
    renameSync(fresh, folder);
  }
  return join(folder, 'lib');
}

async function findExecutable(): Promise<Executable> {
  if (process.platform === 'linux' && process.arch === 'x64') return packagedExecutable();
  const path = INSTALLED.find((candidate) => candidate !== undefined && existsSync(candidate));
  if (!path) throw new Error('No Chrome or Chromium was found. Install one, or set CHROME_PATH.');
  return { path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], env: {} };
}

/**
 * A headless Chromium from the package registry alone; an installed one where that does not fit, or does not start.
 * The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, args, env } = await findExecutable();
  const environment = Object.fromEntries(
    Object.entries({ ...process.env, ...env }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  try {
    return witness(await chromium.launch({ executablePath: path, args, env: environment, headless: true }));
  } catch (error) {
    const installed = INSTALLED.find((candidate) => candidate !== undefined && candidate !== path && existsSync(candidate));
    if (!installed) throw error;
    return witness(await chromium.launch({ executablePath: installed, args: ['--no-sandbox'], headless: true }));
  }
}
