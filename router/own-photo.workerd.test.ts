import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { mailbox } from '#kernel/stubs';
import type { PhotoAnswer } from '#protocol/http';
import { SessionId, UserId } from '#protocol/ids';
import { PHOTO_MAX_BYTES, PhotoKey } from '#protocol/photo';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Profile } from '#protocol/user';
import { exif, JPEG, png, segment, withSegments } from '../actors/render/fixtures/pictures.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';

const PATH = '/api/me/photo';
const CAMERA = withSegments(JPEG, exif(6), segment(0xfe, 'Stockholm, taken by Ann'));
const PNG = png({ rows: Uint8Array.of(0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 0) });
const OTHER = withSegments(JPEG, segment(0xfe, 'another'));

const put = <T = PhotoAnswer>({ token }: SignedInPerson, raw: BodyInit, type = 'image/jpeg') =>
  call<T>('PUT', PATH, { token, raw, headers: { 'content-type': type } });
async function fetched(person: SignedInPerson | null, headers: Record<string, string> = {}) {
  const authorization = person ? { authorization: `Bearer ${person.token}` } : {};
  const response = await exports.default.fetch(new Request(`http://vitae.example${PATH}`, { headers: { ...authorization, ...headers } }));
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const shown = async ({ token }: SignedInPerson) => (await call<Profile>('GET', '/api/me', { token })).body.photo;
const filesOf = async ({ id }: SignedInPerson) => (await env.FILES.list({ prefix: `photos/${id}/` })).objects.map(({ key }) => key);
const stubOf = ({ id }: SignedInPerson) => env.USER.getByName(id);
/** As if so much time had passed for the pictures; then what is due is done. */
async function timePasses(person: SignedInPerson, ms: number): Promise<void> {
  await runInDurableObject(stubOf(person), async (_actor, { storage }) => {
    storage.sql.exec('UPDATE own_photo SET at = at - ?', ms);
    storage.sql.exec("UPDATE alarm SET at = at - ? WHERE name = 'user.photo'", ms);
    await storage.setAlarm(Date.now() + 60_000);
  });
  await runDurableObjectAlarm(stubOf(person));
}
async function ask(person: SignedInPerson, message: { type: 'AddOwnPhoto'; bytes: number } | { type: 'OwnPhotoStored' }, key: string) {
  const { body } = await call<{ items: { id: string }[] }>('GET', '/api/me/sessions', { token: person.token });
  const from = {
    kind: 'user',
    user: UserId.parse(person.id),
    session: SessionId.parse(body.items[0]?.id),
    tenant: DEFAULT_TENANT,
    tenantRole: 'member',
    name: 'Ada',
  } as const;
  return mailbox(env, 'user', UserId.parse(person.id)).ask({ ...message, key: PhotoKey.parse(key) }, { from, request: 'test' });
}
const OF_NOBODY = `${'0a'.repeat(32)}.jpg`;

describe('the picture of a person', () => {
  it('is kept without anything but the picture, is named in the profile, and is given to nobody else', async () => {
    const [person, other] = [await register(), await register()];
    expect(await shown(person)).toBeUndefined();
    expect((await fetched(person)).status).toBe(404);
    const { status, body } = await put(person, CAMERA);
    expect([status, body]).toEqual([200, { key: expect.stringMatching(/^[0-9a-f]{64}\.jpg$/), width: 24, height: 16 }]);
    expect(await shown(person)).toBe(body.key);
    expect(await filesOf(person)).toEqual([`photos/${person.id}/${body.key}`]);
    const got = await fetched(person);
    expect(String.fromCharCode(...got.bytes)).not.toMatch(/Stockholm|Ann|GPS|Acm/);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-cache',
      etag: `"${body.key}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const again = await fetched(person, { 'if-none-match': `"${body.key}"` });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect((await fetched(other)).status).toBe(404);
    expect((await fetched(null)).status).toBe(401);
  });

  it('that is none, too large or of another kind is refused, and nothing is stored', async () => {
    const person = await register();
    expect((await put(person, 'no picture at all')).status).toBe(415);
    expect((await put(person, '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')).status).toBe(415);
    expect((await put(person, new Uint8Array(PHOTO_MAX_BYTES + 1))).status).toBe(413);
    expect((await call('PUT', PATH, { token: person.token, body: { key: OF_NOBODY } })).status).toBe(415);
    expect(await filesOf(person)).toEqual([]);
    expect(await shown(person)).toBeUndefined();
  });

  it('takes the place of the one before, whose file goes; the same again changes nothing', async () => {
    const person = await register();
    const first = (await put(person, CAMERA)).body.key;
    expect((await put(person, CAMERA)).body.key).toBe(first);
    const second = (await put(person, PNG, 'image/png')).body.key;
    expect(second).not.toBe(first);
    await timePasses(person, 0);
    expect(await filesOf(person)).toEqual([`photos/${person.id}/${second}`]);
    expect((await fetched(person)).headers.get('content-type')).toBe('image/png');
    // Once it is gone, the first may come back.
    expect((await put(person, CAMERA)).body.key).toBe(first);
    expect(await shown(person)).toBe(first);
  });

  it('is removed with its file, also when there is none', async () => {
    const person = await register();
    await put(person, CAMERA);
    for (let time = 0; time < 2; time += 1) expect((await call('DELETE', PATH, { token: person.token })).status).toBe(204);
    expect(await shown(person)).toBeUndefined();
    expect((await fetched(person)).status).toBe(404);
    await timePasses(person, 0);
    expect(await filesOf(person)).toEqual([]);
  });

  it('leaves nothing behind when everything dies half-way', async () => {
    const person = await register();
    const kept = (await put(person, CAMERA)).body.key;
    // Let in and stored, and never said to be there.
    expect(await ask(person, { type: 'AddOwnPhoto', bytes: 8 }, OF_NOBODY)).toMatchObject({ ok: true });
    await env.FILES.put(`photos/${person.id}/${OF_NOBODY}`, 'half-way');
    await evictDurableObject(stubOf(person));
    expect(await shown(person)).toBe(kept);
    await timePasses(person, 59 * 60_000);
    expect(await filesOf(person)).toHaveLength(2);
    await timePasses(person, 2 * 60_000);
    expect(await filesOf(person)).toEqual([`photos/${person.id}/${kept}`]);
    // What comes after that is not shown.
    expect(await ask(person, { type: 'OwnPhotoStored' }, OF_NOBODY)).toMatchObject({ ok: false, refusal: { code: 'unknown_photo' } });
  });

  it('is not stored while the same one is being removed, nor one of too many at once', async () => {
    const person = await register();
    await put(person, CAMERA);
    await runInDurableObject(stubOf(person), (_actor, { storage }) => void storage.sql.exec("UPDATE own_photo SET state = 'going'"));
    expect(await put<{ code: string }>(person, CAMERA)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    for (let index = 1; index < 10; index += 1)
      expect(await ask(person, { type: 'AddOwnPhoto', bytes: 8 }, `${String(index).repeat(64)}.jpg`)).toMatchObject({ ok: true });
    expect(await put<{ code: string }>(person, PNG, 'image/png')).toMatchObject({ status: 429 });
  });

  it('goes with the account, and whatever else is in its folder', async () => {
    const person = await register();
    await put(person, OTHER);
    await env.FILES.put(`photos/${person.id}/${OF_NOBODY}`, 'unknown to its actor');
    expect((await call('DELETE', '/api/me', { token: person.token, body: { password: person.password } })).status).toBe(202);
    await runInDurableObject(stubOf(person), async (_actor, { storage }) => {
      storage.sql.exec('UPDATE deletion SET due_at = 1');
      storage.sql.exec("UPDATE alarm SET at = 1 WHERE name = 'user.farewell'");
      await storage.setAlarm(Date.now());
    });
    await expect
      .poll(
        async () => {
          await runDurableObjectAlarm(stubOf(person));
          return filesOf(person);
        },
        { timeout: 20_000 },
      )
      .toEqual([]);
  });
});
