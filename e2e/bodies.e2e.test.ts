import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Problem } from '#protocol/errors';
import { Api } from './support/api.ts';
import { TestServer } from './support/server.ts';

/** Large and odd bodies through the front and the real runtime: the answer has to arrive although the body is still on its way. */
let server: TestServer;
let api: Api & { session: NonNullable<Api['session']> };
beforeAll(async () => {
  server = await TestServer.start();
  api = await Api.register(server.url);
});
afterAll(() => server.dispose());

const TWO_MEBIBYTES = JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) });

function post(
  path: string,
  body: string,
  { chunked = false, token }: { chunked?: boolean; token?: string } = {},
): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(chunked ? {} : { 'content-length': Buffer.byteLength(body) }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const sent = request({ host: '127.0.0.1', port: server.port, method: 'POST', path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, code: Problem.parse(JSON.parse(text)).code }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

it.each([
  ['/auth/register', false],
  ['/auth/register', true],
  ['/auth/login', false],
  ['/api/resumes', true],
  ['/api/resumes/import', false],
  ['/api/resumes/import', true],
])('refuses two mebibytes for %s with 413 (chunked: %s), every time', async (path, chunked) => {
  for (let i = 0; i < 5; i += 1)
    expect(await post(path, TWO_MEBIBYTES, { chunked, token: api.session.accessToken })).toEqual({ status: 413, code: 'too_large' });
});

it('answers what refuses a body unread, too', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(1_000_000) });
  for (let i = 0; i < 5; i += 1) {
    expect(await post('/api/nothing', large)).toEqual({ status: 404, code: 'not_found' });
    expect(await post('/api/resumes', large)).toMatchObject({
      status: expect.any(Number),
      code: expect.stringMatching(/invalid_input|unauthenticated/),
    });
  }
  expect((await api.raw('GET', '/api/me')).status).toBe(200);
});
