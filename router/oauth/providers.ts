import { z } from 'zod';
import { PROVIDER_LABELS, type ProviderName } from '#protocol/oauth';

/** Who a provider says is there. The address counts only when the provider has verified it. */
export interface Somebody {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
}

export interface Provider {
  name: ProviderName;
  label: string;
  clientId: string;
  clientSecret: string;
  issuer: string;
  scopes: string[];
  /** Most take the secret as HTTP Basic; LinkedIn only in the body. */
  secretIn: 'basic' | 'body';
  /** What makes it ask its person instead of waving them through; LinkedIn documents nothing that does. */
  askAnew: 'select_account' | null;
  authorize: string;
  token: string;
  profile: string;
  /** GitHub says addresses elsewhere. */
  emails: string | null;
}

type Known = Omit<Provider, 'name' | 'clientId' | 'clientSecret'>;
const OPENID = { scopes: ['openid', 'profile', 'email'], emails: null };
const KNOWN: Record<ProviderName, Known> = {
  github: {
    label: PROVIDER_LABELS.github,
    issuer: 'https://github.com',
    scopes: ['read:user', 'user:email'],
    secretIn: 'basic',
    askAnew: 'select_account',
    authorize: 'https://github.com/login/oauth/authorize',
    token: 'https://github.com/login/oauth/access_token',
    profile: 'https://api.github.com/user',
    emails: 'https://api.github.com/user/emails',
  },
  google: {
    ...OPENID,
    label: PROVIDER_LABELS.google,
    issuer: 'https://accounts.google.com',
    secretIn: 'basic',
    askAnew: 'select_account',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    profile: 'https://openidconnect.googleapis.com/v1/userinfo',
  },
  linkedin: {
    ...OPENID,
    label: PROVIDER_LABELS.linkedin,
    issuer: 'https://www.linkedin.com',
    secretIn: 'body',
    askAnew: null,
    authorize: 'https://www.linkedin.com/oauth/v2/authorization',
    token: 'https://www.linkedin.com/oauth/v2/accessToken',
    profile: 'https://api.linkedin.com/v2/userinfo',
  },
};

const setting = (env: object, name: string): string => {
  const value: unknown = Reflect.get(env, name);
  return typeof value === 'string' ? value : '';
};

/** A provider that is configured: VITAE_OAUTH_<NAME>_ID and _SECRET; `_AT` puts another server in its place, for tests. */
export function providerOf(env: object, name: ProviderName): Provider | null {
  const prefix = `VITAE_OAUTH_${name.toUpperCase()}`;
  const clientId = setting(env, `${prefix}_ID`);
  const clientSecret = setting(env, `${prefix}_SECRET`);
  if (clientId === '' || clientSecret === '') return null;
  const known = KNOWN[name];
  const at = setting(env, `${prefix}_AT`).replace(/\/$/, '');
  const elsewhere = {
    issuer: at,
    authorize: `${at}/authorize`,
    token: `${at}/token`,
    profile: `${at}/profile`,
    emails: known.emails && `${at}/emails`,
  };
  return { ...known, ...(at === '' ? {} : elsewhere), name, clientId, clientSecret };
}

export const configuredProviders = (env: object): Provider[] =>
  (['github', 'google', 'linkedin'] as const).map((name) => providerOf(env, name)).filter((provider) => provider !== null);

const OpenIdProfile = z.object({
  sub: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
});
const GithubProfile = z.object({ id: z.number().int(), login: z.string(), name: z.string().nullish() });
const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Reads what a provider answered. @throws ZodError when it is not what the provider documents */
export function somebodyIn(provider: Pick<Provider, 'name' | 'issuer'>, profile: unknown, emails: unknown): Somebody {
  const { issuer } = provider;
  if (provider.name === 'github') {
    const { id, login, name } = GithubProfile.parse(profile);
    const verified = GithubEmails.parse(emails).filter((one) => one.verified);
    const email = (verified.find((one) => one.primary) ?? verified[0])?.email ?? null;
    // The number stays when a person takes another name.
    return { issuer, subject: String(id), name: name || login, email };
  }
  const { sub, name, email, email_verified } = OpenIdProfile.parse(profile);
  const isVerified = email_verified === true || email_verified === 'true';
  return { issuer, subject: sub, name: name || (email?.split('@')[0] ?? 'Somebody'), email: isVerified && email ? email : null };
}
