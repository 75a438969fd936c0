import { z } from 'zod';
import { TemplateId } from './document.ts';
import { UserId } from './ids.ts';
import { Language } from './language.ts';
import { Why } from './tenant-members.ts';
import { Themes } from './tenant-themes.ts';
import { line } from './text.ts';

/** How a tenant is set up. Every change is a new version, and takes effect at once. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** A name of the DNS, in lower case. */
export const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
    message: 'a domain such as school.example is expected',
  });

const without = <T>(schema: z.ZodType<T>, max: number) =>
  z
    .array(schema)
    .max(max)
    .refine((items) => new Set(items).size === items.length, { message: 'names something twice' });

/** A line that everybody sees. Changing it is how something is announced. */
export const Banner = z.strictObject({
  text: line(300),
  tone: z.enum(['info', 'warning']),
  /** From then on it is no longer shown. */
  until: z.iso.datetime().nullable(),
});
export type Banner = z.infer<typeof Banner>;

/** Features that a tenant may turn off. */
export const FeatureFlag = z.enum(['public-links', 'writing-help', 'reviews', 'imports']);
export type FeatureFlag = z.infer<typeof FeatureFlag>;

export const TenantConfig = z.strictObject({
  /** Whether anybody may register, whoever was invited or has an address of `domains`, or nobody. */
  registration: z.enum(['open', 'invited', 'closed']),
  /** The name people see. */
  name: z.string().trim().min(1).max(100),
  /** Addresses of these belong here when they register. */
  domains: without(Domain, 100),
  /** Of plain members; whoever governs needs one in any case. */
  secondFactor: z.enum(['optional', 'required']),
  /** Templates and own themes that people may choose from; none named: all. */
  templates: without(TemplateId, 100),
  /** Looks of the tenant's own. */
  themes: Themes.optional(),
  /** Résumés that one person may own. */
  maxResumes: z.number().int().min(1).max(10_000),
  /** Of buttons and links: `#rrggbb`, or our own. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  /** The key of a picture that was stored. */
  logo: z
    .string()
    .regex(/^[0-9a-f]{64}\.(?:png|jpg|webp)$/)
    .nullable(),
  /** The name that mails come from; `null`: the server's. */
  sender: line(100).nullable(),
  /** Of mails and join pages of people whose own is not known; `null`: English. */
  language: Language.nullable().optional(),
  /** Days that mails stay readable for admins. */
  mailDays: z.number().int().min(1).max(365),
  /** Words that flag a page when it is published. */
  bannedTerms: without(line(60).toLowerCase(), 500),
  /** Features that are turned off. */
  off: without(FeatureFlag, 10),
  banner: Banner.nullable(),
});
export type TenantConfig = z.infer<typeof TenantConfig>;

export const DEFAULT_CONFIG: TenantConfig = {
  registration: 'open',
  name: 'Vitae',
  domains: [],
  secondFactor: 'optional',
  templates: [],
  themes: [],
  maxResumes: 500,
  color: null,
  logo: null,
  sender: null,
  language: null,
  mailDays: 30,
  bannedTerms: [],
  off: [],
  banner: null,
};

const KEYS = Object.keys(TenantConfig.shape) as [keyof TenantConfig, ...(keyof TenantConfig)[]];
export const ConfigKey = z.enum(KEYS);
export type ConfigKey = z.infer<typeof ConfigKey>;

export const ConfigVersion = z.object({
  /** Counts up from 1; 0 is what a tenant begins with. */
  version: z.number().int(),
  at: z.iso.datetime().nullable(),
  by: UserId.nullable(),
  why: z.string(),
  /** The version that this one went back to. */
  rollbackOf: z.number().int().nullable(),
  changed: z.array(ConfigKey),
});
export type ConfigVersion = z.infer<typeof ConfigVersion>;

/** What is in force. `isSuspended`: by the operator, so that nothing of it can be changed. */
export const CurrentConfig = z.object({ ...TenantConfig.shape, version: z.number().int(), isSuspended: z.literal(true).optional() });
export type CurrentConfig = z.infer<typeof CurrentConfig>;

/** One setting that differs; its values as JSON. */
export const ConfigDifference = z.object({ key: ConfigKey, before: z.unknown(), after: z.unknown() });
export type ConfigDifference = z.infer<typeof ConfigDifference>;

/** The version that a change was made on: it is refused with `conflict` when another one was made meanwhile. */
const expected = z.number().int().min(0);

export const CONFIG_COMMANDS = [
  /** What is not named stays as it is. */
  message('UpdateConfig', { config: TenantConfig.partial(), expected: expected.optional(), why: Why.optional() }),
  message('ReadConfig', {}),
  message('ListConfigVersions', { before: z.number().int().optional(), limit: z.number().int().min(1).max(100) }),
  message('CompareConfigs', { a: z.number().int().min(0), b: z.number().int().min(0) }),
  message('RestoreConfig', { version: z.number().int().min(0), expected, why: Why.optional() }),
] as const;

export type ConfigReplies = {
  UpdateConfig: CurrentConfig;
  ReadConfig: CurrentConfig;
  ListConfigVersions: { items: ConfigVersion[]; before?: number };
  CompareConfigs: { differences: ConfigDifference[] };
  RestoreConfig: CurrentConfig;
};
