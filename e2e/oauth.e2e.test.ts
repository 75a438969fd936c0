import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Factors, LinkedList, ProviderList, StartOauthAnswer } from '#protocol/http';
import { Profile } from '#protocol/user';
import { Api, newAddress } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { addTotp, codeOf } from './support/factors.ts';
import { type Account, LocalProvider } from './support/provider.ts';
import { TestServer } from './support/server.ts';

let known = 1_000;
/** Somebody nobody knows yet. */
const somebody = (email = newAddress()): Account => {
  known += 1;
  return { sub: String(known), name: 'Ada Elsewhere', email, email_verified: true };
};

/** A browser as far as this needs one: it keeps cookies, and follows where it is sent when it is told to. */
class Visitor {
  readonly base: string;
  private readonly jar = new Map<string, string>();
  constructor(base: string) {
    this.base = base;
  }

  async go(method: string, path: string, body?: unknown): Promise<{ status: number; location: string; json: unknown }> {
    const url = new URL(path, this.base);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      json: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null,
    };
  }

  /** To the provider and as far as its answer: the address of the callback. */
  async setOut(provider: string, body: { purpose: 'sign-in' | 'link' | 'confirm'; next?: string }): Promise<string> {
    const started = await this.go('POST', `/auth/oauth/${provider}/start`, body);
    const { url } = StartOauthAnswer.parse(started.json);
    const there = await fetch(url, { redirect: 'manual' });
    return there.headers.get('location') ?? '';
  }

  async through(
    provider: string,
    body: { purpose: 'sign-in' | 'link' | 'confirm'; next?: string } = { purpose: 'sign-in' },
  ): Promise<string> {
    return (await this.go('GET', await this.setOut(provider, body))).location;
  }

  async me(): Promise<z.infer<typeof Profile> | null> {
    const answer = await this.go('GET', '/api/me');
    return answer.status === 200 ? Profile.parse(answer.json) : null;
  }
}

