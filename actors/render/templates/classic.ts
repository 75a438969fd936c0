import type { Plan } from './plan.ts';

/** One column, sober, dates at the right: what a reader in a hurry and a tracking system both expect. */
export const classic: Plan = {
  id: 'classic',
  name: 'Classic',
  line: 'Sober and clear. Right for almost anything.',
  arrangement: { kind: 'column' },
  starts: {},
  manner: {},
};
