import type { Plan } from './plan.ts';

/** Set like a book: a Garamond, the name in the middle, headings in spaced capitals over hairlines. */
export const traditional: Plan = {
  id: 'traditional',
  name: 'Traditional',
  line: 'A book serif, centred. For law, finance and letters.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'EB Garamond',
    headingFont: 'EB Garamond',
    bodySize: 11,
    bodyLineHeight: 1.3,
    headingSize: 11,
    headingCase: 'upper',
    primaryColor: '#1f2937',
    marginX: 58,
    marginY: 50,
    spacing: 0.94,
  },
  manner: {
    header: 'centred',
    nameScale: 2.5,
    nameWeight: 400,
    nameTracking: 0.01,
    headlineScale: 1.14,
    headlineColor: 'muted',
    headlineItalic: true,
    headingAlign: 'centre',
    headingColor: 'ink',
    factItalic: true,
  },
};
