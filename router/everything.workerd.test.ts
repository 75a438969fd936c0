import { env, exports } from 'cloudflare:workers';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import { JPEG } from '../actors/render/fixtures/pictures.ts';
import { call, type SignedInPerson } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';
import { join, newPerson } from './testing/talk.ts';

async function everythingOf({ token }: SignedInPerson): Promise<Map<string, Uint8Array>> {
  const answer = await exports.default.fetch('http://vitae.example/api/me/export', { headers: { authorization: `Bearer ${token}` } });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="vitae.zip"');
  return new Map(Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))));
}

/** Of a résumé's folder: its files by their names in it. */
function folderIn(files: Map<string, Uint8Array>, id: string) {
  const found = [...files]
    .filter(([name]) => name.includes(`(${id})/`))
    .map(([name, bytes]) => [name.split(`(${id})/`)[1], bytes] as const);
  const inFolder = new Map(found);
  return {
    names: [...inFolder.keys()].toSorted(),
    json: (name: string) => JSON.parse(strFromU8(inFolder.get(name) ?? new Uint8Array())),
    bytes: (name: string) => inFolder.get(name),
  };
}
const jsonIn = (files: Map<string, Uint8Array>, name: string) => JSON.parse(strFromU8(files.get(name) ?? new Uint8Array()));

async function newResume(person: SignedInPerson, title: string): Promise<{ id: ResumeId; path: string }> {
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: { title } });
  return { id: ResumeId.parse(body.id), path: `/api/resumes/${body.id}` };
}

describe('everything of an account', () => {
  it('is one ZIP that says what is in it: the account, without a secret', async () => {
    const person = await newPerson('Ada');
    const made = await call<{ secret: string }>('POST', '/api/me/tokens', {
      token: person.token,
      body: { name: 'Backup', scopes: ['resumes:read'], days: 1 },
    });
    const files = await everythingOf(person);
    expect([...files.keys()]).toEqual([
      'README.txt',
      'profile.json',
      'sessions.json',
      'security.json',
      'connected-accounts.json',
      'api-tokens.json',
    ]);
    const readme = strFromU8(files.get('README.txt') ?? new Uint8Array());
    for (const name of files.keys()) if (name !== 'README.txt') expect(readme).toContain(name);
    expect(jsonIn(files, 'profile.json')).toMatchObject({ id: person.id, email: person.email, name: 'Ada' });
    expect(jsonIn(files, 'sessions.json')).toHaveLength(1);
    expect(jsonIn(files, 'api-tokens.json')).toMatchObject([{ name: 'Backup' }]);
    const all = [...files.values()].map((bytes) => strFromU8(bytes)).join('\n');
    for (const secret of [made.body.secret, person.refreshToken, person.password, 'argon2']) expect(all).not.toContain(secret);
    expect((await call('GET', '/api/me/export')).status).toBe(401);
  });

  it('holds each résumé that one may open, with what one may see of it, and nothing of anybody else', async () => {
    const [ada, bob] = [await newPerson('Ada'), await newPerson('Bob')];
    const mine = await newResume(ada, 'Engineer');
    const theirs = await newResume(bob, 'Accountant');
    const secret = await newResume(bob, 'Pilot');
    const gone = await newResume(ada, 'Old');
    await call('DELETE', gone.path, { token: ada.token });
    await join(ada, mine.path, bob, 'editor');
    await join(bob, theirs.path, ada, 'commenter');
    const photo = await call<{ key: string }>('POST', `${mine.path}/photo`, {
      token: ada.token,
      raw: JPEG,
      headers: { 'content-type': 'image/jpeg' },
    });
    const crop = { key: photo.body.key, width: 8, height: 8 };
    await call('PATCH', mine.path, { token: ada.token, body: { ops: [{ path: 'basics/photo', value: crop }] } });
    await call('POST', `${mine.path}/versions`, { token: ada.token, body: { label: 'Sent to Acme' } });
    const say = (path: string, { token }: SignedInPerson, body: string) =>
      call('POST', `${path}/threads`, { token, body: { anchor: { path: 'meta/title' }, body, mentions: [] } });
    await say(theirs.path, ada, 'From Ada');
    await say(theirs.path, bob, 'From Bob');
    await disagree(mine.id, ada, bob);
    const exported = `exports/${mine.id}/${ada.id}/${'a'.repeat(43)}-20780.pdf`;
    await env.FILES.put(exported, 'PDF of Ada');
    await env.FILES.put(`exports/${mine.id}/${bob.id}/${'b'.repeat(43)}-20780.pdf`, 'PDF of Bob');

    const files = await everythingOf(ada);
    const own = folderIn(files, mine.id);
    expect(own.names).toEqual([
      'about.json',
      'comments.json',
      'exports/2026-11-23 aaaaaaaaaaaa.pdf',
      'links.json',
      'my-comments.json',
      'not-accepted.json',
      'people.json',
      'photo.jpg',
      'resume.json',
      'resume.jsonresume.json',
      'suggestions.json',
      'versions.json',
    ]);
    expect(own.json('resume.json')).toMatchObject({ title: 'Engineer', basics: { phone: '2' } });
    expect(own.json('versions.json').items).toEqual(expect.arrayContaining([expect.objectContaining({ label: 'Sent to Acme' })]));
    expect(own.json('not-accepted.json').items).toMatchObject([{ path: 'basics/phone', other: { value: '1', user: { name: 'Ada' } } }]);
    expect(strFromU8(own.bytes('exports/2026-11-23 aaaaaaaaaaaa.pdf') ?? new Uint8Array())).toBe('PDF of Ada');
    const stored = await env.FILES.get(`photos/${mine.id}/${photo.body.key}`);
    expect(own.bytes('photo.jpg')).toEqual(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer()));
    const shared = folderIn(files, theirs.id);
    expect(shared.json('my-comments.json')).toEqual([{ about: 'meta/title', at: expect.any(String), body: 'From Ada' }]);
    expect(shared.json('comments.json').threads).toHaveLength(2);
    expect(folderIn(files, gone.id).json('about.json')).toMatchObject({ title: 'Old', trashedAt: expect.any(String) });
    expect(folderIn(files, secret.id).names).toEqual([]);
  });
});

/** Two people write one field without having seen each other: Bob’s stands. */
async function disagree(id: ResumeId, ada: SignedInPerson, bob: SignedInPerson): Promise<void> {
  const [here, there] = [await open(id, ada), await open(id, bob)];
  here.send({ type: 'push', actor: here.actor, ops: [set(1, 'basics/phone', '1', here.actor)] });
  await nextOf(here, 'ack');
  there.send({ type: 'push', actor: there.actor, ops: [set(1, 'basics/phone', '2', there.actor, null, Date.now() + 1_000)] });
  await nextOf(here, 'conflict');
}
