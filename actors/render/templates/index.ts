import { ats } from './ats.ts';
import { underBand } from './band.ts';
import type { Template } from './contract.ts';
import { plainest } from './plain.ts';
import type { Plan } from './plan.ts';
import { PLANS, USUAL_PLAN } from './plans.ts';
import { oneColumn } from './sheet.ts';
import { colouredSidebar, columnsUnderHeader } from './sidebar.ts';

export const TEMPLATES: readonly Template[] = PLANS.map(templateOf);

const USUAL = templateOf(USUAL_PLAN);
/** For the copy that tracking systems get; nobody chooses it. */
const ATS = plainest(templateOf(ats));

/** The template of this id; an unknown one (of an imported file, or of a newer version) is shown as the usual one. */
export function templateById(id: string): Template {
  return [...TEMPLATES, ATS].find((template) => template.id === id) ?? USUAL;
}

function templateOf(plan: Plan): Template {
  const { id, name, line, starts, arrangement, photo } = plan;
  const words = { id, name, line, starts, showsPhoto: photo !== 'none' };
  switch (arrangement.kind) {
    case 'column':
      return { ...words, columns: 1, sheet: oneColumn(plan) };
    case 'band':
      return { ...words, columns: 1, sheet: underBand(plan) };
    case 'columns':
      return { ...words, columns: 2, sheet: columnsUnderHeader(plan, arrangement) };
    case 'sidebar':
      return { ...words, columns: 2, sheet: colouredSidebar(plan, arrangement) };
  }
}
