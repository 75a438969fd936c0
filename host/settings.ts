import { resolve } from 'node:path';
import { z } from 'zod';
import { mailboxOf } from '../actors/kernel/mail/mime.ts';
import { smtpServerOf } from '../actors/kernel/mail/smtp.ts';
import { CannotStart } from './data.ts';

const Port = z.coerce.number().int().min(0).max(65_535);

function isSmtpUrl(text: string): boolean {
  try {
    return text === '' || smtpServerOf(text).port > 0;
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return false;
    throw error;
  }
}

const Environment = z.object({
  PORT: Port.default(8787),
  /** Only this machine by default; 0.0.0.0 opens the server to the network. */
  HOST: z.string().min(1).default('127.0.0.1'),
  VITAE_DATA: z.string().min(1).optional(),
  VITAE_ORIGIN: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  VITAE_ADMIN_EMAIL: z.string().default(''),
  VITAE_MAIL: z.string().default('console'),
  /** Where mails are handed in; without it they are printed. */
  SMTP_URL: z.string().default('').refine(isSmtpUrl, { message: 'write it like smtps://user:password@mail.example:465' }),
  MAIL_FROM: z
    .string()
    .default('')
    .refine((text) => text === '' || mailboxOf(text) !== null, { message: 'write it like Vitae <vitae@example.org>' }),
  /** Days between asking for an account's deletion and the deletion; empty for 14. */
  VITAE_DELETION_DAYS: z
    .string()
    .default('')
    .refine((text) => /^\d{0,3}$/.test(text), { message: 'write a number of days' }),
  VITAE_WEBHOOKS: z.enum(['public', 'any', 'off']).default('public'),
  /** Payments by Stripe; without both, admins give plans by hand. */
  STRIPE_SECRET_KEY: z.string().default(''),
  STRIPE_WEBHOOK_SECRET: z.string().default(''),
  /** Another address than Stripe's own, for tests. */
  STRIPE_API: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Whoever brings it may read GET /metrics; empty for nobody. */
  VITAE_METRICS_TOKEN: z
    .string()
    .default('')
    .refine((text) => text === '' || text.length >= 16, { message: 'write at least 16 characters' }),
  /** How many reverse proxies of yours stand before this server: so many entries of X-Forwarded-For are believed. */
  VITAE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
});

export interface Settings {
  port: number;
  host: string;
  data: string;
  /** What the person wrote, for messages. */
  dataAsGiven: string;
  trustedProxies: number;
  /** Variables for the worker; the secret is added by who starts it. */
  vars: Record<string, string> & Record<'VITAE_ORIGIN' | 'VITAE_MAIL', string> & { VITAE_WEBHOOKS: 'public' | 'any' | 'off' };
}

/** Reads the environment. Throws CannotStart, with one sentence a person can act on. */
export function readSettings(env: NodeJS.ProcessEnv, defaultData: string): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CannotStart(`The setting ${issue?.path.join('.')} is not valid: ${issue?.message}`);
  }
  const { PORT, HOST, VITAE_DATA, VITAE_TRUSTED_PROXIES, ...vars } = parsed.data;
  const dataAsGiven = VITAE_DATA ?? defaultData;
  // Links in mails need an address, and mails are written where no request tells it. The router takes the request's own, too.
  if (vars.VITAE_ORIGIN === '') vars.VITAE_ORIGIN = `http://localhost:${PORT}`;
  // Providers to sign in with; the router looks at what it knows of them.
  const oauth = Object.entries(given).filter((entry): entry is [string, string] => /^VITAE_OAUTH_[A-Z]+_(?:ID|SECRET|AT)$/.test(entry[0]));
  return {
    port: PORT,
    host: HOST,
    data: resolve(dataAsGiven),
    dataAsGiven,
    trustedProxies: VITAE_TRUSTED_PROXIES,
    vars: { ...vars, ...Object.fromEntries(oauth) },
  };
}
