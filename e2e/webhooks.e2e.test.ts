import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { JobStatus } from '#protocol/export';
import { ImportAnswer, WebhookSecretAnswer } from '#protocol/http';
import sample from './samples/jsonresume-sample.json' with { type: 'json' };
import { Api } from './support/api.ts';
import { TestServer } from './support/server.ts';

const Event = z.strictObject({ type: z.enum(['export.done', 'export.failed']), timestamp: z.iso.datetime(), data: JobStatus });

interface Heard {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Somebody's program, which fails the first time that anything is posted to an address. */
class Receiver {
  readonly heard: Heard[] = [];
  readonly server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const isFirst = !this.heard.some((earlier) => earlier.path === path);
      this.heard.push({ path, headers, body });
      if (path === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.writeHead(isFirst ? 500 : 204).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  }

  at = (path: string): Heard[] => this.heard.filter((one) => one.path === path);
}

const receiver = new Receiver();
let base: string;
let server: TestServer;
beforeAll(async () => {
  base = await receiver.listen();
  server = await TestServer.start({ env: { VITAE_WEBHOOKS: 'any' } });
});
afterAll(async () => {
  await server.dispose();
  await new Promise((resolve) => receiver.server.close(resolve));
});

it('a program hears that an export is over, signed, again until it has taken it, and once', async () => {
  const api = await Api.register(server.url);
  const { id } = await api.post('/api/resumes/import', ImportAnswer, sample);
  const { jobId } = await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'pdf', webhook: `${base}/hook` });
  await expect.poll(() => receiver.at('/hook').length, { timeout: 30_000 }).toBe(2);

  const { secret } = await api.get('/api/me/webhook-secret', WebhookSecretAnswer);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  for (const { headers, body } of receiver.at('/hook')) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(60);
    expect(headers['webhook-id']).toBe(`evt_${jobId}`);
    expect(Event.parse(JSON.parse(body))).toMatchObject({ type: 'export.done', data: { jobId, state: 'done' } });
  }
  // Taken: the next export's words come, and the first one's no more.
  const next = await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'png', webhook: `${base}/next` });
  await expect.poll(() => receiver.at('/next').length, { timeout: 30_000 }).toBe(2);
  expect(receiver.at('/next')[1]?.headers['webhook-id']).toBe(`evt_${next.jobId}`);
  expect(receiver.at('/hook')).toHaveLength(2);
});

it('a redirection is not followed', async () => {
  const api = await Api.register(server.url);
  const { id } = await api.post('/api/resumes/import', ImportAnswer, sample);
  await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'pdf', webhook: `${base}/moved` });
  await expect.poll(() => receiver.at('/moved').length, { timeout: 30_000 }).toBe(1);
  await api.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'png', webhook: `${base}/after` });
  await expect.poll(() => receiver.at('/after').length, { timeout: 30_000 }).toBe(2);
  expect(receiver.at('/elsewhere')).toEqual([]);
  expect(receiver.at('/moved')).toHaveLength(1);
});
