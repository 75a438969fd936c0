import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { Problem } from '#protocol/errors';
import { ImportAnswer, ResumeAnswer, Session } from '#protocol/http';
import { at } from './paths.ts';

/**
 * `npm run seed`: a demo account with sample résumés on a running server (VITAE_URL). What it made is noted in the data folder,
 * so that a second run signs in with the same password and imports only what is not there.
 */
const SERVER = process.env.VITAE_URL ?? 'http://localhost:8787';
const EMAIL = 'demo@vitae.example';
const SAMPLES = at('e2e', 'samples');
const NOTES = resolve(process.env.VITAE_DATA ?? './data', 'demo.json');

const Notes = z.strictObject({
  password: z.string(),
  /** The résumé that each file became. */
  imported: z.record(z.string(), z.string()),
});
type Notes = z.infer<typeof Notes>;

async function call<T>(path: string, schema: z.ZodType<T>, init: { body?: unknown; token?: string } = {}): Promise<T> {
  const response = await fetch(new URL(path, SERVER), {
    method: init.body === undefined ? 'GET' : 'POST',
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

function readNotes(): Notes {
  if (existsSync(NOTES)) return Notes.parse(JSON.parse(readFileSync(NOTES, 'utf8')));
  return { password: `demo-${randomBytes(9).toString('base64url')}`, imported: {} };
}

function writeNotes(notes: Notes): void {
  mkdirSync(dirname(NOTES), { recursive: true, mode: 0o700 });
  writeFileSync(NOTES, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 });
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

async function isThere(id: string | undefined, token: string): Promise<boolean> {
  if (!id) return false;
  try {
    return (await call(`/api/resumes/${id}`, ResumeAnswer, { token })).trashedAt === null;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

async function seed(): Promise<void> {
  const notes = readNotes();
  const token = await signIn(notes.password);
  writeNotes(notes);
  console.log(`${EMAIL} · password ${notes.password} · ${SERVER}/sign-in`);
  for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith('.json'))) {
    if (!(await isThere(notes.imported[file], token))) {
      const body: unknown = JSON.parse(readFileSync(at('e2e', 'samples', file), 'utf8'));
      notes.imported[file] = (await call('/api/resumes/import', ImportAnswer, { token, body })).id;
      writeNotes(notes);
    }
    console.log(`${SERVER}/resumes/${notes.imported[file]} · ${file}`);
  }
}

try {
  await seed();
} catch (error) {
  console.error(error instanceof TypeError ? `No server answers at ${SERVER}: start one with "npm start".` : error);
  process.exitCode = 1;
}
