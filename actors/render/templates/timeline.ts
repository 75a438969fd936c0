import type { Plan } from './plan.ts';

/** Dates on a line down the page: a career to be followed from step to step. */
export const timeline: Plan = {
  id: 'timeline',
  name: 'Timeline',
  line: 'Dates on a line down the page. Shows how you got here.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Lato',
    headingFont: 'Lato',
    bodySize: 9.8,
    bodyLineHeight: 1.42,
    headingSize: 12,
    headingRule: 'none',
    headingCase: 'upper',
    datePlace: 'start',
    primaryColor: '#b45309',
    marginX: 48,
    marginY: 48,
  },
  manner: { rail: true, nameScale: 2.5, headerRule: 1, headlineColor: 'muted' },
};
