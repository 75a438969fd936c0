import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { JobStatus } from '#protocol/export';
import sample from '../../e2e/samples/jsonresume-sample.json';
import { call, type SignedInPerson } from './client.ts';

export async function imported(person: SignedInPerson, body: unknown = sample): Promise<string> {
  return (await call<{ id: string }>('POST', '/api/resumes/import', { token: person.token, body })).body.id;
}

export const startExport = (person: SignedInPerson, id: string, wishes: object = {}, headers: Record<string, string> = {}) =>
  call<JobStatus>('POST', `/api/resumes/${id}/exports`, { token: person.token, body: { format: 'pdf', ...wishes }, headers });

/** How the job ended. */
export async function finished(person: SignedInPerson, jobId: string): Promise<JobStatus> {
  const status = async () => (await call<JobStatus>('GET', `/api/exports/${jobId}`, { token: person.token })).body;
  await expect.poll(async () => ['done', 'failed'].includes((await status()).state), { timeout: 20_000 }).toBe(true);
  return status();
}

/** The finished file as its owner downloads it. */
export async function fileOf(person: SignedInPerson, jobId: string): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { authorization: `Bearer ${person.token}` };
  const file = await exports.default.fetch(new Request(`http://vitae.example/api/exports/${jobId}/file`, { headers }));
  if (file.status !== 200) throw new Error(`no file: ${file.status}`);
  return new Uint8Array(await file.arrayBuffer());
}

/** What the finished file is called, and what it is said to be. */
export async function headOf(person: SignedInPerson, jobId: string): Promise<(string | null)[]> {
  const headers = { authorization: `Bearer ${person.token}` };
  const file = await exports.default.fetch(new Request(`http://vitae.example/api/exports/${jobId}/file`, { headers }));
  await file.arrayBuffer();
  return [file.headers.get('content-type'), file.headers.get('content-disposition')];
}

/** The job's row. */
export const rowOf = (jobId: string) =>
  runInDurableObject(env.EXPORT.getByName(jobId), (_actor, { storage }) =>
    storage.sql
      .exec<{ file_key: string; attempts: number; state: string; document: string }>('SELECT file_key, attempts, state, document FROM job')
      .one(),
  );

/** The files that are kept of a résumé. */
export const filesOf = async (resume: string): Promise<string[]> =>
  (await env.FILES.list({ prefix: `exports/${resume}/` })).objects.map(({ key }) => key);
