import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACE_FILES } from '../text/faces.ts';
import { cutEmoji } from './cut-emoji.ts';
import { cutFace, type FontFile } from './cut-face.ts';
import { cutHyphens } from './cut-hyphens.ts';
import { drawingsFolder } from './emoji-drawings.ts';
import { createSubsetter } from './hb-subset.ts';

/**
 * Cuts faces into the files that are served under `/fonts/`, once for each state of the fonts and of this code, and keeps
 * them in `node_modules/.cache/vitae-fonts`. One face takes 0.1 s, a Chinese one 2 s.
 */
const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const FACE_CODE = ['cut-face.ts', 'slices.ts', 'frequent.ts', 'woff.ts', 'hb-subset.ts', '../text/subset.ts', '../text/sfnt.ts'];
const EMOJI_CODE = ['cut-emoji.ts', 'svg-shapes.ts', 'svg-path.ts', '../text/emoji-list.ts', '../text/emoji-art.ts'];

async function digestOf(files: readonly string[], more: readonly (Uint8Array | string)[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(join(here, file)));
  for (const part of more) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

type FaceFile = (typeof FACE_FILES)[number];

let subsetter: ReturnType<typeof createSubsetter> | undefined;
const cutting = new Map<string, Promise<string>>();

/** The folder that holds a face's files. */
function cutFolder(spec: FaceFile): Promise<string> {
  let folder = cutting.get(spec.face);
  if (!folder) {
    folder = cut(spec);
    cutting.set(spec.face, folder);
  }
  return folder;
}

async function cut(spec: FaceFile): Promise<string> {
  const bytes = await readFile(require.resolve(spec.path));
  const digest = await digestOf(FACE_CODE, [spec.face, spec.slicing, bytes]);
  return kept(`${spec.face}-${digest}`, async () => {
    subsetter ??= createSubsetter();
    return cutFace(spec, await subsetter, bytes);
  });
}

const HYPHEN_CODE = ['cut-hyphens.ts', '../text/hyphens.ts'];

let emoji: Promise<string> | undefined;
let hyphens: Promise<string> | undefined;

function hyphensFolder(): Promise<string> {
  hyphens ??= readFile(require.resolve('hyphen/package.json'))
    .then((version) => digestOf(HYPHEN_CODE, [version]))
    .then((digest) => kept(`Hyphens-${digest}`, async () => cutHyphens()));
  return hyphens;
}

function emojiFolder(): Promise<string> {
  emoji ??= readFile(join(drawingsFolder(), 'package.json'))
    .then((version) => digestOf(EMOJI_CODE, [version]))
    .then((digest) => kept(`Emoji-${digest}`, cutEmoji));
  return emoji;
}

/** The folder of this name, made when it is not there. */
async function kept(name: string, make: () => Promise<FontFile[]>): Promise<string> {
  const folder = join(packagesFolder(), '.cache', 'vitae-fonts', name);
  if (existsSync(folder)) return folder;
  // Several processes and threads may cut at once: each in a folder of its own, and the first to finish wins.
  const mine = `${folder}.${randomUUID()}`;
  await mkdir(mine, { recursive: true });
  for (const file of await make()) await writeFile(join(mine, file.name), file.bytes);
  await rename(mine, folder).catch(async (error: unknown) => {
    await rm(mine, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

function packagesFolder(): string {
  const path = require.resolve('harfbuzzjs/hb.wasm');
  return path.slice(0, path.lastIndexOf('node_modules') + 'node_modules'.length);
}

/** One file by its name, e.g. `Inter-Regular.layout`. Throws for a name that no face has. */
export async function fontFile(name: string): Promise<Uint8Array> {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`no such font: ${name}`);
  if (name.endsWith('.art')) return new Uint8Array(await readFile(join(await emojiFolder(), name)));
  if (name.endsWith('.patterns')) return new Uint8Array(await readFile(join(await hyphensFolder(), name)));
  const spec = FACE_FILES.find(({ face }) => name.startsWith(`${face}.`));
  if (!spec) throw new Error(`no such font: ${name}`);
  return new Uint8Array(await readFile(join(await cutFolder(spec), name)));
}

/** Every file of every face, the emoji and the hyphenation patterns: its name, and where it lies. */
export async function allFontFiles(): Promise<{ name: string; path: string }[]> {
  const files: { name: string; path: string }[] = [];
  for (const folder of [...(await inTurn(FACE_FILES, cutFolder)), await emojiFolder(), await hyphensFolder()]) {
    for (const name of (await readdir(folder)).sort()) files.push({ name, path: join(folder, name) });
  }
  return files;
}

/** One after the other: cutting takes one core and much memory. */
async function inTurn<A, B>(list: readonly A[], work: (one: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}

/** Copies every font file into a folder; files of the right size are left as they are. Returns how many were copied. */
export async function copyFonts(targetDir: string): Promise<number> {
  await mkdir(targetDir, { recursive: true });
  let copied = 0;
  for (const { name, path } of await allFontFiles()) {
    const target = join(targetDir, name);
    const [wanted, present] = await Promise.all([stat(path), stat(target).catch(() => null)]);
    if (present?.size === wanted.size) continue;
    await copyFile(path, target);
    copied++;
  }
  return copied;
}

/** `node actors/render/vendor/cut-fonts.ts dist/client/fonts` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = process.argv[2];
  if (target === undefined) throw new Error('usage: cut-fonts.ts <target folder>');
  console.log(`fonts: copied ${await copyFonts(target)} into ${target}`);
}
