import type { Design } from '#protocol/document';
import type { Theme } from '#protocol/tenant-themes';
import type { Plan } from '#render/templates/plan';
import { PLANS } from '#render/templates/plans';
import type { TemplateOffer } from '../../data/tenant-rules.ts';

/** Something to choose in the gallery: a template as it is, or with a look of the organisation's. */
export interface Choice {
  id: string;
  plan: Plan;
  theme: Theme | null;
  isPrescribed: boolean;
}

const planOf = (id: string): Plan | undefined => PLANS.find((plan) => plan.id === id);

/**
 * What somebody may choose: first what is prescribed, then looks of the organisation's own, then templates in their usual order. What the
 * résumé has stays among them, whether it is offered or not.
 */
export function offered(offer: Pick<TemplateOffer, 'allowed' | 'prescribed' | 'themes'> | null, present: string): Choice[] {
  const { allowed, prescribed, themes } = offer ?? { allowed: null, prescribed: [], themes: [] };
  const isOffered = (id: string) => allowed === null || allowed.includes(id) || id === present;
  const all = [
    ...themes.flatMap((theme) => {
      const plan = planOf(theme.template);
      return plan ? [{ id: theme.id, plan, theme }] : [];
    }),
    ...PLANS.filter(({ id }) => isOffered(id)).map((plan) => ({ id: plan.id, plan, theme: null })),
  ];
  const place = (id: string) => {
    const at = prescribed.indexOf(id);
    return at < 0 ? prescribed.length : at;
  };
  return all.map((choice) => ({ ...choice, isPrescribed: prescribed.includes(choice.id) })).toSorted((a, b) => place(a.id) - place(b.id));
}

/** Whether the design has everything that a theme gives. */
export const wears = (design: Design, { template, look }: Pick<Theme, 'template' | 'look'>): boolean =>
  design.template === template &&
  Object.entries(look).every(([field, value]) => value === undefined || Reflect.get(design, field) === value);

/** The choice that the design shows: a theme before the template that it is made of. */
export const chosen = (choices: readonly Choice[], design: Design): string =>
  choices.find(({ theme }) => theme && wears(design, theme))?.id ?? design.template;
