import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { Problem } from '#protocol/errors';
import { ImportAnswer, PatchResumeAnswer, ResumeList, Session } from '#protocol/http';
import { at } from './paths.ts';

/**
 * `npm run seed`: a demo account with sample résumés on a running server (VITAE_URL). Its password is made here once and kept
 * in the data folder, so that a second run signs in; a résumé whose title is there already is not imported again.
 */
const SERVER = process.env.VITAE_URL ?? 'http://localhost:8787';
const EMAIL = 'demo@vitae.example';
const SAMPLES = at('e2e', 'samples');
const PASSWORD_FILE = resolve(process.env.VITAE_DATA ?? './data', 'demo-password');

async function call<T>(path: string, schema: z.ZodType<T>, init: { method?: string; body?: unknown; token?: string } = {}): Promise<T> {
  const response = await fetch(new URL(path, SERVER), {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return schema.parse(answer);
  const problem = Problem.safeParse(answer);
  throw new Refused(path, problem.success ? problem.data.code : String(response.status));
}

class Refused extends Error {
  readonly code: string;
  constructor(path: string, code: string) {
    super(`${path} was refused: ${code}`);
    this.code = code;
  }
}

function readOrMakePassword(): string {
  if (!existsSync(PASSWORD_FILE)) {
    mkdirSync(dirname(PASSWORD_FILE), { recursive: true, mode: 0o700 });
    writeFileSync(PASSWORD_FILE, `demo-${randomBytes(9).toString('base64url')}\n`, { mode: 0o600 });
  }
  return readFileSync(PASSWORD_FILE, 'utf8').trim();
}

/** Signs in; registers only when that is refused, since registering a taken address answers like any other. */
async function signIn(password: string): Promise<string> {
  try {
    return (await call('/auth/login', Session, { body: { email: EMAIL, password } })).accessToken;
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'invalid_credentials')) throw error;
  }
  return (await call('/auth/register', Session, { body: { email: EMAIL, password, name: 'Demo' } })).accessToken;
}

async function seed(): Promise<void> {
  const password = readOrMakePassword();
  const token = await signIn(password);
  const present = new Set((await call('/api/resumes', ResumeList, { token })).items.map(({ title }) => title));
  console.log(`${EMAIL} · password ${password} · ${SERVER}/sign-in`);
  for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith('.json'))) {
    const title = `Sample: ${basename(file, '.json')}`;
    if (present.has(title)) continue;
    const { id, report } = await call('/api/resumes/import', ImportAnswer, {
      token,
      body: JSON.parse(readFileSync(at('e2e', 'samples', file), 'utf8')),
    });
    await call(`/api/resumes/${id}`, PatchResumeAnswer, { method: 'PATCH', token, body: { ops: [{ path: 'meta/title', value: title }] } });
    console.log(`${SERVER}/resumes/${id} · ${file}, ${report.length} notes`);
  }
}

try {
  await seed();
} catch (error) {
  console.error(error instanceof TypeError ? `No server answers at ${SERVER}: start one with "npm start".` : error);
  process.exitCode = 1;
}
