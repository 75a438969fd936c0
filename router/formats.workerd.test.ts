import { exports } from 'cloudflare:workers';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TextFormat } from '#protocol/export';
import complete from '../e2e/samples/jsonresume-complete.json';
import reactive from '../e2e/samples/reactive-resume-v4-azurill.json';
import { call, register } from './testing/client.ts';

async function fileOf(token: string, id: string, format: string) {
  const request = new Request(`http://vitae.example/api/resumes/${id}/export/${format}`, { headers: { authorization: `Bearer ${token}` } });
  const response = await exports.default.fetch(request);
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a file of another format', () => {
  it('is made at once, in each of them, with a name', async () => {
    const { token } = await register();
    const { body } = await call<{ id: string; format: string }>('POST', '/api/resumes/import', { token, body: reactive });
    expect(body.format).toBe('reactive-resume');
    for (const format of TextFormat.options) {
      const { status, headers, bytes } = await fileOf(token, body.id, format);
      expect([format, status]).toEqual([format, 200]);
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="John Doe\.[a-z.-]+"; filename\*=UTF-8''John%20Doe\./);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      if (format === 'docx') expect(textOf(bytes.subarray(0, 2))).toBe('PK');
      else expect(textOf(bytes)).toContain('Creative Solutions Inc.');
    }
  });

  it.each(['json', 'jsonresume', 'reactive-resume'])('comes back the same by an import of %s', async (format) => {
    const { token } = await register();
    const documentOf = async (id: string) => (await call<{ document: object }>('GET', `/api/resumes/${id}`, { token })).body.document;
    const made = await call<{ id: string }>('POST', '/api/resumes/import', { token, body: complete });
    const ops = [
      { path: 'meta/title', value: 'Applied with' },
      { path: 'design/template', value: 'modern' },
    ];
    await call('PATCH', `/api/resumes/${made.body.id}`, { token, body: { ops } });
    const { bytes } = await fileOf(token, made.body.id, format);
    const back = await call<{ id: string; report: unknown[] }>('POST', '/api/resumes/import', { token, body: JSON.parse(textOf(bytes)) });
    expect(back.body.report).toEqual([]);
    expect(await documentOf(back.body.id)).toEqual(await documentOf(made.body.id));
  });

  it('is for those who may read, and only in formats that there are', async () => {
    const [owner, stranger] = [await register(), await register()];
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: {} });
    expect((await fileOf(stranger.token, body.id, 'text')).status).toBe(403);
    expect((await fileOf(owner.token, body.id, 'rtf')).status).toBe(404);
    expect((await fileOf(owner.token, body.id, 'text')).status).toBe(200);
  });
});

describe('a review', () => {
  it('shows what an import would make, and makes nothing', async () => {
    const { token } = await register();
    const answer = await call<{ document: object }>('POST', '/api/resumes/import?review=1', { token, body: reactive });
    expect(answer).toMatchObject({
      status: 200,
      body: { format: 'reactive-resume', document: { basics: { name: 'John Doe' } }, unplaced: [] },
    });
    expect((await call('GET', '/api/resumes', { token })).body).toEqual({ items: [] });
    // What it shows is a file of ours, and may be changed before it is made.
    const made = await call('POST', '/api/resumes/import', { token, body: { ...answer.body.document, title: 'Mine' } });
    expect(made).toMatchObject({ status: 201, body: { format: 'vitae', title: 'Mine', report: [] } });
  });
});

describe('a file of another kind', () => {
  const send = async (type: string, raw: BodyInit, path = '/api/resumes/import?review=1') => {
    const { token } = await register();
    return call('POST', path, { token, raw, headers: { 'content-type': type } });
  };

  it('may be an archive of LinkedIn, as it is or in a form', async () => {
    const zip = zipSync({ 'Profile.csv': strToU8('First Name,Last Name\nZoë,Ott\n'), 'Skills.csv': strToU8('Name\nSteel\n') });
    expect(await send('application/zip', new Uint8Array(zip))).toMatchObject({
      status: 200,
      body: { format: 'linkedin', document: { title: 'Zoë Ott' } },
    });
    const form = new FormData();
    form.set('file', new File([new Uint8Array(zip)], 'data.zip', { type: 'application/octet-stream' }));
    const encoded = new Response(form);
    const made = await send(encoded.headers.get('content-type') ?? '', await encoded.arrayBuffer(), '/api/resumes/import');
    expect(made).toMatchObject({ status: 201, body: { format: 'linkedin', title: 'Zoë Ott' } });
  });

  it('is refused when it is a bomb, or no archive of LinkedIn', async () => {
    const bomb = zipSync({ 'Skills.csv': new Uint8Array(1_500_000) });
    expect(await send('application/zip', new Uint8Array(bomb))).toMatchObject({ status: 413, body: { code: 'too_large' } });
    const other = zipSync({ 'a.txt': strToU8('x') });
    expect(await send('application/zip', new Uint8Array(other))).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await send('application/zip', new Uint8Array(other.subarray(0, 20)))).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });

  it('may be a text or Markdown, of a length that a résumé has', async () => {
    expect(await send('text/plain', 'Ada\n\nSkills\nMaths\n')).toMatchObject({
      status: 200,
      body: { format: 'text', document: { sections: [{ kind: 'skills' }] } },
    });
    expect(await send('text/markdown; charset=utf-8', '# Ada')).toMatchObject({
      status: 200,
      body: { format: 'markdown', document: { title: 'Ada' } },
    });
    expect(await send('text/plain', 'x '.repeat(80_000))).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(await send('text/plain', ' \n')).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});
