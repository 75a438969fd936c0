import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codingFor, mayPack } from './front/compress.ts';
import { frontBefore, type Handler, workerThat } from './testing/front.ts';

const SCRIPT = 'const answer = 42;\n'.repeat(500);
const files: Handler = (incoming, response) => {
  response.setHeader('content-type', incoming.url?.endsWith('.woff') ? 'font/woff' : 'text/javascript; charset=utf-8');
  response.setHeader('etag', '"v1"').setHeader('content-length', SCRIPT.length).end(SCRIPT);
};

/** As it came: `fetch` would unpack it. */
function get(url: string, acceptEncoding: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': acceptEncoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('packing of answers', () => {
  it('sends the files of the app packed, as the client takes it, the first time and again', async () => {
    let asked = 0;
    const { url } = await frontBefore(
      await workerThat((incoming, response) => {
        asked += 1;
        files(incoming, response);
      }),
    );
    for (let time = 0; time < 2; time += 1) {
      const brotli = await get(`${url}/assets/app.js`, 'gzip, deflate, br, zstd');
      expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', etag: 'W/"v1"', vary: 'Accept-Encoding' });
      expect(brotli.headers['content-length']).toBe(String(brotli.body.length));
      expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    }
    const gzip = await get(`${url}/assets/app.js`, 'gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect((await get(`${url}/assets/app.js`, 'identity')).body.toString()).toBe(SCRIPT);
    expect(asked).toBe(4);
  });

  it('leaves what an account is told, what is packed already, and what is small', async () => {
    const { url } = await frontBefore(await workerThat(files));
    for (const path of ['/api/me', '/auth/refresh', '/r/ada', '/fonts/inter.woff']) {
      const { headers, body } = await get(url + path, 'br');
      expect(headers['content-encoding'], path).toBeUndefined();
      expect(body.toString(), path).toBe(SCRIPT);
    }
    const json = { 'content-type': 'application/json', 'content-length': '5000' };
    expect(mayPack({ method: 'GET', url: '/x.json' }, 200, json)).toBe(true);
    expect(mayPack({ method: 'GET', url: '/x.json' }, 200, { ...json, 'content-length': '900' })).toBe(false);
    expect(mayPack({ method: 'GET', url: '/x.json' }, 200, { ...json, 'set-cookie': ['a=b'] })).toBe(false);
    expect(mayPack({ method: 'GET', url: '/x.json' }, 206, json)).toBe(false);
    expect(mayPack({ method: 'HEAD', url: '/x.json' }, 200, json)).toBe(false);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=0.5, br;q=0', 'gzip'],
    ['BR', 'br'],
    ['identity', null],
    ['x-br', null],
    [undefined, null],
  ] as const)('takes %s for %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding);
  });
});
