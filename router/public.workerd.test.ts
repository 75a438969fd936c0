import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mailbox } from '#kernel/stubs';
import { Identity } from '#protocol/envelope';
import { ClaimId, ResumeId } from '#protocol/ids';
import { Slug } from '#protocol/links';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { imported } from './testing/exports.ts';
import { changeLink, fetchFile, freshSlug, linksOf, makeLink, visit } from './testing/pages.ts';
import { allSaid } from './testing/talk.ts';

vi.setConfig({ testTimeout: 60_000 });

let ada: SignedInPerson;
beforeAll(async () => {
  ada = await register();
});

const newResume = async (person = ada): Promise<string> =>
  (await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: { title: 'For Acme, third try' } })).body.id;
const write = async (id: string, ops: object[], person = ada) =>
  expect((await call('PATCH', `/api/resumes/${id}`, { token: person.token, body: { ops } })).status).toBe(200);
const tenant = () => env.TENANT.getByName(DEFAULT_TENANT);
const holderOf = (slug: string) =>
  runInDurableObject(tenant(), (_actor, { storage }) => storage.sql.exec('SELECT resume FROM slug WHERE slug = ?', slug).toArray());

describe('a public page', () => {
  it('shows what its owner shows, to anybody, without a script', async () => {
    const id = await imported(ada);
    const { slug } = await makeLink(ada, id);
    expect(slug).toMatch(/^[0-9a-z]{12}$/);
    const seen = await visit(`/r/${slug}`);
    expect(seen.status).toBe(200);
    expect(seen.text).toMatch(/<html lang="en[^"]*" dir="ltr">/);
    expect(seen.text).toContain('<h1>');
    expect(seen.text.match(/<script/g)).toEqual(['<script']);
    expect(seen.text).not.toContain(id);
    const policy = seen.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(seen.headers.get('x-robots-tag')).toContain('noindex');
    expect(seen.text).toContain('<meta name="robots" content="noindex');
    expect(seen.headers.get('cache-control')).toBe('private, no-cache');
    expect(seen.headers.get('set-cookie')).toBeNull();
  });

  it('holds back what is hidden, the title, and the ids of what it shows', async () => {
    const id = await newResume();
    await write(id, [{ path: 'basics/name', value: 'Ada Lovelace' }]);
    const view = await call<{ document: { sections: { id: string; kind: string }[] } }>('GET', `/api/resumes/${id}`, { token: ada.token });
    const skills = view.body.document.sections.find(({ kind }) => kind === 'skills')?.id ?? '';
    const { slug } = await makeLink(ada, id);
    const { text } = await visit(`/r/${slug}`);
    expect(text).toContain('<h1>Ada Lovelace</h1>');
    expect(text).not.toContain('third try');
    expect(text).not.toContain(`"${skills}"`);
  });

  it('may be listed by search engines only when its owner wants that', async () => {
    const id = await newResume();
    const { slug, id: link } = await makeLink(ada, id, { indexed: true });
    const open = await visit(`/r/${slug}`);
    expect(open.headers.get('x-robots-tag')).toBeNull();
    expect(open.text).toContain(`<link rel="canonical" href="http://vitae.example/r/${slug}">`);
    await changeLink(ada, id, link, { indexed: false });
    expect((await visit(`/r/${slug}`)).headers.get('x-robots-tag')).toContain('noindex');
  });

  it('is asked for anew each time, and sent only when it is another', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id);
    const first = await visit(`/r/${slug}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await visit(`/r/${slug}`, { headers: { 'if-none-match': `W/${etag}` } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'));
    await write(id, [{ path: 'basics/name', value: 'Grace Hopper' }]);
    expect(await visit(`/r/${slug}`, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200 });
  });

  it('speaks to its reader in their language, and tells caches so', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { password: 'open sesame' });
    const path = `/r/${slug}`;
    const german = { 'accept-language': 'gsw, de-CH;q=0.9, en;q=0.8' };
    const asked = await visit(path, { headers: german });
    expect(asked.text).toContain('<html lang="de" dir="ltr">');
    expect(asked.text).toContain('<h1>Diese Seite braucht ein Passwort</h1>');
    expect(asked.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    expect((await visit(path, { form: { password: 'wrong one' }, headers: german })).text).toContain('Das ist nicht das Passwort.');
    expect((await visit(`${path}/report`, { headers: { 'accept-language': 'ar' } })).text).toContain('<html lang="ar" dir="rtl">');
    expect((await visit(`/r/${freshSlug()}`, { headers: { 'accept-language': 'ja' } })).text).toContain('ここにページはありません');

    const open = await makeLink(ada, id);
    const [first, second] = [await visit(`/r/${open.slug}`, { headers: german }), await visit(`/r/${open.slug}`)];
    expect(first.text).toContain('<html lang="en" dir="ltr">');
    expect(first.text).toContain('<nav class="bar" lang="de" dir="ltr"');
    expect(second.text).toContain('<nav class="bar" lang="en" dir="ltr"');
    expect(first.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    // What a browser kept of another language is not taken for this one.
    const etag = first.headers.get('etag') ?? '';
    expect((await visit(`/r/${open.slug}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
    expect((await visit(`/r/${open.slug}`, { headers: { ...german, 'if-none-match': etag } })).status).toBe(304);
  });

  it('looks the same whether it never was, is off, deleted, suspended or in the trash', async () => {
    const unknown = await visit(`/r/${freshSlug()}`);
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-type')).toContain('text/html');
    const id = await newResume();
    const link = await makeLink(ada, id);
    const path = `/r/${link.slug}`;
    const hasGone = async () => {
      for (const part of ['', '/photo', '/card.png', '/pdf', '/report']) expect((await visit(path + part)).status, part).toBe(404);
      expect(await visit(path)).toMatchObject({ status: 404, text: unknown.text });
    };
    expect((await visit(path)).status).toBe(200);
    await changeLink(ada, id, link.id, { isOn: false });
    await hasGone();
    await changeLink(ada, id, link.id, { isOn: true });
    expect((await visit(path)).status).toBe(200);
    expect((await call('DELETE', `/api/resumes/${id}/links/${link.id}`, { token: ada.token })).status).toBe(204);
    await hasGone();
    expect(await linksOf(ada, id)).toEqual([]);
    expect((await call('POST', `/api/resumes/${id}/links/${link.id}/restore`, { token: ada.token })).status).toBe(200);
    expect((await visit(path)).status).toBe(200);
    await call('DELETE', `/api/resumes/${id}`, { token: ada.token });
    await hasGone();
    await call('POST', `/api/resumes/${id}/restore`, { token: ada.token });
    expect((await visit(path)).status).toBe(200);
  });

  it('says that it has expired', async () => {
    const id = await newResume();
    const past = await call('POST', `/api/resumes/${id}/links`, { token: ada.token, body: { expiresAt: '2020-01-01T00:00:00.000Z' } });
    expect(past).toMatchObject({ status: 400, body: { errors: [{ path: 'expiresAt' }] } });
    const link = await makeLink(ada, id, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await visit(`/r/${link.slug}`)).status).toBe(200);
    await runInDurableObject(env.RESUME.getByName(id), (_actor, { storage }) => {
      storage.sql.exec('UPDATE link SET expires_at = ?', Date.now() - 1);
    });
    const seen = await visit(`/r/${link.slug}`);
    expect(seen.status).toBe(410);
    expect(seen.text).toContain('This link has expired');
  });

  it('outlives the memory of its actor', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id);
    await visit(`/r/${slug}`);
    await evictDurableObject(env.RESUME.getByName(id));
    expect((await visit(`/r/${slug}`)).status).toBe(200);
    expect(await linksOf(ada, id)).toMatchObject([{ slug, views: 2 }]);
  });
});

