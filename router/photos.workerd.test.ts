import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
import type { ImportAnswer, PhotoAnswer } from '#protocol/http';
import { PHOTO_MAX_BYTES, UNUSED_PHOTO_DAYS } from '#protocol/photo';
import { exif, JPEG, PROGRESSIVE_JPEG, png, segment, withSegments } from '../actors/render/fixtures/pictures.ts';
import { readPdf } from '../actors/render/pdf/read.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { Device } from './testing/device.ts';
import { join, newPerson } from './testing/talk.ts';

interface Made {
  owner: SignedInPerson;
  id: string;
  path: string;
}
async function made(): Promise<Made> {
  const owner = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Engineer' } });
  return { owner, id: body.id, path: `/api/resumes/${body.id}` };
}
const upload = <T = PhotoAnswer>({ path, owner }: Made, raw: BodyInit, { person = owner, type = 'image/jpeg' } = {}) =>
  call<T>('POST', `${path}/photo`, { token: person.token, raw, headers: { 'content-type': type } });
const show = async ({ path, owner }: Made, value: unknown) =>
  (
    await call<{ results: { status: string; code?: string }[] }>('PATCH', path, {
      token: owner.token,
      body: { ops: [{ path: 'basics/photo', value }] },
    })
  ).body.results[0];
const shownIn = async (id: string, person: SignedInPerson) =>
  (await call<{ document: ResumeDocument }>('GET', `/api/resumes/${id}`, { token: person.token })).body.document.basics.photo;
