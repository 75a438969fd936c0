import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { FactorRequired } from '#protocol/factors';
import type { UserId } from '#protocol/ids';
import type { OauthTrouble } from '#protocol/oauth';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { Email, PersonName, type SignedIn } from '#protocol/user';
import { deviceOf, placeFor } from '../accounts.ts';
import type { Ctx } from '../context.ts';
import { heardLanguage } from '../language.ts';
import type { Journey } from './journey.ts';
import type { Provider, Somebody } from './providers.ts';

/** Nothing came of it, for a reason that the apps have words for. */
export class TroubleError extends Error {
  readonly trouble: OauthTrouble;

  constructor(trouble: OauthTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Connects an account elsewhere to that of whoever set out; their actor asks for a recent proof. @throws TroubleError */
export async function link(c: Ctx, provider: Provider, who: Somebody, identity: NonNullable<Journey['linking']>): Promise<Outcome<null>> {
  const { issuer, subject } = who;
  const owner = await claim(c, who, identity.user);
  if (!owner.ok) return owner;
  if (owner.value !== identity.user) {
    // The look-up may be behind: whoever it names has the last word.
    if (await knows(c, owner.value, who)) throw new TroubleError('connected_elsewhere');
    const again = await claim(c, who, identity.user, owner.value);
    if (!again.ok) return again;
    if (again.value !== identity.user) throw new TroubleError('connected_elsewhere');
  }
  const message = { type: 'LinkIdentity', provider: provider.name, issuer, subject, label: who.email ?? who.name } as const;
  return mailbox(c.env, 'user', identity.user).ask(message, { from: identity, request: c.var.requestId });
}

/** Whoever set out has signed in again with an account of theirs: that proves them. @throws TroubleError */
export async function confirm(c: Ctx, who: Somebody, { user, session }: NonNullable<Journey['confirming']>): Promise<Outcome<null>> {
  const message = { type: 'OauthConfirm', issuer: who.issuer, subject: who.subject, session } as const;
  const confirmed = await mailbox(c.env, 'user', user).ask(message, { from: ROUTER, request: c.var.requestId });
  if (!confirmed.ok && confirmed.refusal.code === 'not_found') throw new TroubleError('not_connected');
  return confirmed;
}

/** Signs in whoever (issuer, subject) belongs to; a new account for somebody new. @throws TroubleError */
export async function enter(c: Ctx, provider: Provider, who: Somebody): Promise<Outcome<SignedIn | FactorRequired>> {
  const fresh = newId('user');
  const owner = await claim(c, who, fresh);
  if (!owner.ok) return owner;
  const user = owner.value;
  const signedIn = await mailbox(c.env, 'user', user).ask(
    { type: 'OauthSignIn', issuer: who.issuer, subject: who.subject, device: deviceOf(c) },
    { from: ROUTER, request: c.var.requestId },
  );
  if (signedIn.ok || signedIn.refusal.code !== 'not_found') return signedIn;
  const registered = await register(c, provider, who, user);
  if (registered.ok || registered.refusal.code !== 'conflict' || user === fresh) return registered;
  // Somebody is there who has taken the account off theirs: it is nobody's now.
  const retaken = await claim(c, who, fresh, user);
  if (!retaken.ok) return retaken;
  return retaken.value === fresh ? register(c, provider, who, fresh) : refuse('conflict');
}

async function register(c: Ctx, provider: Provider, who: Somebody, user: UserId): Promise<Outcome<SignedIn>> {
  const tenant = mailbox(c.env, 'tenant', DEFAULT_TENANT);
  const head = { from: ROUTER, request: c.var.requestId };
  const email = Email.safeParse(who.email ?? '');
  if (!email.success) throw new TroubleError('unverified');
  const place = await placeFor(c, email.data);
  if (!place.ok) {
    if (place.refusal.code === 'forbidden') throw new TroubleError('closed');
    return place;
  }
  const claims = await tenant.ask({ type: 'FindByEmail', email: email.data }, head);
  if (!claims.ok) return claims;
  // The same address is not the same person: whoever owns the account here signs in to it first, and then connects the two.
  if (claims.value.some(({ verified }) => verified)) throw new TroubleError('address_taken');
  const name = PersonName.safeParse(who.name.slice(0, 200));
  const message = {
    type: 'OauthRegister',
    provider: provider.name,
    issuer: who.issuer,
    subject: who.subject,
    email: email.data,
    name: name.success ? name.data : 'Somebody',
    device: deviceOf(c),
    ...(place.value === DEFAULT_TENANT ? {} : { tenant: place.value }),
    ...heardLanguage(c),
  } as const;
  return mailbox(c.env, 'user', user).ask(message, head);
}

async function claim(c: Ctx, { issuer, subject }: Somebody, user: UserId, insteadOf?: UserId): Promise<Outcome<UserId>> {
  const message = { type: 'ClaimIdentity', issuer, subject, user, ...(insteadOf ? { insteadOf } : {}) } as const;
  const owner = await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask(message, { from: ROUTER, request: c.var.requestId });
  return owner.ok ? done(owner.value.user) : owner;
}

async function knows(c: Ctx, user: UserId, { issuer, subject }: Somebody): Promise<boolean> {
  const answer = await mailbox(c.env, 'user', user).ask(
    { type: 'HasIdentity', issuer, subject },
    { from: ROUTER, request: c.var.requestId },
  );
  return !answer.ok || answer.value.has;
}
