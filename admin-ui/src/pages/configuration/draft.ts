import type { Language } from '#protocol/language';
import type { AdminCommand } from '#protocol/tenant-admin';
import { type Banner, type ConfigKey, type CurrentConfig, type FeatureFlag, TenantConfig } from '#protocol/tenant-config';
import type { Theme } from '#protocol/tenant-themes';

/** The settings that the form has, as their controls hold them: lists are lines, numbers and days are text. */
export interface Fields {
  name: string;
  color: string;
  sender: string;
  /** Empty: English. */
  language: Language | '';
  registration: TenantConfig['registration'];
  domains: string;
  secondFactor: TenantConfig['secondFactor'];
  templates: string;
  themes: readonly Theme[];
  maxResumes: string;
  mailDays: string;
  bannedTerms: string;
  off: readonly FeatureFlag[];
  banner: BannerFields;
}
export interface BannerFields {
  text: string;
  tone: Banner['tone'];
  /** As `<input type="datetime-local">` has it, in the reader's own time; empty: without an end. */
  until: string;
}
/** What was touched, and not saved yet. */
export type Draft = Partial<Fields>;
export type FieldKey = keyof Fields & ConfigKey;

const linesOf = (items: readonly string[]): string => items.join('\n');
const itemsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
];

export function fieldsOf(config: TenantConfig): Fields {
  const { name, registration, secondFactor, off } = config;
  return {
    name,
    registration,
    secondFactor,
    off,
    color: config.color ?? '',
    sender: config.sender ?? '',
    language: config.language ?? '',
    domains: linesOf(config.domains),
    templates: linesOf(config.templates),
    themes: config.themes ?? [],
    maxResumes: String(config.maxResumes),
    mailDays: String(config.mailDays),
    bannedTerms: linesOf(config.bannedTerms),
    banner: {
      text: config.banner?.text ?? '',
      tone: config.banner?.tone ?? 'info',
      until: config.banner?.until ? localTime(config.banner.until) : '',
    },
  };
}

/** "2026-11-23T14:05", in the time zone of this device. */
export function localTime(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const isoOf = (local: string): string | null => (Number.isNaN(Date.parse(local)) ? null : new Date(local).toISOString());

const VALUES: { [K in FieldKey]: (field: Fields[K]) => unknown } = {
  name: (name) => name.trim(),
  color: (color) => (color.trim() === '' ? null : color.trim().toLowerCase()),
  sender: (sender) => (sender.trim() === '' ? null : sender.trim()),
  language: (language) => (language === '' ? null : language),
  registration: (registration) => registration,
  domains: itemsOf,
  secondFactor: (secondFactor) => secondFactor,
  templates: itemsOf,
  themes: (themes) => themes,
  maxResumes: Number,
  mailDays: Number,
  bannedTerms: itemsOf,
  off: (off) => off,
  banner: ({ text, tone, until }) => (text.trim() === '' ? null : { text, tone, until: until === '' ? null : isoOf(until) }),
};
const settingOf = <K extends FieldKey>(key: K, field: Fields[K]): unknown => VALUES[key](field);

const isKey = (key: string): key is FieldKey => key in VALUES;
const keysOf = (draft: Draft): FieldKey[] => Object.keys(draft).filter(isKey);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The settings in which a draft differs from what is in force. */
export const touched = (config: CurrentConfig, draft: Draft): FieldKey[] =>
  keysOf(draft).filter((key) => {
    const field = draft[key];
    return field !== undefined && !same(settingOf(key, field), inForce(config, key));
  });

/** Settings that came later are not in every configuration. */
function inForce(config: CurrentConfig, key: FieldKey): unknown {
  if (key === 'themes') return config.themes ?? [];
  return key === 'language' ? (config.language ?? null) : config[key];
}

type ConfigChange = Extract<AdminCommand, { type: 'UpdateConfig' }>['config'];
export type Checked = { ok: true; change: ConfigChange } | { ok: false; wrong: ReadonlyMap<FieldKey, string> };

/** What a draft asks to be changed, or which of its fields cannot be taken, each with what zod says of it. */
export function checked(config: CurrentConfig, draft: Draft): Checked {
  const change = Object.fromEntries(
    touched(config, draft).flatMap((key) => {
      const field = draft[key];
      return field === undefined ? [] : [[key, settingOf(key, field)]];
    }),
  );
  const parsed = TenantConfig.partial().safeParse(change);
  if (parsed.success) return { ok: true, change: parsed.data };
  const wrong = new Map<FieldKey, string>();
  for (const { path, message } of parsed.error.issues) {
    const key = String(path[0]);
    if (isKey(key) && !wrong.has(key)) wrong.set(key, message);
  }
  return { ok: false, wrong };
}
