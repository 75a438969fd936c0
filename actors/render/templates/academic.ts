import type { Plan } from './plan.ts';

/** A curriculum vitae: years in a column of their own, publications as one cites them, a header on later pages. */
export const academic: Plan = {
  id: 'academic',
  name: 'Academic',
  line: 'Years at the side, publications as citations.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Source Serif 4',
    headingFont: 'Source Serif 4',
    bodySize: 10,
    bodyLineHeight: 1.4,
    headingSize: 11.5,
    headingRule: 'hairline',
    datePlace: 'start',
    primaryColor: '#7f1d1d',
    bullet: 'dash',
    marginX: 54,
    marginY: 52,
    runningHeader: true,
  },
  manner: { nameScale: 2.15, headlineColor: 'muted', headlineItalic: true, factItalic: true },
};
