import { z } from 'zod';
import type { Identity } from './envelope.ts';
import { NOT_TEXT, rule } from './field-issues.ts';
import { SessionId, UserId } from './ids.ts';
import { Scope } from './scopes.ts';

/** Tokens with which programs act for a person. Each stands where a session would, and is named like one. */

/** `vitae_<user id>.<secret>`: recognisable to scanners of leaked secrets, and routed by the id in it. */
export const ApiTokenText = z.string().regex(/^vitae_usr_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);
export const isApiToken = (text: string): boolean => text.startsWith('vitae_');
/** The person whose actor keeps the token. @throws when it is not an API token */
export const userOfApiToken = (text: string): UserId => UserId.parse(text.slice('vitae_'.length).split('.')[0]);

/** Tokens of one person, and the longest life of one in days. */
export const MAX_API_TOKENS = 50;
export const MAX_API_TOKEN_DAYS = 366;

export const NewApiToken = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), NOT_TEXT),
  scopes: z
    .array(Scope)
    .min(1)
    .max(Scope.options.length)
    .refine((scopes) => new Set(scopes).size === scopes.length, rule('twice', 'names one twice')),
  /** Days until it ends. */
  days: z.number().int().min(1).max(MAX_API_TOKEN_DAYS),
};

/** What is shown of a token: all but the token. */
export const ApiToken = z.object({
  id: SessionId,
  name: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const API_TOKEN_MESSAGES = [
  message('CreateApiToken', NewApiToken),
  message('ListApiTokens', {}),
  message('RevokeApiToken', { token: SessionId }),
  message('RevokeApiTokens', {}),
  /** A program comes with its token: who it acts for, and what it may. */
  message('UseApiToken', { token: ApiTokenText }),
] as const;
const ApiTokenMessage = z.discriminatedUnion('type', API_TOKEN_MESSAGES);
export type ApiTokenMessage = z.infer<typeof ApiTokenMessage>;

export type ApiTokenReplies = {
  /** `secret` is the token itself, told this once. */
  CreateApiToken: { token: ApiToken; secret: string };
  ListApiTokens: { items: ApiToken[] };
  RevokeApiToken: null;
  RevokeApiTokens: { ended: number };
  UseApiToken: { identity: Identity };
};
