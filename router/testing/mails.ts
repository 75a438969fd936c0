import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';

export const TENANT = `ten_${'0'.repeat(26)}`;

export interface KeptMail {
  kind: string;
  subject: string;
  text: string;
  html: string | null;
}

/** The mails to an address, oldest first. */
export const mailsTo = (to: string): Promise<KeptMail[]> =>
  runInDurableObject(env.TENANT.getByName(TENANT), (_instance, state) =>
    state.storage.sql
      .exec<KeptMail & Record<string, SqlStorageValue>>('SELECT kind, subject, text, html FROM mail WHERE recipient = ? ORDER BY id', to)
      .toArray(),
  );

export const kindsTo = async (to: string): Promise<string[]> => (await mailsTo(to)).map(({ kind }) => kind);

/** The code of the newest mail of a kind, once it is there. */
export async function codeIn(to: string, kind: string): Promise<string> {
  let token = '';
  await expect
    .poll(async () => {
      token = (await mailsTo(to)).findLast((mail) => mail.kind === kind)?.text.match(/token=(\S+)/)?.[1] ?? '';
      return token;
    })
    .not.toBe('');
  return token;
}
