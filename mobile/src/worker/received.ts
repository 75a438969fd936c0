/**
 * Files that came to this device and wait to be looked at: shared by another app, or chosen in this one. They lie in the cache storage,
 * which the service worker can write to while no page is open, until a résumé was made of them or the person took them away.
 */
const CACHE = 'vitae-received';
const FOLDER = '/m/received/';
/** As many as a person may share at once; the rest is refused, not dropped in silence. */
const MOST_FILES = 10;
/** More than any file that the server reads, so that it can be said in words why one is not read. */
const MOST_BYTES = 25 * 1024 * 1024;
const NAME = 'x-vitae-name';
const AT = 'x-vitae-at';

export interface Received {
  /** Where it lies. */
  key: string;
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Keeps the files, and says how many it could not: they are too many or too large. Rejects where the device keeps nothing. */
export async function keepReceived(files: readonly File[], now: number): Promise<number> {
  const cache = await caches.open(CACHE);
  const room = MOST_FILES - (await cache.keys()).length;
  const kept = files.filter(({ size }) => size <= MOST_BYTES).slice(0, Math.max(0, room));
  for (const [index, file] of kept.entries()) {
    const headers = { 'content-type': file.type, [NAME]: encodeURIComponent(file.name), [AT]: String(now + index) };
    await cache.put(`${FOLDER}${now}-${index}`, new Response(file, { headers }));
  }
  return files.length - kept.length;
}

/** What waits, the newest first. */
export async function listReceived(): Promise<Received[]> {
  const cache = await caches.open(CACHE);
  const all: Received[] = [];
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (!kept) continue;
    const { headers } = kept;
    const key = new URL(request.url).pathname;
    all.push({ key, name: decodeURIComponent(headers.get(NAME) ?? ''), at: Number(headers.get(AT)) });
  }
  return all.toSorted((one, other) => other.at - one.at);
}

export async function openReceived({ key, name }: Received): Promise<File | null> {
  const kept = await (await caches.open(CACHE)).match(key);
  return kept ? new File([await kept.blob()], name) : null;
}

export async function dropReceived(key: string): Promise<void> {
  await (await caches.open(CACHE)).delete(key);
}

export const forgetReceived = (): Promise<boolean> => caches.delete(CACHE);

/** The files of what another app shares; words alone become a file of text. */
export function sharedFiles(form: FormData): File[] {
  const files = form
    .getAll('files')
    .filter((part) => part instanceof File)
    .filter(({ name }) => name !== '');
  if (files.length > 0) return files;
  const words = ['title', 'text'].map((field) => form.get(field)).filter((said) => typeof said === 'string' && said.trim() !== '');
  return words.length > 0 ? [new File([words.join('\n\n')], 'shared.txt', { type: 'text/plain' })] : [];
}
