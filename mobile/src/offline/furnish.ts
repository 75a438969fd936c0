import type { ResumeDocument } from '#protocol/document';
import type { ResumeId, UserId } from '#protocol/ids';
import type { KeyValue } from '#sync/storage';
import { photoBytes } from '../../../ui/src/data/photos.ts';
import { layoutQueue, type Outcome } from '../../../ui/src/preview/client.ts';
import { readWaiting } from '../waiting/read.ts';
import { TYPICAL } from './typical.ts';

/**
 * Draws a résumé as this device has it once, unseen, and asks for the files that its pages are shown with: the service worker keeps
 * all of them, its photo too. Says whether everything is here; where it is not, another time will do.
 */
export async function furnish(kv: KeyValue, user: UserId, id: ResumeId): Promise<boolean> {
  const { document } = await readWaiting(kv, user, id);
  const { photo } = document.basics;
  try {
    if (photo) await photoBytes(id, photo.key);
    return await draw(document);
  } catch (error) {
    console.warn('not all that this résumé needs is here', error);
    return false;
  }
}

/** The same for those that will be begun here. */
export const furnishNew = (): Promise<boolean> => draw(TYPICAL).catch(() => false);

async function draw(document: ResumeDocument): Promise<boolean> {
  const drawn = await new Promise<Outcome>((done) => layoutQueue.ask('furnish', { document, firstOnly: true, patient: true, done }));
  // What no font has is not here for lack of a connection.
  if (drawn.kind !== 'pages') return drawn.kind === 'missing';
  for (const { file } of drawn.result.faces) {
    const response = await fetch(`/fonts/${file}`);
    if (!response.ok) return false;
    await response.arrayBuffer();
  }
  return true;
}
