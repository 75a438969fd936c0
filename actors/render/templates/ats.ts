import { classic } from './classic.ts';
import type { Plan } from './plan.ts';

/**
 * The copy for tracking systems: one column, plain headings, nothing beside anything else, no picture. In no gallery: nobody chooses
 * it, an export is in it.
 */
export const ats: Plan = { ...classic, id: 'ats', name: 'Plain copy', line: 'What programs read best.', photo: 'none' };
