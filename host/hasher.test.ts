import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import setupArgon2id from 'argon2id/lib/setup.js';
import { expect, it } from 'vitest';
import { hash } from './hasher.ts';

const ask = (body: unknown) => hash(new Request('http://hasher.invalid/', { method: 'POST', body: JSON.stringify(body) }));
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const PARAMETERS = { memorySize: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const wasm = createRequire(import.meta.url).resolve('argon2id/dist/no-simd.wasm');

it('hashes as the WebAssembly of the worker does, so that a password goes with its account to Cloudflare and back', async () => {
  const load = async (imports: WebAssembly.Imports) => WebAssembly.instantiate(readFileSync(wasm), imports);
  const compute = await setupArgon2id(load, load);
  for (const password of ['correct horse battery', 'ключ-пароль-パスワード', 'x'.repeat(1_024)]) {
    const salt = 'sixteen bytes!!!';
    const theirs = compute({ ...PARAMETERS, password: Buffer.from(password), salt: Buffer.from(salt) });
    const answer = await ask({ password: base64url(password), salt: base64url(salt), ...PARAMETERS });
    expect(await answer.text()).toBe(Buffer.from(theirs).toString('base64url'));
  }
});

it('refuses what it was not made for', async () => {
  const good = { password: base64url('correct horse'), salt: base64url('sixteen bytes!!!'), ...PARAMETERS };
  expect((await ask(good)).status).toBe(200);
  for (const wrong of [
    {},
    null,
    { ...good, memorySize: 10_000_000 },
    { ...good, passes: 1e9 },
    { ...good, password: '*' },
    { ...good, more: 1 },
  ])
    expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(400);
});
