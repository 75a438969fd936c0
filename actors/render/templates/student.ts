import type { Plan } from './plan.ts';

/** A first résumé on one page, whatever it takes. */
export const student: Plan = {
  id: 'student',
  name: 'Student',
  line: 'Fits itself to one page. For a first job or an internship.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Source Sans 3',
    headingFont: 'Source Sans 3',
    bodySize: 10.6,
    bodyLineHeight: 1.36,
    headingSize: 11.5,
    headingRule: 'line',
    headingCase: 'upper',
    primaryColor: '#0369a1',
    marginX: 50,
    marginY: 46,
    fitPages: 1,
  },
  manner: { header: 'centred', nameScale: 2.4, headlineScale: 1.15, headlineColor: 'muted' },
};
