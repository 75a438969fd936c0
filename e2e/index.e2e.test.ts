import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ReindexProgress } from '#protocol/tenant';
import { Api, newAddress } from './support/api.ts';
import { addTotp, signInTwice } from './support/factors.ts';
import { TestServer } from './support/server.ts';

const ADMIN = newAddress();
const Rows = z.object({ items: z.array(z.object({ id: z.string() }).loose()) });

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN } });
});
afterAll(() => server.dispose());

it('rebuilds every list after the index was deleted while the server was stopped', async () => {
  const admin = await Api.register(server.url, ADMIN);
  expect((await admin.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(ADMIN) })).status).toBe(204);
  const [recoveryCode] = await addTotp(admin);
  const person = await Api.register(server.url);
  for (const title of ['One', 'Two', 'Three']) await person.createResume(title);
  const lists = async (as: Api) => ({ users: await as.get('/api/admin/users', Rows), resumes: await as.get('/api/admin/resumes', Rows) });
  await expect.poll(async () => (await lists(admin)).resumes.items.length).toBe(3);
  const before = await lists(admin);
  const own = await person.listResumes();

  await server.end('SIGTERM');
  await rm(join(server.data, 'state', 'd1'), { recursive: true });
  await server.start();

  // The index knows nobody, yet people sign in and find their own.
  const again = await signInTwice(server.url, ADMIN, recoveryCode);
  expect(await lists(again)).toEqual({ users: { items: [] }, resumes: { items: [] } });
  expect(await person.listResumes()).toEqual(own);
  expect(await again.post('/api/admin/reindex', ReindexProgress, {})).toMatchObject({ state: 'done', users: 2, resumes: 3 });
  await expect.poll(() => lists(again)).toEqual(before);
});
