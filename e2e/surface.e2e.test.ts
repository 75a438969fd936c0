import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { TestServer } from './support/server.ts';

const LINE = /^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"\w+","event":"[\w.]+"/;

describe('what the running server shows', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.dispose());
  const get = (path: string) => fetch(`${server.url}${path}`, { redirect: 'manual' });

  it('its page, its files and its data all carry the headers that browsers keep to', async () => {
    const page = await (await get('/')).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThan(1);
    const [font = ''] = (await (await get(assets.find((path) => path.endsWith('.css')) ?? '')).text()).match(/\/fonts\/[^")]+/) ?? [];
    for (const path of ['/', '/home', '/first.js', '/favicon.svg', '/api/health', '/api/docs', '/api/nothing', ...assets, font].filter(
      Boolean,
    )) {
      const { headers, status } = await get(path);
      expect(status, path).toBe(path === '/api/nothing' ? 404 : 200);
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none';.*base-uri 'none';.*frame-ancestors 'none'$/);
      expect(headers.get('content-security-policy'), path).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });

  it('gives nothing but the files of the app, and lists no folder', async () => {
    // Any address that is no file is the app’s own page, which then says that there is nothing.
    const page = await (await get('/')).text();
    for (const path of [
      '/.git/HEAD',
      '/.git/config',
      '/.env',
      '/package.json',
      '/wrangler.toml',
      '/dist/worker/index.js',
      '/data/secret',
      '/assets/',
      '/fonts/',
      '/assets/../package.json',
      '/assets/%2e%2e/package.json',
    ]) {
      const answer = await get(path);
      const text = await answer.text();
      if (answer.status === 200) expect(text, path).toBe(page);
      else expect([400, 404], `${path}: ${text.slice(0, 80)}`).toContain(answer.status);
    }
  });

  it('prints who signs in, in lines that a program reads, without what lets anybody in', async () => {
    const email = newAddress();
    const api = new Api(server.url);
    await api.raw('POST', '/auth/register', { email, password: PASSWORD, name: 'Ada' });
    await api.raw('POST', '/auth/login', { email, password: 'not the password' });
    const said = () => server.output.split('\n').filter((line) => line.includes('"security.'));
    await expect.poll(() => said().some((line) => line.includes('"security.sign_in"'))).toBe(true);
    for (const line of said()) expect(line).toMatch(LINE);
    expect(said().map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'security.sign_in', outcome: 'refused', code: 'invalid_credentials', way: 'password' }),
    );
    // The mail to confirm the address is printed as a mail; no line of the log names it.
    for (const line of said()) expect(line).not.toContain(email);
    expect(server.output).not.toContain(PASSWORD);
  });
});
