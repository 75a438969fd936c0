import type { Plan } from './plan.ts';

/** A band of colour from edge to edge, skills as tags. */
export const creative: Plan = {
  id: 'creative',
  name: 'Creative',
  line: 'A band of colour and skills as tags. For design and marketing.',
  arrangement: { kind: 'band' },
  starts: {
    bodyFont: 'Lato',
    headingFont: 'Lato',
    bodySize: 9.8,
    bodyLineHeight: 1.42,
    headingSize: 12.5,
    headingRule: 'none',
    skillStyle: 'tags',
    bullet: 'angle',
    primaryColor: '#6d28d9',
    marginX: 50,
    marginY: 46,
  },
  manner: { nameScale: 2.6, nameTracking: -0.01, headlineColor: 'ink', headlineScale: 1.3 },
};
