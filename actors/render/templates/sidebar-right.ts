import type { Plan } from './plan.ts';

/** Name across the page, a wide column for the career, a narrow one for the rest. */
export const sidebarRight: Plan = {
  id: 'sidebar-right',
  name: 'Two columns',
  line: 'A wide column for the career, a narrow one for the rest.',
  arrangement: { kind: 'columns', side: 'end' },
  starts: {
    bodyFont: 'Source Sans 3',
    headingFont: 'Source Sans 3',
    bodySize: 10.1,
    bodyLineHeight: 1.38,
    headingSize: 11.4,
    headingCase: 'upper',
    headingRule: 'hairline',
    primaryColor: '#9a3412',
    levelMark: 'squares',
    sidebarWidth: 0.3,
    marginX: 46,
    marginY: 46,
  },
  manner: { nameScale: 2.7, headerRule: 2.5, headlineColor: 'muted', headlineScale: 1.25 },
};
