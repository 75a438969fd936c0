import type { Plan } from './plan.ts';

/** Name, contacts and skills in a dark column at the start of the line, the career beside it. */
export const sidebarLeft: Plan = {
  id: 'sidebar-left',
  name: 'Sidebar',
  line: 'Contacts and skills in a dark column. Made to be seen.',
  arrangement: { kind: 'sidebar', side: 'start', ground: 'deep' },
  starts: {
    bodyFont: 'Inter',
    headingFont: 'Inter',
    bodySize: 9.2,
    bodyLineHeight: 1.45,
    headingSize: 11,
    headingRule: 'none',
    levelMark: 'bar',
    primaryColor: '#1f4e5f',
    sidebarWidth: 0.32,
    marginX: 38,
    marginY: 42,
  },
  manner: { nameScale: 2.1, headlineScale: 1.14 },
};
