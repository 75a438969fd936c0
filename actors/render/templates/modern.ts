import type { Plan } from './plan.ts';

/** A large name, contacts at the other side, headings with a short strong rule. */
export const modern: Plan = {
  id: 'modern',
  name: 'Modern',
  line: 'A strong name and a touch of colour. For tech and product.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Source Sans 3',
    headingFont: 'Source Sans 3',
    bodySize: 10.4,
    bodyLineHeight: 1.36,
    headingSize: 13,
    headingRule: 'short',
    primaryColor: '#0f766e',
    marginX: 50,
    marginY: 48,
  },
  manner: { header: 'split', nameScale: 2.5, nameTracking: -0.02, headlineScale: 1.25, headingColor: 'ink' },
};
