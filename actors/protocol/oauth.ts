import { z } from 'zod';
import { Device } from './credentials.ts';
import type { FactorRequired } from './factors.ts';
import { SessionId, TenantId, UserId } from './ids.ts';
import { Language } from './language.ts';
import type { SignedIn } from './user.ts';

/** Signing in with an account elsewhere. Who somebody is there is (issuer, subject), never an address. */

export const ProviderName = z.enum(['github', 'google', 'linkedin']);
export type ProviderName = z.infer<typeof ProviderName>;
/** What they call themselves. */
export const PROVIDER_LABELS: Readonly<Record<ProviderName, string>> = { github: 'GitHub', google: 'Google', linkedin: 'LinkedIn' };

export const Issuer = z.url({ protocol: /^https?$/ }).max(200);
export const Subject = z.string().min(1).max(255);
/** What the person knows the account by: an address or a name. */
const Label = z.string().min(1).max(320);

export const LinkedIdentity = z.object({
  provider: ProviderName,
  issuer: z.string(),
  subject: z.string(),
  label: z.string(),
  linkedAt: z.iso.datetime(),
});
export type LinkedIdentity = z.infer<typeof LinkedIdentity>;

/** The providers that are configured here. */
export const ProviderList = z.object({ items: z.array(z.object({ name: ProviderName, label: z.string() })) });
export type ProviderList = z.infer<typeof ProviderList>;
export const StartOauthBody = z.strictObject({
  /** `confirm`: to prove again that it is you, with an account that is connected. */
  purpose: z.enum(['sign-in', 'link', 'confirm']),
  /** Where in the app to go on afterwards. */
  next: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/)
    .optional(),
});
export const StartOauthAnswer = z.object({ url: z.url() });
export const LinkedList = z.object({ items: z.array(LinkedIdentity) });
export const UnlinkBody = z.strictObject({ issuer: Issuer, subject: Subject });

/** Why nothing came of it, in the address that the browser comes back to: `?oauth=taken`. The apps have words for each. */
export const OauthTrouble = z.enum([
  /** The provider, or the person there, said no; or too much time went by. */
  'refused',
  /** The provider has verified no address, and there is no account yet. */
  'unverified',
  /** There is an account with this address, which is not connected. */
  'address_taken',
  /** The account elsewhere is connected to somebody else. */
  'connected_elsewhere',
  /** Somebody confirmed with an account that is not connected to theirs. */
  'not_connected',
  /** Connecting needs a fresh proof. */
  'unproved',
  'closed',
  'failed',
]);
export type OauthTrouble = z.infer<typeof OauthTrouble>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });
const who = { issuer: Issuer, subject: Subject };

export const OAUTH_MESSAGES = [
  /** From the router, which the provider has told who is there. */
  message('OauthSignIn', { ...who, device: Device }),
  /** From the router: the provider has verified the address. */
  message('OauthRegister', {
    ...who,
    provider: ProviderName,
    email: z.email().max(254),
    name: z.string().min(1).max(200),
    device: Device,
    language: Language.optional(),
    tenant: TenantId.optional(),
  }),
  /** From the router: whoever is signed in, in this session, has just come back from the provider. */
  message('OauthConfirm', { ...who, session: SessionId }),
  /** From the router: whether the look-up is right. */
  message('HasIdentity', who),
  /** Whether connecting an account would be let through now: asked before the browser sets out. */
  message('MayLink', {}),
  message('LinkIdentity', { ...who, provider: ProviderName, label: Label }),
  message('UnlinkIdentity', who),
  message('ListIdentities', {}),
] as const;
export const OauthMessage = z.discriminatedUnion('type', OAUTH_MESSAGES);
export type OauthMessage = z.infer<typeof OauthMessage>;

export type OauthReplies = {
  OauthSignIn: SignedIn | FactorRequired;
  OauthRegister: SignedIn;
  OauthConfirm: null;
  HasIdentity: { has: boolean };
  MayLink: null;
  LinkIdentity: null;
  UnlinkIdentity: null;
  ListIdentities: { items: LinkedIdentity[] };
};

/** For the tenant, who looks up whose an identity is. The user's actor has the last word. */
export const TENANT_OAUTH_MESSAGES = [
  /** From the router. `user` gets it when nobody has it, or `insteadOf` has, who says that they do not. */
  message('ClaimIdentity', { ...who, user: UserId, insteadOf: UserId.optional() }),
  /** From `user`. */
  message('IdentityUnlinked', { ...who, user: UserId }),
] as const;
export type TenantOauthReplies = {
  /** Whose it is now. */
  ClaimIdentity: { user: UserId };
  IdentityUnlinked: null;
};