const fetched = async (id: string, key: string, person?: SignedInPerson) => {
  const headers = person ? { authorization: `Bearer ${person.token}` } : {};
  const response = await exports.default.fetch(new Request(`http://vitae.example/api/resumes/${id}/photo/${key}`, { headers }));
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const files = async (id: string) => (await env.FILES.list({ prefix: `photos/${id}/` })).objects.map(({ key }) => key);
const deflated = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
const CAMERA = withSegments(JPEG, exif(6), segment(0xfe, 'Stockholm, taken by Ann'));
/** As if so many days had passed since anything showed the résumé's pictures; then what is due is done. */
async function daysLater(id: string, days: number): Promise<void> {
  const stub = env.RESUME.getByName(id);
  await runInDurableObject(stub, async (_actor, { storage }) => {
    storage.sql.exec('UPDATE photo SET used_at = used_at - ?', days * 24 * 3_600_000);
    storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'resume.photos'");
    await storage.setAlarm(Date.now() + 60_000);
  });
  await runDurableObjectAlarm(stub);
}

describe('a photo', () => {
  it('is kept without anything but the picture, and given to members only, for them to keep', async () => {
    const resume = await made();
    const { status, body } = await upload(resume, CAMERA);
    expect(status).toBe(201);
    // As it is seen: the camera was held upright.
    expect(body).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}\.jpg$/), width: 24, height: 16 });
    expect(await files(resume.id)).toEqual([`photos/${resume.id}/${body.key}`]);
    const got = await fetched(resume.id, body.key, resume.owner);
    expect(got.status).toBe(200);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', got.bytes));
    expect([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(body.key.slice(0, 64));
    expect(String.fromCharCode(...got.bytes)).not.toMatch(/Stockholm|Ann|GPS|Acm/);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    const viewer = await newPerson('Grace Hopper', { confirmed: false });
    expect((await fetched(resume.id, body.key, viewer)).status).toBe(403);
    expect((await fetched(resume.id, body.key)).status).toBe(401);
    await join(resume.owner, resume.path, viewer, 'viewer');
    expect((await fetched(resume.id, body.key, viewer)).status).toBe(200);
    expect((await fetched(resume.id, `${'0'.repeat(64)}.jpg`, viewer)).status).toBe(404);
    expect((await fetched(resume.id, '..%2f..%2fexports', viewer)).status).toBe(404);
  });

  it('may be a PNG, and is put in place with PUT too', async () => {
    const resume = await made();
    const file = png({ width: 2, height: 2, depth: 8, colour: 2, rows: Uint8Array.of(0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 0) });
    const { status, body } = await call<PhotoAnswer>('PUT', `${resume.path}/photo`, {
      token: resume.owner.token,
      raw: file,
      headers: { 'content-type': 'image/png' },
    });
    expect({ status, body }).toEqual({ status: 201, body: { key: expect.stringMatching(/\.png$/), width: 2, height: 2 } });
    expect((await fetched(resume.id, body.key, resume.owner)).headers.get('content-type')).toBe('image/png');
  });

  it('has one file however often it comes', async () => {
    const resume = await made();
    const [first, second] = await Promise.all([upload(resume, CAMERA), upload(resume, CAMERA)]);
    expect(second.body).toEqual(first.body);
    await upload(resume, CAMERA);
    expect(await files(resume.id)).toHaveLength(1);
  });

  it('of somebody who may not edit is refused, and nothing is stored', async () => {
    const resume = await made();
    const viewer = await newPerson('Grace Hopper', { confirmed: false });
    const stored = async () => (await env.FILES.list({ prefix: 'photos/' })).objects.length;
    const before = await stored();
    expect(await upload(resume, JPEG, { person: viewer })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await join(resume.owner, resume.path, viewer, 'commenter');
    expect(await upload(resume, JPEG, { person: viewer })).toMatchObject({ status: 403 });
    expect((await call('POST', `${resume.path}/photo`, { raw: JPEG, headers: { 'content-type': 'image/jpeg' } })).status).toBe(401);
    expect(await upload({ ...resume, path: `/api/resumes/res_${'0'.repeat(26)}` }, JPEG)).toMatchObject({ status: 404 });
    await call('DELETE', resume.path, { token: resume.owner.token });
    expect(await upload(resume, JPEG)).toMatchObject({ status: 410 });
    expect(await stored()).toBe(before);
  });

  it('that is none, too large or a bomb is refused in plain words', async () => {
    const resume = await made();
    const frame = JPEG.findIndex((byte, at) => byte === 0xff && JPEG[at + 1] === 0xc0);
    const huge = JPEG.with(frame + 5, 0x09)
      .with(frame + 6, 0x00)
      .with(frame + 7, 0x09)
      .with(frame + 8, 0x00);
    const webp = new TextEncoder().encode('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ');
    const packed = await deflated(new Uint8Array(3_000_000));
    const bomb = png({ width: 2, height: 2, depth: 8, colour: 2, rows: new Uint8Array(0), pack: () => packed });
    const cases: [string, BodyInit, number, RegExp][] = [
      ['WebP', webp, 415, /WebP.*JPEG or PNG/],
      ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, /SVG/],
      ['nothing', new Uint8Array([1, 2, 3]), 415, /no picture/],
      ['half a picture', JPEG.slice(0, JPEG.length - 30), 400, /damaged/],
      ['more than four million pixels', huge, 413, /2304 × 2304/],
      ['a bomb', bomb, 400, /damaged/],
    ];
    for (const [name, raw, status, words] of cases) {
      const answer = await upload<{ detail: string }>(resume, raw);
      expect({ name, status: answer.status }).toEqual({ name, status });
      expect(answer.body.detail, name).toMatch(words);
    }
    expect(await upload(resume, new Uint8Array(PHOTO_MAX_BYTES + 1))).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(await upload(resume, '{}', { type: 'text/html' })).toMatchObject({ status: 415 });
    expect(await files(resume.id)).toEqual([]);
  });

  it('is refused in the document unless it was given to this résumé, over the socket too', async () => {
    const [mine, other] = [await made(), await made()];
    const { body: photo } = await upload(other, JPEG);
    expect(await show(mine, photo)).toEqual({ status: 'refused', code: 'unknown_photo' });
    expect(await show(mine, { ...photo, crop: { x: 2, y: 0, zoom: 1 } })).toMatchObject({ status: 'refused', code: 'invalid_input' });
    expect(await show(mine, { ...photo, key: '../../exports/x.jpg' })).toMatchObject({ status: 'refused', code: 'invalid_input' });
    const device = await new Device(mine.id, mine.owner).online();
    device.replica.set('basics/photo', { ...photo }, Date.now());
    await device.settled();
    expect(device.document.basics.photo).toBeUndefined();
    const { body: own } = await upload(mine, PROGRESSIVE_JPEG);
    device.replica.set('basics/photo', { ...own, alt: 'Ada, smiling', crop: { x: 0.5, y: 0.2, zoom: 1.5 } }, Date.now());
    await device.settled();
    expect(await shownIn(mine.id, mine.owner)).toEqual({ ...own, alt: 'Ada, smiling', crop: { x: 0.5, y: 0.2, zoom: 1.5 } });
    device.offline();
  });

  it('goes when nothing shows it for long, and stays while the document or a version does', async () => {
    const resume = await made();
    const { body: first } = await upload(resume, JPEG);
    const { body: second } = await upload(resume, PROGRESSIVE_JPEG);
    const { body: third } = await upload(resume, CAMERA);
    await show(resume, first);
    await call('POST', `${resume.path}/versions`, { token: resume.owner.token, body: { label: 'With the first' } });
    await show(resume, second);
    await daysLater(resume.id, UNUSED_PHOTO_DAYS - 1);
    expect(await files(resume.id)).toHaveLength(3);
    await daysLater(resume.id, 2);
    expect((await files(resume.id)).sort()).toEqual([first, second].map(({ key }) => `photos/${resume.id}/${key}`).sort());
    expect((await fetched(resume.id, third.key, resume.owner)).status).toBe(404);
    expect(await show(resume, third)).toMatchObject({ code: 'unknown_photo' });
    // It may come back.
    expect((await upload(resume, CAMERA)).status).toBe(201);
    expect(await show(resume, third)).toMatchObject({ status: 'applied' });
    // What has just been replaced has its days before it, however long it was there.
    await runInDurableObject(env.RESUME.getByName(resume.id), (_actor, { storage }) =>
      storage.sql.exec('UPDATE photo SET used_at = 0 WHERE key = ?', second.key),
    );
    await show(resume, null);
    await show(resume, second);
    await runInDurableObject(env.RESUME.getByName(resume.id), (_actor, { storage }) =>
      storage.sql.exec('UPDATE photo SET used_at = 0 WHERE key = ?', second.key),
    );
    await show(resume, third);
    await evictDurableObject(env.RESUME.getByName(resume.id));
    await daysLater(resume.id, 5);
    expect(await files(resume.id)).toContain(`photos/${resume.id}/${second.key}`);
  });

  it('is removed with the résumé', async () => {
    const resume = await made();
    const { body } = await upload(resume, JPEG);
    await show(resume, body);
    await call('DELETE', resume.path, { token: resume.owner.token });
    expect(await files(resume.id)).toHaveLength(1);
    const stub = env.RESUME.getByName(resume.id);
    await runInDurableObject(stub, (_actor, { storage }) => {
      storage.sql.exec('UPDATE resume SET trashed_at = 1');
      storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'resume.purge'");
    });
    await evictDurableObject(stub);
    await runInDurableObject(stub, (_actor, { storage }) => storage.setAlarm(Date.now() + 60_000));
    await runDurableObjectAlarm(stub);
    await runInDurableObject(stub, (_actor, { storage }) => storage.setAlarm(Date.now() + 60_000));
    await runDurableObjectAlarm(stub);
    expect(await files(resume.id)).toEqual([]);
    expect((await fetched(resume.id, body.key, resume.owner)).status).toBe(404);
  });

  it('is copied along with a version, for a résumé of its own', async () => {
    const resume = await made();
    const { body: photo } = await upload(resume, JPEG);
    await show(resume, { ...photo, alt: 'Ada' });
    const version = await call<{ id: string }>('POST', `${resume.path}/versions`, { token: resume.owner.token, body: { label: 'One' } });
    await show(resume, null);
    const copying = () =>
      call<{ id: string }>('POST', `${resume.path}/versions/${version.body.id}/duplicate`, {
        token: resume.owner.token,
        headers: { 'idempotency-key': `copy-${resume.id}` },
      });
    const copy = await copying();
    expect(copy.status).toBe(201);
    expect((await copying()).body.id).toBe(copy.body.id);
    expect(await shownIn(copy.body.id, resume.owner)).toEqual({ ...photo, alt: 'Ada' });
    expect(await files(copy.body.id)).toEqual([`photos/${copy.body.id}/${photo.key}`]);
    expect((await fetched(copy.body.id, photo.key, resume.owner)).status).toBe(200);
  });

  it('is in the exported file, and comes back with it; the plain copy has none', async () => {
    const resume = await made();
    const { body: photo } = await upload(resume, CAMERA);
    const shown = { ...photo, alt: 'Ada at her desk', crop: { x: 0.5, y: 0, zoom: 1.25 } };
    await show(resume, shown);
    const { file, pages } = await exported(resume, 'designed');
    expect(pages).toBe(1);
    expect((await readPdf(file)).pages[0]?.images).toBe(1);
    const back = await imported(resume, file);
    expect(back).toMatchObject({ status: 201, body: { format: 'pdf', report: [] } });
    expect(await shownIn(back.body.id, resume.owner)).toEqual(shown);
    expect((await fetched(back.body.id, photo.key, resume.owner)).status).toBe(200);

    const plain = await exported(resume, 'ats');
    expect((await readPdf(plain.file)).pages[0]?.images).toBe(0);
    expect(new TextDecoder('latin1').decode(plain.file)).not.toContain('/DCTDecode');
    expect(await shownIn((await imported(resume, plain.file)).body.id, resume.owner)).toBeUndefined();
  });

  it('that an import does not find as it was is a line in its report', async () => {
    const resume = await made();
    await show(resume, (await upload(resume, JPEG)).body);
    const { file } = await exported(resume, 'designed');
    const at = new TextDecoder('latin1').decode(file).indexOf('\xff\xd8\xff');
    const { status, body } = await imported(resume, file.with(at + 40, (file[at + 40] ?? 0) ^ 1));
    expect({ status, report: body.report }).toEqual({
      status: 201,
      report: [{ path: 'basics.photo', severity: 'warning', message: expect.stringContaining('add it again') }],
    });
    expect(await shownIn(body.id, resume.owner)).toBeUndefined();
  });

  it('whose file is lost makes an export fail in plain words', async () => {
    const resume = await made();
    const { body: photo } = await upload(resume, JPEG);
    await show(resume, photo);
    await env.FILES.delete(`photos/${resume.id}/${photo.key}`);
    expect((await finished(resume, 'designed')).error).toEqual({ code: 'unknown_photo' });
    expect((await finished(resume, 'ats')).state).toBe('done');
  });
});

async function finished({ path, owner: { token } }: Made, variant: 'designed' | 'ats'): Promise<JobStatus> {
  const { body } = await call<JobStatus>('POST', `${path}/exports`, { token, body: { format: 'pdf', variant } });
  const status = async () => (await call<JobStatus>('GET', `/api/exports/${body.jobId}`, { token })).body;
  await expect.poll(async () => ['done', 'failed'].includes((await status()).state), { timeout: 20_000 }).toBe(true);
  return status();
}

async function exported(resume: Made, variant: 'designed' | 'ats') {
  const { jobId, state, pages } = await finished(resume, variant);
  expect(state).toBe('done');
  const headers = { authorization: `Bearer ${resume.owner.token}` };
  const response = await exports.default.fetch(new Request(`http://vitae.example/api/exports/${jobId}/file`, { headers }));
  return { pages, file: new Uint8Array(await response.arrayBuffer()) };
}

const imported = ({ owner }: Made, raw: Uint8Array<ArrayBuffer>) =>
  call<ImportAnswer>('POST', '/api/resumes/import', { token: owner.token, raw, headers: { 'content-type': 'application/pdf' } });
