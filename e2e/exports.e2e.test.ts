import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { z } from 'zod';
import { JobFrame, type JobState, JobStatus } from '#protocol/export';
import { ImportAnswer } from '#protocol/http';
import sample from './samples/jsonresume-complete.json' with { type: 'json' };
import { Api, newAddress } from './support/api.ts';
import { addTotp } from './support/factors.ts';
import { TestServer } from './support/server.ts';

const ADMIN = newAddress();
const STATES: readonly JobState[] = ['queued', 'rendering', 'storing', 'done'];
const MailList = z.object({ items: z.array(z.object({ kind: z.string(), to: z.string(), text: z.string() })) });

/** Signed in, with a confirmed address. */
async function confirmed(server: TestServer, address: string): Promise<Api & { readonly session: NonNullable<Api['session']> }> {
  const api = await Api.register(server.url, address);
  expect((await api.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(address) })).status).toBe(204);
  return api;
}

/** Resolves as soon as the job says that it is in this state or beyond. */
async function reached(api: Api, job: string, wanted: JobState): Promise<JobState> {
  const socket = new WebSocket(await api.socketUrl(`/api/exports/${job}/live`));
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.on('message', (data) => {
      const { state } = JobFrame.parse(JSON.parse(String(data))).job;
      if (STATES.indexOf(state) >= STATES.indexOf(wanted)) resolve(state);
    });
  });
}

async function over(api: Api, job: string): Promise<JobStatus> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const status = await api.get(`/api/exports/${job}`, JobStatus);
    if (status.state === 'done' || status.state === 'failed') return status;
    await sleep(50);
  }
  throw new Error(`${job} does not come to an end`);
}

/** The keys of the files that are kept of a résumé. Only once the server has ended. */
function keptFiles(data: string, resume: string): string[] {
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  return names.flatMap((name) => {
    const database = new DatabaseSync(join(data, name), { readOnly: true });
    try {
      if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_mf_objects'").get()) return [];
      const rows = database.prepare('SELECT key FROM _mf_objects WHERE key LIKE ?').all(`exports/${resume}/%`);
      return rows.map(({ key }) => String(key));
    } finally {
      database.close();
    }
  });
}

describe('exports and kill -9', () => {
  let server: TestServer;
  let admin: Api;
  beforeAll(async () => {
    server = await TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN } });
    admin = await confirmed(server, ADMIN);
    await addTotp(admin);
  });
  afterAll(() => server.dispose());

  it.each(STATES)('killed once a job is %s: all jobs are finished, each kept once and told once', async (state) => {
    const address = newAddress();
    const api = await confirmed(server, address);
    const { id } = await api.post('/api/resumes/import', ImportAnswer, sample);
    const jobs: string[] = [];
    for (const headline of ['One', 'Two', 'Three']) {
      await api.patch(id, [{ path: 'basics/headline', value: headline }]);
      jobs.push((await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'pdf', notify: 'mail' })).jobId);
    }
    const [, second = ''] = jobs;
    await reached(api, second, state);
    await server.crash();
    await server.start();

    for (const job of jobs) {
      expect(await over(api, job)).toMatchObject({ state: 'done', pages: 3 });
      const file = await api.raw('GET', `/api/exports/${job}/file`);
      expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
    }
    const told = async () => {
      const { items } = await admin.get('/api/admin/mails?limit=100', MailList);
      return items.filter(({ kind, to }) => kind === 'export' && to === address).map(({ text }) => /export=(\w+)/.exec(text)?.[1]);
    };
    await expect.poll(async () => (await told()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(jobs.length);
    expect((await told()).toSorted()).toEqual(jobs.toSorted());
    await server.end('SIGTERM');
    expect(keptFiles(server.data, id)).toHaveLength(jobs.length);
    await server.start();
  });
});
