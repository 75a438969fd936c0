import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';

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
export function codeIn(to: string, kind: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const token = (await mailsTo(to)).findLast((mail) => mail.kind === kind)?.text.match(/token=(\S+)/)?.[1];
      if (token === undefined) throw new Error(`no ${kind} for ${to}`);
      return token;
    },
    { timeout: 5_000, interval: 25 },
  );
}