describe('an address', () => {
  it('is one résumé’s only, whoever asks first', async () => {
    const [mine, theirs] = [await newResume(), await newResume(await register())];
    const grace = await register();
    const graces = await newResume(grace);
    expect(theirs).not.toBe(mine);
    const slug = freshSlug();
    const body = { slug };
    const both = await Promise.all([
      call('POST', `/api/resumes/${mine}/links`, { token: ada.token, body }),
      call('POST', `/api/resumes/${graces}/links`, { token: grace.token, body }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict', errors: [{ path: 'slug' }] });
    const free = (resume: string, person: SignedInPerson) =>
      call<{ isFree: boolean }>('GET', `/api/resumes/${resume}/links/check?slug=${slug}`, { token: person.token });
    expect((await free(mine, ada)).body.isFree).toBe(false);
    expect((await free(graces, grace)).body.isFree).toBe(false);
  });

  it('takes no words of ours and nothing that is no address', async () => {
    const id = await newResume();
    for (const slug of ['ab', 'admin', 'a--b', '-ab', 'a/b', 'x'.repeat(61), 'añb'])
      expect((await call('POST', `/api/resumes/${id}/links`, { token: ada.token, body: { slug } })).status, slug).toBe(400);
    const upper = freshSlug();
    expect((await makeLink(ada, id, { slug: upper.toUpperCase() })).slug).toBe(upper);
    expect((await visit(`/r/${upper.toUpperCase()}`)).headers.get('location')).toBe(`/r/${upper}`);
  });

  it('stays with its résumé for thirty days after it is given up, and then is free', async () => {
    const id = await newResume();
    const link = await makeLink(ada, id, { slug: freshSlug() });
    const renamed = freshSlug();
    await changeLink(ada, id, link.id, { slug: renamed });
    expect((await visit(`/r/${link.slug}`)).status).toBe(404);
    expect((await visit(`/r/${renamed}`)).status).toBe(200);
    const grace = await register();
    const graces = await newResume(grace);
    const take = () => call('POST', `/api/resumes/${graces}/links`, { token: grace.token, body: { slug: link.slug } });
    expect((await take()).status).toBe(409);
    // Thirty days later.
    await runInDurableObject(env.RESUME.getByName(id), (actor, { storage }) => {
      storage.sql.exec('UPDATE address SET until = ? WHERE until IS NOT NULL', Date.now() - 1);
      actor['links'].onAlarm(actor['repo'].resume() ?? never());
    });
    await allSaid(id);
    expect((await take()).status).toBe(201);
    // The router still thinks of the first résumé, and asks once more.
    expect((await visit(`/r/${link.slug}`)).status).toBe(200);
    expect((await visit(`/r/${renamed}`)).status).toBe(200);
  });

  it('goes back when whoever asked for it died before the link was there', async () => {
    const id = await newResume();
    const slug = freshSlug();
    await runInDurableObject(env.RESUME.getByName(id), async (actor) => {
      const held = await actor['links']['addresses'].hold(slug, ResumeId.parse(id));
      expect(held.ok).toBe(true);
    });
    expect(await holderOf(slug)).toEqual([{ resume: id }]);
    await runInDurableObject(env.RESUME.getByName(id), (_actor, { storage }) => {
      storage.sql.exec('UPDATE address SET until = 1');
      storage.sql.exec("UPDATE alarm SET at = 1 WHERE name = 'resume.links'");
    });
    await evictDurableObject(env.RESUME.getByName(id));
    await runDurableObjectAlarm(env.RESUME.getByName(id));
    await allSaid(id);
    expect(await holderOf(slug)).toEqual([]);
  });

  it('is not given back by the end of an earlier claim', async () => {
    const id = ResumeId.parse(await newResume());
    const { slug } = await makeLink(ada, id, { slug: freshSlug() });
    const claim = ClaimId.parse(`clm_${'0'.repeat(26)}`);
    const released = await mailbox(env, 'tenant', DEFAULT_TENANT).ask(
      { type: 'ReleaseSlug', slug: Slug.parse(slug), resume: id, claim },
      {
        from: { kind: 'actor', actor: 'resume', id },
        request: 'test',
      },
    );
    expect(released.ok).toBe(true);
    expect(await holderOf(slug)).toEqual([{ resume: id }]);
  });

  it('is free again once its résumé is no more', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { slug: freshSlug() });
    await call('DELETE', `/api/resumes/${id}`, { token: ada.token });
    await runInDurableObject(env.RESUME.getByName(id), async (actor, { storage }) => {
      storage.sql.exec('UPDATE resume SET trashed_at = 1');
      actor['repo'].forget();
      await actor['onNamedAlarm']('resume.purge');
    });
    await expect.poll(() => holderOf(slug), { timeout: 5_000 }).toEqual([]);
    expect((await visit(`/r/${slug}`)).status).toBe(404);
  });
});

const never = (): never => {
  throw new Error('there is no résumé');
};

describe('a password', () => {
  it('is asked for, opens this page for an hour, and no longer once it is another', async () => {
    const id = await newResume();
    const link = await makeLink(ada, id, { password: 'open sesame', indexed: true });
    expect(link.hasPassword).toBe(true);
    expect(JSON.stringify(link)).not.toContain('sesame');
    const path = `/r/${link.slug}`;
    await write(id, [{ path: 'basics/name', value: 'Ada Lovelace' }]);
    const asked = await visit(path);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('type="password"');
    expect(asked.text).not.toContain('Lovelace');
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(await visit(path, { form: { password: 'open wrongly' } })).toMatchObject({ status: 403 });
    const right = await visit(path, { form: { password: 'open sesame' } });
    expect(right).toMatchObject({ status: 303 });
    expect(right.headers.get('location')).toBe(path);
    const cookie = right.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^vitae-page=[^;]+; Max-Age=3600; Path=${path}; HttpOnly; SameSite=Lax$`));
    const pass = { cookie: cookie.split(';')[0] ?? '' };
    const open = await visit(path, { headers: pass });
    expect(open.text).toContain('<h1>Ada Lovelace</h1>');
    expect(open.headers.get('cache-control')).toBe('no-store');
    expect(open.headers.get('x-robots-tag')).toContain('noindex');
    expect(open.text).not.toContain('og:image');
    for (const part of ['/photo', '/card.png', '/pdf']) expect((await visit(path + part)).status, part).toBe(303);
    const other = await makeLink(ada, id, { password: 'open sesame' });
    expect((await visit(`/r/${other.slug}`, { headers: pass })).text).not.toContain('Lovelace');
    await changeLink(ada, id, link.id, { password: 'another phrase' });
    expect((await visit(path, { headers: pass })).text).not.toContain('Lovelace');
    await changeLink(ada, id, link.id, { password: null });
    expect((await visit(path)).text).toContain('Lovelace');
  });

  it('cannot be had by writing one’s own pass, or an old one', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { password: 'open sesame' });
    const right = await visit(`/r/${slug}`, { form: { password: 'open sesame' } });
    const [until = '', signature = ''] = /vitae-page=(\d+)\.([^;]+)/.exec(right.headers.get('set-cookie') ?? '')?.slice(1) ?? [];
    const isOpen = async (pass: string) =>
      !(await visit(`/r/${slug}`, { headers: { cookie: `vitae-page=${pass}` } })).text.includes('type="password"');
    expect(await isOpen(`${until}.${signature}`)).toBe(true);
    expect(await isOpen(`${Number(until) + 1}.${signature}`)).toBe(false);
    expect(await isOpen(`${until}.${'A'.repeat(43)}`)).toBe(false);
    expect(await isOpen('nonsense')).toBe(false);
  });

  it('is guessed ever more slowly', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { password: 'open sesame' });
    const answers: number[] = [];
    for (let guess = 0; guess < 6; guess += 1)
      answers.push((await visit(`/r/${slug}`, { form: { password: `wrong guess ${guess}` } })).status);
    expect(answers).toEqual([403, 403, 403, 403, 403, 429]);
    const early = await visit(`/r/${slug}`, { form: { password: 'open sesame' } });
    expect(early.status).toBe(429);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('takes a form from our own page only', async () => {
    const { slug } = await makeLink(ada, await newResume(), { password: 'open sesame' });
    const foreign = await visit(`/r/${slug}`, { form: { password: 'open sesame' }, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.headers.get('set-cookie')).toBeNull();
    expect(foreign.status).toBe(404);
  });
});

describe('what is counted', () => {
  const countsOf = async (id: string) => {
    const [link] = await linksOf(ada, id);
    return link && { views: link.views, downloads: link.downloads, previews: link.previews, days: link.days };
  };

  it('is who reads: no asking without reading, no programs, nobody of the résumé', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { label: 'Acme, recruiter' });
    const path = `/r/${slug}`;
    await visit(path);
    await visit(path);
    await visit(path, { method: 'HEAD' });
    await visit(path, { headers: { 'sec-purpose': 'prefetch;prerender' } });
    await visit(path, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' } });
    await visit(path, { headers: { 'user-agent': '' } });
    await visit(path, { headers: { cookie: `vitae-refresh=${ada.refreshToken}` } });
    await visit(`${path}/report`);
    const stranger = await register();
    await visit(path, { headers: { cookie: `vitae-refresh=${stranger.refreshToken}` } });
    const day = new Date().toISOString().slice(0, 10);
    expect(await countsOf(id)).toEqual({ views: 3, downloads: 0, previews: 2, days: [{ day, views: 3, downloads: 0, previews: 2 }] });
    expect((await linksOf(ada, id))[0]).toMatchObject({ label: 'Acme, recruiter', lastViewedOn: day });
  });

  it('keeps nothing of who came', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id);
    await visit(`/r/${slug}`, { headers: { 'cf-connecting-ip': '203.0.113.77', referer: 'https://mail.example/inbox' } });
    const rows = await runInDurableObject(env.RESUME.getByName(id), (_actor, { storage }) =>
      storage.sql.exec('SELECT * FROM visit').toArray(),
    );
    expect(rows.map((row) => Object.keys(row))).toEqual([['link', 'day', 'views', 'downloads', 'previews']]);
  });
});

describe('the PDF of a page', () => {
  it('is made for the first reader and kept for the others, without what is its owner’s only', async () => {
    const id = await imported(ada);
    await call('PATCH', `/api/resumes/${id}`, { token: ada.token, body: { ops: [{ path: 'meta/title', value: 'For Acme, third try' }] } });
    const { slug } = await makeLink(ada, id);
    const get = () => fetchFile(`/r/${slug}/pdf`);
    await expect.poll(async () => (await fetchFile(`/r/${slug}/pdf`, { 'user-agent': 'curl/8' })).status, { timeout: 30_000 }).toBe(200);
    const file = await get();
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.pdf"/);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(new TextDecoder().decode(file.bytes.slice(0, 5))).toBe('%PDF-');
    expect(new TextDecoder('latin1').decode(file.bytes)).not.toContain('third try');
    // The program that waited for it is no reader.
    expect((await linksOf(ada, id))[0]).toMatchObject({ downloads: 1 });
    expect(await get()).toMatchObject({ status: 200 });
    expect((await linksOf(ada, id))[0]).toMatchObject({ downloads: 2 });
  });

  it('is not there when its owner does not allow it', async () => {
    const id = await newResume();
    const { slug } = await makeLink(ada, id, { allowDownload: false });
    expect((await visit(`/r/${slug}`)).text).not.toContain('/pdf');
    expect((await visit(`/r/${slug}/pdf`)).status).toBe(404);
  });

  it('has a card beside it, for where links are shown', async () => {
    const id = await imported(ada);
    const { slug } = await makeLink(ada, id);
    const card = await fetchFile(`/r/${slug}/card.png`);
    expect(card.status).toBe(200);
    expect([...card.bytes.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
    const etag = card.headers.get('etag') ?? '';
    expect((await fetchFile(`/r/${slug}/card.png`, { 'if-none-match': etag })).status).toBe(304);
    expect((await visit(`/r/${slug}`)).text).toContain(`content="http://vitae.example/r/${slug}/card.png"`);
  });
});

describe('a report', () => {
  const moderator = Identity.parse({
    kind: 'user',
    user: `usr_${'9'.repeat(26)}`,
    session: `ses_${'9'.repeat(26)}`,
    tenant: `ten_${'0'.repeat(26)}`,
    tenantRole: 'moderator',
    name: 'Grace',
  });
  const caseOf = (slug: string) =>
    runInDurableObject(tenant(), (_actor, { storage }) =>
      storage.sql
        .exec<{ id: number; reason: string; words: string }>(
          'SELECT id, r.reason, words FROM moderation_case JOIN case_report AS r ON case_id = id WHERE slug = ?',
          slug,
        )
        .toArray(),
    );

  it('comes to the moderators, who can take the page off and let it back', async () => {
    const id = await newResume();
    const { slug, id: link } = await makeLink(ada, id);
    expect((await visit(`/r/${slug}/report`)).text).toContain('name="reason"');
    expect((await visit(`/r/${slug}/report`, { form: { words: 'no reason' } })).status).toBe(400);
    const sent = await visit(`/r/${slug}/report`, { form: { reason: 'impersonation', words: 'It is not her.' } });
    expect(sent).toMatchObject({ status: 200 });
    await expect.poll(() => caseOf(slug), { timeout: 5_000 }).toMatchObject([{ reason: 'impersonation', words: 'It is not her.' }]);
    const [found] = await caseOf(slug);
    const decide = (decision: 'unpublish' | 'lift') =>
      runInDurableObject(tenant(), (actor) => {
        const message = { type: 'DecideCase', id: found?.id ?? 0, decision, reason: 'impersonation', why: 'It is not her.' } as const;
        return actor['cases'].handle(message, { from: moderator, request: 'test' });
      });
    // Another address is no way out.
    const elsewhere = freshSlug();
    await changeLink(ada, id, link, { slug: elsewhere });
    expect((await decide('unpublish')).ok).toBe(true);
    await expect.poll(async () => (await visit(`/r/${elsewhere}`)).status, { timeout: 5_000 }).toBe(404);
    expect(await linksOf(ada, id)).toMatchObject([{ isSuspended: true }]);
    expect((await call('POST', `/api/resumes/${id}/links`, { token: ada.token, body: {} })).status).toBe(403);
    await changeLink(ada, id, link, { slug });
    expect((await visit(`/r/${slug}`)).status).toBe(404);
    await decide('lift');
    await expect.poll(async () => (await visit(`/r/${slug}`)).status, { timeout: 5_000 }).toBe(200);
  });

  it('is kept twenty times at most', async () => {
    const { slug } = await makeLink(ada, await newResume());
    for (let at = 0; at < 22; at += 1)
      expect((await visit(`/r/${slug}/report`, { form: { reason: 'spam', words: `${at}` } })).status).toBe(200);
    await expect.poll(async () => (await caseOf(slug)).length, { timeout: 5_000 }).toBe(20);
  });
});
