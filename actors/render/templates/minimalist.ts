import type { Plan } from './plan.ts';

/** Headings in the margin, nothing but type and white space. */
export const minimalist: Plan = {
  id: 'minimalist',
  name: 'Minimalist',
  line: 'Headings in the margin, white space, one colour: black.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Inter',
    headingFont: 'Inter',
    bodySize: 9,
    bodyLineHeight: 1.5,
    headingSize: 10.5,
    headingRule: 'hairline',
    primaryColor: '#1b1f24',
    bullet: 'dash',
    marginX: 52,
    marginY: 54,
  },
  manner: {
    headingPlace: 'beside',
    headingColor: 'ink',
    nameScale: 2.2,
    nameWeight: 400,
    nameTracking: -0.02,
    headlineColor: 'muted',
    headlineScale: 1.1,
  },
};