describe('signing in with an account elsewhere', () => {
  let server: TestServer;
  let google: LocalProvider;
  let github: LocalProvider;
  let linkedin: LocalProvider;
  beforeAll(async () => {
    [google, github, linkedin] = await Promise.all([
      LocalProvider.start(somebody()),
      LocalProvider.start(somebody()),
      LocalProvider.start(somebody(), 'body'),
    ]);
    server = await TestServer.start({
      env: { ...google.settings('GOOGLE'), ...github.settings('GITHUB'), ...linkedin.settings('LINKEDIN') },
    });
  });
  afterAll(async () => {
    for (const provider of [google, github, linkedin]) provider.close();
    await server.dispose();
  });
  const providers = () => ({ google, github, linkedin });

  /** Somebody who has made an account with a password and confirmed the address. */
  async function confirmed(visitor: Visitor, email = newAddress()): Promise<string> {
    const registered = await visitor.go('POST', '/auth/register', { email, password: 'a long enough phrase', name: 'Ada' });
    expect(registered.status).toBe(201);
    await visitor.go('POST', '/auth/verify-email', { token: await server.tokenMailedTo(email) });
    return email;
  }

  it('is offered for the providers that are configured', async () => {
    const { items } = await new Api(server.url).get('/auth/oauth', ProviderList);
    expect(items).toEqual([
      { name: 'github', label: 'GitHub' },
      { name: 'google', label: 'Google' },
      { name: 'linkedin', label: 'LinkedIn' },
    ]);
  });

  it.each(['google', 'github', 'linkedin'] as const)(
    'makes an account with %s, and finds it again whatever the address is then',
    async (name) => {
      const provider = providers()[name];
      provider.account = somebody();
      const first = new Visitor(server.url);
      expect(await first.through(name, { purpose: 'sign-in', next: '/account' })).toBe('/account');
      const me = await first.me();
      expect(me).toMatchObject({ email: provider.account.email, emailVerified: true, name: 'Ada Elsewhere' });
      provider.account = { ...provider.account, email: newAddress() };
      const again = new Visitor(server.url);
      expect(await again.through(name)).toBe('/home');
      expect((await again.me())?.id).toBe(me?.id);
      const asked = provider.seen.authorize.at(-1);
      expect(asked?.get('code_challenge_method')).toBe('S256');
      expect(asked?.get('redirect_uri')).toBe(`${server.url}/auth/oauth/${name}/callback`);
      expect(provider.seen.refused).toEqual([]);
    },
  );

  it('needs the state of the same browser, once', async () => {
    google.account = somebody();
    const visitor = new Visitor(server.url);
    const callback = await visitor.setOut('google', { purpose: 'sign-in' });
    // Somebody else is made to open the link: they are not signed in as the first.
    const other = new Visitor(server.url);
    expect((await other.go('GET', callback)).location).toBe('/sign-in?oauth=refused');
    await other.setOut('google', { purpose: 'sign-in' });
    expect((await other.go('GET', callback)).location).toBe('/sign-in?oauth=refused');
    expect(await other.me()).toBeNull();
    expect((await visitor.go('GET', callback)).location).toBe('/home');
    expect((await visitor.go('GET', callback)).location).toBe('/sign-in?oauth=refused');
  });

  it('takes no answer for that of another provider', async () => {
    google.account = somebody();
    const visitor = new Visitor(server.url);
    const callback = new URL(await visitor.setOut('google', { purpose: 'sign-in' }));
    // What Google said is brought as if GitHub had said it: nobody is asked for a token, and the journey is over.
    const before = github.seen.refused.length;
    callback.pathname = '/auth/oauth/github/callback';
    expect((await visitor.go('GET', callback.href)).location).toBe('/sign-in?oauth=refused');
    expect(github.seen.refused.length).toBe(before);
    callback.pathname = '/auth/oauth/google/callback';
    expect((await visitor.go('GET', callback.href)).location).toBe('/sign-in?oauth=refused');
    expect(await visitor.me()).toBeNull();
  });

  it('keeps no token of a provider, and shows none', async () => {
    google.account = somebody();
    const visitor = new Visitor(server.url);
    const given = google.seen.given.length;
    expect(await visitor.through('google')).toBe('/home');
    const [token = ''] = google.seen.given.slice(given);
    expect(token).not.toBe('');
    const [me, linked] = [await visitor.go('GET', '/api/me'), await visitor.go('GET', '/api/me/identities')];
    expect(JSON.stringify([me.json, linked.json])).not.toContain(token);
    expect(server.output).not.toContain(token);
    // What is kept is what is on the disk, the newest of it in the journals of SQLite.
    const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const kept = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(kept.some((bytes) => bytes.includes(google.account.email))).toBe(true);
    expect(kept.some((bytes) => bytes.includes(token))).toBe(false);
  });

  it('comes to nothing when the provider refuses, or a code is made up', async () => {
    const visitor = new Visitor(server.url);
    const callback = new URL(await visitor.setOut('google', { purpose: 'sign-in' }));
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    expect((await visitor.go('GET', callback.href)).location).toBe('/sign-in?oauth=refused');
    const second = new URL(await visitor.setOut('google', { purpose: 'sign-in' }));
    second.searchParams.set('code', randomUUID());
    expect((await visitor.go('GET', second.href)).location).toBe('/sign-in?oauth=refused');
    expect(google.seen.refused.at(-1)).toBe('invalid_grant');
    expect(await visitor.me()).toBeNull();
  });

  it('never takes an account for yours because of its address', async () => {
    const email = await confirmed(new Visitor(server.url));
    google.account = somebody(email);
    const visitor = new Visitor(server.url);
    expect(await visitor.through('google')).toBe('/sign-in?oauth=address_taken');
    google.account = { ...somebody(), email_verified: false };
    expect(await visitor.through('google')).toBe('/sign-in?oauth=unverified');
    expect(await visitor.me()).toBeNull();
  });

  it('is connected by somebody who is signed in, to one account only, and taken off again', async () => {
    const owner = new Visitor(server.url);
    const email = await confirmed(owner);
    const id = (await owner.me())?.id;
    google.account = somebody(email);
    // Tried before it was connected: that must not stand in the way.
    expect(await new Visitor(server.url).through('google')).toBe('/sign-in?oauth=address_taken');
    expect(await owner.through('google', { purpose: 'link' })).toBe('/account/security');
    const { items } = LinkedList.parse((await owner.go('GET', '/api/me/identities')).json);
    expect(items).toMatchObject([{ provider: 'google', subject: google.account.sub, label: email }]);
    const again = new Visitor(server.url);
    expect(await again.through('google')).toBe('/home');
    expect((await again.me())?.id).toBe(id);
    const thief = new Visitor(server.url);
    await confirmed(thief);
    expect(await thief.through('google', { purpose: 'link' })).toBe('/account/security?oauth=connected_elsewhere');
    const [linked] = items;
    expect((await owner.go('POST', '/api/me/identities/unlink', { issuer: linked?.issuer, subject: linked?.subject })).status).toBe(204);
    expect(await new Visitor(server.url).through('google')).toBe('/sign-in?oauth=address_taken');
    expect(await thief.through('google', { purpose: 'link' })).toBe('/account/security');
  });

  it('connects nothing without a session, and leaves nobody without a way in', async () => {
    const visitor = new Visitor(server.url);
    expect((await visitor.go('POST', '/auth/oauth/google/start', { purpose: 'link' })).status).toBe(401);
    google.account = somebody();
    await visitor.through('google');
    const { items } = LinkedList.parse((await visitor.go('GET', '/api/me/identities')).json);
    const [only] = items;
    expect((await visitor.go('POST', '/api/me/identities/unlink', { issuer: only?.issuer, subject: only?.subject })).status).toBe(409);
    // It has no password that could be guessed, nor one to confirm with.
    const email = google.account.email;
    expect((await visitor.go('POST', '/auth/login', { email, password: '' })).status).toBe(401);
    expect(Factors.parse((await visitor.go('GET', '/api/me/factors')).json).confirmBy).toEqual([]);
  });

  it('confirms who came that way and has no password, by the account that is connected only', async () => {
    const visitor = new Visitor(server.url);
    google.account = somebody();
    const mine = google.account;
    await visitor.through('google');
    const until = async () => Factors.parse((await visitor.go('GET', '/api/me/factors')).json).confirmedUntil ?? '';
    const before = await until();
    google.account = somebody();
    expect(await visitor.through('google', { purpose: 'confirm' })).toBe('/account/security?oauth=not_connected');
    expect(await until()).toBe(before);
    google.account = mine;
    expect(await visitor.through('google', { purpose: 'confirm', next: '/account/delete' })).toBe('/account/delete');
    expect((await until()) > before).toBe(true);
    // The provider is told to ask: a browser that is signed in there proves little by itself.
    expect(google.seen.authorize.at(-1)?.get('prompt')).toBe('select_account');
    expect((await visitor.go('DELETE', '/api/me', {})).status).toBe(202);
    expect((await new Visitor(server.url).go('POST', '/auth/oauth/google/start', { purpose: 'confirm' })).status).toBe(401);
  });

  it('asks for the second factor, too', async () => {
    google.account = somebody();
    const visitor = new Visitor(server.url);
    const api = await Api.register(server.url);
    await addTotp(api);
    const unconfirmed = await api.raw('POST', '/auth/oauth/google/start', { purpose: 'link' });
    expect(unconfirmed.status).toBe(409);
    await api.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(api.session.user.email) });
    const started = await api.raw('POST', '/auth/oauth/google/start', { purpose: 'link' });
    const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { url } = StartOauthAnswer.parse(await started.json());
    const there = await fetch(url, { redirect: 'manual' });
    const back = await fetch(there.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie } });
    expect(back.headers.get('location')).toBe('/account/security');
    const location = await visitor.through('google');
    expect(location).toMatch(/^\/sign-in#second=usr_/);
    expect(new URLSearchParams(location.split('#')[1]).get('ways')).toBe('totp recovery');
    expect(await visitor.me()).toBeNull();
  });

  it('goes through the pages: signing up, connecting, the second step, and words for what went wrong', async () => {
    const browser = await launchBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
      const noBarriers = async (name: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const folder = process.env.VITAE_SCREENSHOTS;
          if (folder) await page.screenshot({ path: `${folder}/oauth-${name}-${colorScheme}.png`, fullPage: true });
          expect(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        }
      };
      google.account = somebody();
      github.account = somebody();
      await page.goto(`${server.url}/sign-up`);
      await page.getByRole('button', { name: 'Continue with Google' }).click();
      await page.waitForURL('**/home');
      await page.goto(`${server.url}/account/security`);
      await page.getByText(google.account.email).waitFor();
      await noBarriers('security');
      await page.getByRole('button', { name: 'Connect GitHub' }).click();
      await page.getByText(github.account.email).waitFor();
      await page.getByRole('button', { name: /^Disconnect Google/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('button', { name: 'Connect Google' }).waitFor();

      await page.getByRole('button', { name: 'Set up an app' }).click();
      const key = (await page.locator('.app-key').textContent())?.replaceAll(' ', '') ?? '';
      await page.getByLabel('Code that the app shows').fill(codeOf(key));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.context().clearCookies();
      await page.goto(`${server.url}/sign-in?next=%2Faccount`);
      await page.getByRole('button', { name: 'Continue with GitHub' }).click();
      await page.getByRole('heading', { name: 'One more step' }).waitFor();
      expect(page.url()).not.toContain('usr_');
      await page.getByLabel('Code', { exact: true }).fill(codeOf(key, 1));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/account');

      await page.context().clearCookies();
      google.account = { ...somebody(), email_verified: false };
      // A browser that says it offers passkeys and then cannot: nothing is said of it, least of all in place of what matters.
      await page.addInitScript(() => {
        PublicKeyCredential.isConditionalMediationAvailable = async () => true;
        navigator.credentials.get = () => Promise.reject(new DOMException('A request is pending already.', 'OperationError'));
      });
      await page.goto(`${server.url}/sign-in`);
      await page.getByRole('button', { name: 'Continue with Google' }).click();
      await page.waitForURL('**/sign-in?oauth=unverified');
      await page.getByRole('button', { name: 'Continue with Google' }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.getByText(/has not verified an address/).waitFor();
      await noBarriers('sign-in');
    } finally {
      await browser.close();
    }
  });
});
