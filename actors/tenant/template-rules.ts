import type { Prescription } from '#protocol/tenant-cohorts';
import type { TenantConfig } from '#protocol/tenant-config';
import { isTemplate, type TemplateRules } from '#protocol/tenant-themes';

type Offered = Pick<TenantConfig, 'templates' | 'themes'>;

/**
 * What somebody may choose. A cohort that says "only these" leaves nothing else; otherwise what the tenant offers, its own themes, and
 * what is prescribed to them. Templates and themes that are no more are passed over.
 */
export function templateRules({ templates, themes = [] }: Offered, prescription: Prescription | null): TemplateRules {
  const templateOf = (id: string) => themes.find((theme) => theme.id === id)?.template ?? (isTemplate(id) ? id : null);
  const known = (ids: readonly string[]) => [...new Set(ids)].filter((id) => templateOf(id) !== null);
  const prescribed = known(prescription?.templates ?? []);
  const isOnly = prescription?.only === true && prescribed.length > 0;
  const offered = known(templates);
  if (!isOnly && offered.length === 0) return { allowed: null, prescribed, themes: [...themes] };
  const shown = isOnly ? themes.filter(({ id }) => prescribed.includes(id)) : [...themes];
  const ids = isOnly ? prescribed : [...prescribed, ...offered, ...themes.map(({ id }) => id)];
  return { allowed: [...new Set(ids.flatMap((id) => templateOf(id) ?? []))], prescribed, themes: shown };
}

/** Of these names, those of no template and no theme of the tenant's. */
export function unknownTemplates(names: readonly string[], { themes = [] }: Pick<TenantConfig, 'themes'>): string[] {
  return names.filter((name) => !isTemplate(name) && !themes.some(({ id }) => id === name));
}
