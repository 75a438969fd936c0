import type { Plan } from './plan.ts';

/** The long form that public offices ask for: larger letters, wide margins, everything in one column and in black. */
export const federal: Plan = {
  id: 'federal',
  name: 'Federal',
  line: 'The long form of public offices: plain, large, complete.',
  photo: 'none',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Source Sans 3',
    headingFont: 'Source Sans 3',
    bodySize: 10.6,
    bodyLineHeight: 1.34,
    headingSize: 12,
    headingCase: 'upper',
    headingRule: 'bar',
    datePlace: 'under',
    primaryColor: '#1b1f24',
    marginX: 60,
    marginY: 54,
    runningHeader: true,
  },
  manner: { nameScale: 1.9, headingColor: 'ink', headlineColor: 'ink', headlineScale: 1.1, contactMark: ' | ' },
};
