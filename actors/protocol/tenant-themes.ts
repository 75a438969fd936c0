import { z } from 'zod';
import { LOOK_FIELDS, TemplateId } from './document.ts';
import { line } from './text.ts';

/** Looks of a tenant's own, and which of all looks its people may choose. */

/** Every template that there is, in the order of the gallery: the page engine knows the same ones (a test compares them). */
export const TEMPLATE_IDS = [
  'classic',
  'modern',
  'traditional',
  'engineer',
  'executive',
  'minimalist',
  'sidebar-right',
  'sidebar-left',
  'studio',
  'timeline',
  'creative',
  'academic',
  'student',
  'federal',
] as const;
export const KnownTemplate = z.enum(TEMPLATE_IDS);
export const isTemplate = (id: string): boolean => KnownTemplate.safeParse(id).success;

/** Wherever a template may be named, a theme may be, too: no template's id begins so. */
export const ThemeId = z.string().regex(/^theme-[a-z0-9][a-z0-9-]{0,31}$/);

/** What of a design belongs to a theme: the look, and neither paper nor language, which are a matter of where it is sent. */
export const ThemeLook = z.strictObject(LOOK_FIELDS).partial();
export type ThemeLook = z.infer<typeof ThemeLook>;

/** A template with a look: the school's colours and fonts. */
export const Theme = z.strictObject({ id: ThemeId, name: line(60), template: KnownTemplate, look: ThemeLook });
export type Theme = z.infer<typeof Theme>;

export const MAX_THEMES = 20;
export const Themes = z
  .array(Theme)
  .max(MAX_THEMES)
  .refine((themes) => new Set(themes.map(({ id }) => id)).size === themes.length, { message: 'two have the same id' });

/** What one person of a tenant may choose, and what they begin with. */
export const TemplateRules = z.object({
  /** Templates that may be chosen; `null`: any. */
  allowed: z.array(TemplateId).nullable(),
  /** Templates and themes that are prescribed to them, the first being the one to begin with. */
  prescribed: z.array(TemplateId),
  /** Of the tenant, as far as they may choose them. */
  themes: z.array(Theme),
});
export type TemplateRules = z.infer<typeof TemplateRules>;
