import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('./client-entry.ts', import.meta.url));

/** Bytes of the sync client as a browser loads it, gzipped: replica, storage and Yjs, without the editor. */
export async function clientBytes(): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', minify: true, lib: { entry: ENTRY, formats: ['es'] } },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the client was not bundled');
  return gzipSync(chunk.code, { level: 9 }).byteLength;
}
