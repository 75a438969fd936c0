import { type Theme, Theme as ThemeSchema } from '#protocol/tenant-themes';

export interface ThemeFields {
  name: string;
  template: string;
  color: string;
  font: string;
  json: string;
}

/** "Career Centre" becomes `theme-career-centre`; a name without Latin letters gets a number. */
export function themeIdOf(name: string, taken: readonly string[]): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 28)
    .replace(/-$/, '');
  return `theme-${slug === '' ? taken.length + 1 : slug}`;
}

type Read = { ok: true; theme: Theme } | { ok: false; message: string };

/** A theme by its controls, or by what was pasted, which comes first; or what is wrong with it. */
export function themeOf({ name, template, color, font, json }: ThemeFields, taken: readonly string[]): Read {
  let pasted: unknown = {};
  try {
    pasted = json.trim() === '' ? {} : JSON.parse(json);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  if (typeof pasted !== 'object' || pasted === null || Array.isArray(pasted)) return { ok: false, message: 'an object is expected' };
  const { look = {}, ...head }: { look?: unknown } = pasted;
  const own = {
    ...(color.trim() === '' ? {} : { primaryColor: color.trim().toLowerCase() }),
    ...(font.trim() === '' ? {} : { bodyFont: font.trim() }),
  };
  const merged = typeof look === 'object' && look !== null ? { ...own, ...look } : look;
  const parsed = ThemeSchema.safeParse({ id: themeIdOf(name, taken), name: name.trim(), template, ...head, look: merged });
  if (parsed.success) return { ok: true, theme: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, message: issue ? `${issue.path.join('.')} ${issue.message}`.trim() : 'not valid' };
}
