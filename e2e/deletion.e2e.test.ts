import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobStatus } from '#protocol/export';
import { DeletionAnswer, PhotoAnswer } from '#protocol/http';
import { JPEG } from '../actors/render/fixtures/pictures.ts';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ env: { VITAE_DELETION_DAYS: '0' } });
});
afterAll(() => server.dispose());

/** Every file under the data folder that holds one of these words, in UTF-8 or UTF-16, whatever kind of file it is. */
function filesWith(words: string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return readdirSync(server.data, { recursive: true, encoding: 'utf8' })
    .map((name) => join(server.data, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

it('leaves not a byte of the address or the résumé anywhere in the data folder', async () => {
  const email = newAddress();
  const person = await Api.register(server.url, email, 'Zephyrine Quux');
  const resume = await person.createResume('Title-Needle-7261');
  await person.patch(resume.id, [{ path: 'basics/headline', value: 'Headline-Needle-9913' }]);
  await person.raw('POST', `/api/resumes/${resume.id}/invites`, { email: 'guest@people.example', role: 'editor' });
  await person.raw('POST', `/api/resumes/${resume.id}/versions`, { label: 'Version-Needle-4410' });
  let job = await person.post(`/api/resumes/${resume.id}/exports`, JobStatus, { format: 'pdf' });
  for (let tries = 0; job.state !== 'done' && tries < 500; tries += 1) {
    await sleep(50);
    job = await person.get(`/api/exports/${job.jobId}`, JobStatus);
  }
  expect(job.state).toBe('done');
  const photo = await fetch(new URL('/api/me/photo', server.url), {
    method: 'PUT',
    headers: { authorization: `Bearer ${person.session.accessToken}`, 'content-type': 'image/jpeg' },
    body: Uint8Array.from(JPEG),
  });
  const { key } = PhotoAnswer.parse(await photo.json());
  const words = [key, email, 'Needle-7261', 'Needle-9913', 'Needle-4410', 'Zephyrine'];
  expect(filesWith(words).length).toBeGreaterThan(3);

  const other = await Api.register(server.url);
  await other.createResume('Another one');
  await person.call('DELETE', '/api/me', DeletionAnswer, { password: PASSWORD });
  for (let tries = 0; !server.output.includes('"account.deleted"') && tries < 500; tries += 1) await sleep(50);
  expect(server.output).toContain('"account.deleted"');
  // The résumé and its export follow within moments, each with a file of its own.
  await expect.poll(() => filesWith(['Needle-9913']), { timeout: 20_000 }).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
  expect(filesWith(words)).toEqual([]);

  await server.start();
  expect((await new Api(server.url).raw('POST', '/auth/login', { email, password: PASSWORD })).status).toBe(401);
  expect((await other.listResumes()).items.map(({ title }) => title)).toEqual(['Another one']);
});
