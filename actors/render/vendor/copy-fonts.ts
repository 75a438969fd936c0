import { copyFile, mkdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES } from '../text/faces.ts';

const require = createRequire(import.meta.url);

/** Copies every font into `<targetDir>/<file>`; files of the right size are left as they are. Returns how many were copied. */
export async function copyFonts(targetDir: string): Promise<number> {
  await mkdir(targetDir, { recursive: true });
  let copied = 0;
  for (const { file, path } of FONT_FILES) {
    const source = require.resolve(path);
    const target = join(targetDir, file);
    const [wanted, present] = await Promise.all([stat(source), stat(target).catch(() => null)]);
    if (present?.size === wanted.size) continue;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(source, target);
    copied++;
  }
  return copied;
}

/** `node actors/render/vendor/copy-fonts.ts dist/client/fonts` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = process.argv[2];
  if (target === undefined) throw new Error('usage: copy-fonts.ts <target folder>');
  console.log(`fonts: copied ${await copyFonts(target)} into ${target}`);
}
