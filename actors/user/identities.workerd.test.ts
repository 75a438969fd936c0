import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, type Identity, type Principal, ROUTER } from '#protocol/envelope';
import { UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { letProofsAge } from '../../router/testing/factors.ts';
import { newPerson } from '../../router/testing/talk.ts';

const WHO = { issuer: 'https://accounts.google.com', subject: '112233' };
const DEVICE = { agent: 'a test' };
const head = (from: Principal) => ({ from, request: 'a-test' });

/** Somebody with a session, as the router would know them. */
async function signedIn(): Promise<Identity> {
  const person = await newPerson('Ada');
  const [, payload = ''] = person.token.split('.');
  const { sid } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return { kind: 'user', user: UserId.parse(person.id), session: sid, tenant: DEFAULT_TENANT, tenantRole: 'member', name: 'Ada' };
}

describe('an account elsewhere', () => {
  it('is connected and taken off only with a recent proof', async () => {
    const ada = await signedIn();
    const user = mailbox(env, 'user', ada.user);
    const link = { type: 'LinkIdentity', ...WHO, provider: 'google', label: 'ada@people.example' } as const;
    await letProofsAge(ada.user);
    for (const message of [link, { type: 'MayLink' }] as const)
      expect(await user.ask(message, head(ada))).toMatchObject({ ok: false, refusal: { code: 'step_up_required' } });
    expect(await user.ask({ type: 'CheckProof' }, head(ada))).toMatchObject({ ok: false, refusal: { code: 'step_up_required' } });
    const proof = { kind: 'password', password: 'correct horse battery' } as const;
    expect((await user.ask({ type: 'Confirm', proof }, head(ada))).ok).toBe(true);
    // Twice is as good as once.
    for (let i = 0; i < 2; i += 1) expect((await user.ask(link, head(ada))).ok).toBe(true);
    await letProofsAge(ada.user);
    expect(await user.ask({ type: 'UnlinkIdentity', ...WHO }, head(ada))).toMatchObject({ refusal: { code: 'step_up_required' } });
    expect(await user.ask({ type: 'ListIdentities' }, head(ada))).toMatchObject({ value: { items: [WHO] } });
  });

  it('signs in only by the word of the router, and only as whom it is connected to', async () => {
    const ada = await signedIn();
    const user = mailbox(env, 'user', ada.user);
    const signIn = { type: 'OauthSignIn', ...WHO, device: DEVICE } as const;
    for (const from of [ANONYMOUS, ada, { kind: 'actor', actor: 'resume', id: 'x' }] as Principal[])
      expect(await user.ask(signIn, head(from))).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await user.ask(signIn, head(ROUTER))).toMatchObject({ refusal: { code: 'not_found' } });
    await user.ask({ type: 'LinkIdentity', ...WHO, provider: 'google', label: 'ada' }, head(ada));
    expect(await user.ask(signIn, head(ROUTER))).toMatchObject({ ok: true, value: { user: { id: ada.user } } });
    const other = { ...signIn, issuer: 'https://evil.example' };
    expect(await user.ask(other, head(ROUTER))).toMatchObject({ refusal: { code: 'not_found' } });
  });

  it('belongs to whoever claimed it first, until they say that they do not have it', async () => {
    const tenant = mailbox(env, 'tenant', DEFAULT_TENANT);
    const who = { issuer: WHO.issuer, subject: crypto.randomUUID() };
    const [first, second, third] = [newId('user'), newId('user'), newId('user')];
    const claim = (user: UserId, insteadOf?: UserId) =>
      tenant.ask({ type: 'ClaimIdentity', ...who, user, ...(insteadOf ? { insteadOf } : {}) }, head(ROUTER));
    expect(await claim(first)).toMatchObject({ value: { user: first } });
    expect(await claim(second)).toMatchObject({ value: { user: first } });
    expect(await claim(second, third)).toMatchObject({ value: { user: first } });
    expect(await claim(second, first)).toMatchObject({ value: { user: second } });
    const unlinked = (user: UserId) =>
      tenant.ask({ type: 'IdentityUnlinked', ...who, user }, head({ kind: 'actor', actor: 'user', id: user }));
    expect((await unlinked(first)).ok).toBe(true);
    expect(await claim(third)).toMatchObject({ value: { user: second } });
    expect((await unlinked(second)).ok).toBe(true);
    expect(await claim(third)).toMatchObject({ value: { user: third } });
    expect(await tenant.ask({ type: 'ClaimIdentity', ...who, user: first }, head(ANONYMOUS))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});
