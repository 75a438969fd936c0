import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { JobStatus } from '#protocol/export';
import { call, connect, register } from './testing/client.ts';
import { fileOf, finished, headOf, imported, rowOf, startExport } from './testing/exports.ts';
import { nextOf } from './testing/live.ts';

describe('an export', () => {
  it('is answered at once, goes through its states, and gives a PDF with a good name', async () => {
    const person = await register();
    const started = await startExport(person, await imported(person));
    expect(started).toMatchObject({ status: 202, body: { state: 'queued', progress: 0 } });
    const early = await call('GET', `/api/exports/${started.body.jobId}/file`, { token: person.token });
    if (early.status !== 200) expect(early).toMatchObject({ status: 409, body: { code: 'not_ready' } });
    const job = await finished(person, started.body.jobId);
    expect(job).toMatchObject({ state: 'done', progress: 1, pages: expect.any(Number), bytes: expect.any(Number) });
    const file = await exports.default.fetch(
      new Request(`http://vitae.example/api/exports/${job.jobId}/file`, { headers: { authorization: `Bearer ${person.token}` } }),
    );
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(bytes.byteLength).toBe(job.bytes);
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Richard Hendriks.pdf"; filename*=UTF-8''Richard%20Hendriks.pdf`,
    );
  });

  it('says what a tracking system reads, and makes a plain copy for it', async () => {
    const person = await register();
    const id = await imported(person);
    await call('PATCH', `/api/resumes/${id}`, { token: person.token, body: { ops: [{ path: 'design/template', value: 'sidebar-left' }] } });
    const { body } = await call<JobStatus>('POST', `/api/resumes/${id}/exports`, {
      token: person.token,
      body: { format: 'pdf', variant: 'ats' },
    });
    expect(await call('GET', `/api/exports/job_${'0'.repeat(26)}/text`, { token: person.token })).toMatchObject({ status: 404 });
    await finished(person, body.jobId);
    const stranger = await register();
    expect(await call('GET', `/api/exports/${body.jobId}/text`, { token: stranger.token })).toMatchObject({ status: 403 });
    const text = await call<{ sections: { heading: string; lines: string[] }[] }>('GET', `/api/exports/${body.jobId}/text`, {
      token: person.token,
    });
    expect(text.status).toBe(200);
    expect(text.body.sections[0]?.heading).toBe('Richard Hendriks');
    expect(text.body.sections.map(({ heading }) => heading)).toContain('Experience');
    // In one column the contacts are one line.
    expect(text.body.sections[0]?.lines.find((line) => line.includes('richard'))).toContain(' · ');
    const again = await call('POST', '/api/resumes/import', {
      token: person.token,
      raw: await fileOf(person, body.jobId),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(again).toMatchObject({ status: 201, body: { format: 'pdf' } });
  });

  it('tells whoever watches over a socket', async () => {
    const person = await register();
    const { body } = await startExport(person, await imported(person));
    const wire = await connect(`/api/exports/${body.jobId}/live`, { authorization: `Bearer ${person.token}` });
    const seen: JobStatus[] = [];
    while (seen.at(-1)?.state !== 'done') seen.push((await nextOf(wire, 'job')).job as JobStatus);
    const progress = seen.map((job) => job.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    const stranger = await register();
    const refused = await connect(`/api/exports/${body.jobId}/live`, { authorization: `Bearer ${stranger.token}` });
    expect(await refused.next()).toEqual({ type: 'forbidden' });
    expect(await call('GET', `/api/exports/${body.jobId}`, { token: stranger.token })).toMatchObject({ status: 403 });
  });

  it('is of the document as it was when asked, and the same document gives the same bytes', async () => {
    const person = await register();
    const id = await imported(person);
    const digestOf = async (jobId: string) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', await fileOf(person, jobId)))].join();
    const first = await startExport(person, id);
    const second = await startExport(person, id);
    const changed = call('PATCH', `/api/resumes/${id}`, {
      token: person.token,
      body: { ops: [{ path: 'basics/name', value: 'Somebody Else' }] },
    });
    await Promise.all([finished(person, first.body.jobId), finished(person, second.body.jobId), changed]);
    expect(await digestOf(first.body.jobId)).toBe(await digestOf(second.body.jobId));
    const third = await startExport(person, id);
    await finished(person, third.body.jobId);
    expect(await digestOf(third.body.jobId)).not.toBe(await digestOf(first.body.jobId));
  });

  it('survives its process: the alarm takes the job up again', async () => {
    const person = await register();
    const { body } = await startExport(person, await imported(person));
    await abortAllDurableObjects();
    expect(await finished(person, body.jobId)).toMatchObject({ state: 'done' });
  });

  it('keeps its file for seven days, and says afterwards that it is gone', async () => {
    const person = await register();
    const { body } = await startExport(person, await imported(person));
    await finished(person, body.jobId);
    const key = (await rowOf(body.jobId)).file_key;
    expect(await env.FILES.head(key)).not.toBeNull();
    const stub = env.EXPORT.getByName(body.jobId);
    await runInDurableObject(stub, async (_actor, state) => {
      state.storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'export.expire'");
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    await runDurableObjectAlarm(stub);
    expect(await env.FILES.head(key)).toBeNull();
    expect(await call('GET', `/api/exports/${body.jobId}/file`, { token: person.token })).toMatchObject({
      status: 410,
      body: { code: 'gone' },
    });
  });

  it('is one job for one idempotency key', async () => {
    const person = await register();
    const id = await imported(person);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    expect((await startExport(person, id, {}, headers)).body.jobId).toBe((await startExport(person, id, {}, headers)).body.jobId);
  });

  it('names the characters that no font has instead of drawing boxes', async () => {
    const person = await register();
    const id = await imported(person, { basics: { name: 'Ann \u{12000}' }, work: [{ name: 'Acme' }] });
    const { body } = await startExport(person, id);
    const job = await finished(person, body.jobId);
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'missing_glyphs', glyphs: [{ character: '\u{12000}', place: 'basics/name' }] },
    });
    expect(await call('GET', `/api/exports/${body.jobId}/file`, { token: person.token })).toMatchObject({ status: 422 });
  });

  it('may be a picture of a page, as wide as asked', async () => {
    const person = await register();
    const id = await imported(person);
    const { body } = await startExport(person, id, { format: 'png', width: 300 });
    expect(await finished(person, body.jobId)).toMatchObject({ state: 'done', format: 'png' });
    const png = await fileOf(person, body.jobId);
    expect([...png.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
    const head = new DataView(png.buffer);
    expect([head.getUint32(16), head.getUint32(20)]).toEqual([300, 424]);
    expect(await call('GET', `/api/exports/${body.jobId}/text`, { token: person.token })).toMatchObject({ status: 404 });
    const beyond = await startExport(person, id, { format: 'png', page: 50 });
    expect(await finished(person, beyond.body.jobId)).toMatchObject({ state: 'failed', error: { code: 'invalid_input' } });
    for (const wishes of [{ page: 1 }, { width: 300 }, { format: 'png', width: 63 }, { format: 'png', page: 0 }, { notify: 'post' }])
      expect(await startExport(person, id, wishes)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('may be pictures of all pages, in an archive when there are several', async () => {
    const person = await register();
    const id = await imported(person, { basics: { name: 'Ann' }, work: [{ name: 'Acme' }] });
    const one = await startExport(person, id, { format: 'png', pages: 'all', width: 200 });
    expect(await finished(person, one.body.jobId)).toMatchObject({ state: 'done', format: 'png', pages: 1 });
    expect(await headOf(person, one.body.jobId)).toEqual(['image/png', expect.stringContaining('.png')]);
    const work = Array.from({ length: 60 }, (_, index) => ({ name: `Acme ${index}`, position: 'Engineer', highlights: ['Did it.'] }));
    const long = await imported(person, { basics: { name: 'Ann' }, work });
    const many = await startExport(person, long, { format: 'png', pages: 'all', width: 200 });
    const { pages = 0 } = await finished(person, many.body.jobId);
    expect(pages).toBeGreaterThan(1);
    const zip = unzipSync(await fileOf(person, many.body.jobId));
    expect(Object.keys(zip)).toEqual(Array.from({ length: pages }, (_, index) => `page-0${index + 1}.png`));
    for (const picture of Object.values(zip)) expect(new DataView(picture.buffer, picture.byteOffset).getUint32(16)).toBe(200);
    expect(await headOf(person, many.body.jobId)).toEqual(['application/zip', expect.stringContaining('.zip')]);
    for (const wishes of [{ pages: 'all' }, { format: 'png', pages: 'all', page: 1 }, { format: 'png', pages: 'some' }])
      expect(await startExport(person, id, wishes)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('tells a program on the web only where that is on public addresses', async () => {
    const person = await register();
    const id = await imported(person);
    for (const webhook of ['http://hooks.example.org/', 'https://127.0.0.1/', 'https://printer.local/', 'file:///etc/passwd', 'nowhere'])
      expect(await startExport(person, id, { webhook })).toMatchObject({
        status: 400,
        body: { code: 'invalid_input', errors: [{ path: 'webhook' }] },
      });
    expect(await call('GET', '/api/me/webhook-secret')).toMatchObject({ status: 401 });
    const secretOf = async ({ token }: { token: string }) =>
      (await call<{ secret: string }>('GET', '/api/me/webhook-secret', { token })).body.secret;
    expect(await secretOf(person)).toBe(await secretOf(person));
    expect(await secretOf(person)).not.toBe(await secretOf(await register()));
  });
});
