import type { Page } from 'playwright-core';
import type { ResumeDocument } from '#protocol/document';
import type { ResumeId, UserId } from '#protocol/ids';
import { readWaiting } from '../../mobile/src/waiting/read.ts';
import { Chance } from '../torture/chance.ts';
import { SlowDisk } from '../torture/disk.ts';

/** A résumé as a phone has it on its own storage, with what waits there; read by the app's own reader, without disturbing it. */
export async function documentOnPhone(page: Page, user: UserId, id: ResumeId): Promise<ResumeDocument> {
  const copy = new SlowDisk(new Map(await storedRows(page)), new Chance(0));
  return (await readWaiting(copy, user, id)).document;
}

const storedRows = (page: Page): Promise<[string, string][]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('vitae');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const rows = opening.result.transaction('rows').objectStore('rows');
          const keys = rows.getAllKeys();
          const texts = rows.getAll();
          texts.onerror = () => reject(texts.error);
          texts.onsuccess = () => {
            opening.result.close();
            resolve(keys.result.map((key, index): [string, string] => [String(key), String(texts.result[index])]));
          };
        };
      }),
  );
