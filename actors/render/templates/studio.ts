import type { Plan } from './plan.ts';

/** A pale column at the end of the line and serif headings: colour that a printer hardly notices. */
export const studio: Plan = {
  id: 'studio',
  name: 'Studio',
  line: 'A pale column and serif headings. Soft, for print as well.',
  arrangement: { kind: 'sidebar', side: 'end', ground: 'pale' },
  starts: {
    bodyFont: 'Lato',
    headingFont: 'Lora',
    bodySize: 9.5,
    bodyLineHeight: 1.44,
    headingSize: 12,
    headingRule: 'none',
    levelMark: 'squares',
    primaryColor: '#7c2d5b',
    sidebarWidth: 0.33,
    marginX: 42,
    marginY: 46,
  },
  manner: { nameScale: 2.2, nameWeight: 400, nameColor: 'accent', nameTracking: 0, headlineColor: 'muted', headlineScale: 1.16 },
};
