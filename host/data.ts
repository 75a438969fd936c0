import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Lock, takeLock } from './lock.ts';

/** Made once, on first start; without it every session and sealed value is void, so it belongs to a backup. */
const Secrets = z.strictObject({ VITAE_SECRET: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type Secrets = z.infer<typeof Secrets>;

/** A reason not to start that its reader can act on; printed without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

export interface DataFolder {
  path: string;
  /** Where Durable Objects, D1 and R2 are kept. */
  state: string;
  secrets: Secrets;
  lock: Lock;
}

/** Makes the folder for its owner only, and takes it for this process. */
export function openDataFolder(path: string, asGiven: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  const lock = takeLock(join(path, 'server.lock'));
  const ownerFile = join(path, 'server.pid');
  if (!lock) {
    const owner = existsSync(ownerFile) ? ` (process ${readFileSync(ownerFile, 'utf8').trim()})` : '';
    throw new CannotStart(
      `Another Vitae server${owner} is using the data folder ${asGiven}. Stop it first, or set VITAE_DATA to another folder.`,
    );
  }
  // For the message above only: the lock decides.
  writeFileSync(ownerFile, `${process.pid}\n`, { mode: 0o600 });
  const state = join(path, 'state');
  mkdirSync(state, { recursive: true, mode: 0o700 });
  return { path, state, secrets: readSecrets(join(path, 'secrets.json')), lock };
}

function readSecrets(file: string): Secrets {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const parsed = Secrets.safeParse(parseJson(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new CannotStart(`${file} is damaged: restore it from a backup. (A new one would sign everybody out.)`);
    return parsed.data;
  }
  const secrets: Secrets = { VITAE_SECRET: randomBytes(32).toString('base64url') };
  // Written beside and renamed: a crash leaves no half file.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
