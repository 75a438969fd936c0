import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { PhotoAnswer } from '#protocol/http';
import { call, download, Nothing, upload } from './http.ts';

/** Pictures that were loaded or sent, as addresses that the page can show. A key never means another picture. */
const known = new Map<string, Promise<string>>();
/** More than anybody looks at; each is some hundred KB. */
const MOST_KNOWN = 60;
/** After a failure it is asked for again no sooner than this. */
const RETRY_MS = 10_000;

const OWN_PATH = '/api/me/photo';
const pathOf = (resume: string, key: string): string => `/api/resumes/${resume}/photo/${key}`;

function remember(name: string, address: Promise<string>): Promise<string> {
  known.set(name, address);
  const [oldest] = known;
  if (known.size > MOST_KNOWN && oldest) {
    known.delete(oldest[0]);
    void oldest[1].then((url) => URL.revokeObjectURL(url));
  }
  return address;
}

/** The address of a résumé's picture, loaded once. Rejects when it cannot be loaded; a later call tries again. */
export function photoAddress(resume: string, key: string): Promise<string> {
  const path = pathOf(resume, key);
  return loadedOnce(path, path);
}

/** The very bytes that a résumé's files hold. */
export const photoBytes = async (resume: string, key: string): Promise<Uint8Array> =>
  new Uint8Array(await (await download(pathOf(resume, key))).arrayBuffer());

function loadedOnce(name: string, path: string): Promise<string> {
  const loaded = known.get(name);
  if (loaded) return loaded;
  const loading = download(path).then((blob) => URL.createObjectURL(blob));
  loading.catch(() => known.delete(name));
  return remember(name, loading);
}

/** Sends a picture; what comes back is what the document may then say of it. */
export async function sendPhoto(resume: string, picture: Blob): Promise<PhotoAnswer> {
  const answer = await upload(PhotoAnswer, `/api/resumes/${resume}/photo`, picture);
  // What was sent need not be loaded again: it looks the same.
  const path = pathOf(resume, answer.key);
  if (!known.has(path)) void remember(path, Promise.resolve(URL.createObjectURL(picture)));
  return answer;
}

/** Keeps a picture as the person's own. */
export const sendOwnPhoto = (picture: Blob): Promise<PhotoAnswer> => call(PhotoAnswer, OWN_PATH, { method: 'PUT', file: picture });
export const removeOwnPhoto = (): Promise<null> => call(Nothing, OWN_PATH, { method: 'DELETE' });

/** The address of the picture of this key for as long as the calling component lives; `null` while there is none to show. */
export const usePhotoAddress = (resume: () => string, key: () => string | undefined): (() => string | null) =>
  useAddress(key, (asked) => photoAddress(resume(), asked));

/** Like `usePhotoAddress`, of the person's own picture. */
export const useOwnPhotoAddress = (key: () => string | undefined): (() => string | null) =>
  useAddress(key, (asked) => loadedOnce(`${OWN_PATH}#${asked}`, OWN_PATH));

function useAddress(key: () => string | undefined, find: (key: string) => Promise<string>): () => string | null {
  const [address, setAddress] = createSignal<string | null>(null);
  const wanted = createMemo(key);
  createEffect(
    on([wanted], ([asked]) => {
      setAddress(null);
      if (asked === undefined) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isOver = false;
      const load = () =>
        find(asked).then(
          (found) => isOver || setAddress(found),
          (error: unknown) => {
            // Without a connection, or signed out: the rest of the page says so.
            console.warn('no photo', error);
            if (!isOver) timer = setTimeout(load, RETRY_MS);
          },
        );
      void load();
      onCleanup(() => {
        isOver = true;
        clearTimeout(timer);
      });
    }),
  );
  return address;
}
