import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { Problem } from '#protocol/errors';
import { Api } from './support/api.ts';
import { TestServer } from './support/server.ts';

const START = fileURLToPath(new URL('../host/start.ts', import.meta.url));

describe('the launcher', () => {
  let server: TestServer;
  let api: Api;
  beforeAll(async () => {
    server = await TestServer.start();
    api = await Api.register(server.url);
  });
  afterAll(() => server.dispose());

  it('keeps the data folder and the secrets for their owner only', () => {
    expect(statSync(server.data).mode & 0o777).toBe(0o700);
    expect(statSync(join(server.data, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('prints mails so that their codes can be used', async () => {
    const person = await Api.register(server.url);
    const token = await server.tokenMailedTo(person.session.user.email);
    expect((await person.raw('POST', '/auth/verify-email', { token })).status).toBe(204);
  });

  it('refuses a second server on the same data folder, in one sentence', () => {
    const second = spawnSync(process.execPath, [START], { env: { ...process.env, PORT: '0', VITAE_DATA: server.data }, encoding: 'utf8' });
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^Another Vitae server \(process \d+\) is using the data folder .+\n$/);
  });

  it('keeps everything it acknowledged through kill -9', async () => {
    const { id } = await api.createResume('Before the crash');
    const acknowledged: string[] = [];
    const writing = (async () => {
      for (let n = 1; ; n += 1) {
        const title = `Edit ${n}`;
        const answer = await api.raw('PATCH', `/api/resumes/${id}`, { ops: [{ path: 'meta/title', value: title }] }).catch(() => null);
        if (!answer?.ok) return;
        acknowledged.push(title);
      }
    })();
    await sleep(400);
    await server.crash();
    await writing;
    await server.start();

    expect(acknowledged.length).toBeGreaterThan(3);
    const { document } = await api.resume(id);
    // One more may have been written whose acknowledgement was cut off.
    expect([acknowledged.at(-1), `Edit ${acknowledged.length + 1}`]).toContain(document.title);
  });

  it('ends the workerd of a launcher that was killed before it serves the same data', async () => {
    const [orphan] = server.workerds;
    await server.end('SIGKILL');
    expect(server.workerds).toEqual([orphan]);
    await server.start();
    expect(server.workerds).toHaveLength(1);
    expect(server.workerds).not.toContain(orphan);
    expect((await api.listResumes()).items.length).toBeGreaterThan(0);
  });

  it('is soon back when workerd is killed, and says 503 meanwhile', async () => {
    const [workerd = 0] = server.workerds;
    process.kill(workerd, 'SIGKILL');
    const killed = Date.now();
    const refused: unknown[] = [];
    for (;;) {
      const answer = await api.raw('POST', '/api/resumes', { title: 'While it restarts' });
      if (answer.status === 201) break;
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('1');
      refused.push(Problem.parse(await answer.json()).code);
      await sleep(50);
    }
    expect(Date.now() - killed).toBeLessThan(15_000);
    expect(new Set(refused)).toEqual(new Set(['unavailable']));
    expect(server.workerds).not.toContain(workerd);
  });

  it('serves its own copy of the app, so that a later build does not pull files from under it', async () => {
    const shell = await (await api.raw('GET', '/')).text();
    const script = /src="(\/assets\/[^"]+)"/.exec(shell)?.[1] ?? '';
    expect(readdirSync(join(server.data, 'app', 'assets'))).toContain(script.replace('/assets/', ''));
    expect((await api.raw('GET', script)).status).toBe(200);
  });

  it('tells open sockets and ends with code 0 on SIGTERM', async () => {
    const { id } = await api.createResume('Live');
    const socket = new WebSocket(await api.socketUrl(`/api/resumes/${id}/live`));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const begun = Date.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await closed).toBe(1001);
    expect(server.workerds).toEqual([]);
    await server.start();
    expect((await api.resume(id)).document.title).toBe('Live');
  });

  it('answers what is no valid request with a problem, never with a page', async () => {
    const absolute = await send(server.port, { path: 'http://elsewhere.example/api/health' });
    expect(absolute).toMatchObject({ status: 400, type: 'application/problem+json' });
    expect(Problem.parse(JSON.parse(absolute.body)).code).toBe('bad_request');
    const large = await send(server.port, { path: '/api/health', headers: { 'x-much': 'x'.repeat(40_000) } });
    expect(large).toMatchObject({ status: 413, type: 'application/problem+json' });
  });

  it('does not let a client rewrite its request for the runtime behind', async () => {
    const answer = await send(server.port, {
      path: '/api/health',
      headers: { 'MF-Original-URL': 'http://localhost/', 'MF-Disable-Pretty-Error': '1' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 'ok' });
  });
});

interface Answer {
  status: number | undefined;
  type: string | undefined;
  body: string;
}

/** fetch() forbids what these tests must send. */
function send(port: number, { path, headers = {} }: { path: string; headers?: Record<string, string> }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, type: answer.headers['content-type'], body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
