import type { Plan } from './plan.ts';

/** Much on a page and still easy to scan: small, tight, each job's facts on its own line. */
export const engineer: Plan = {
  id: 'engineer',
  name: 'Engineer',
  line: 'Compact. Much on one page, easy to scan.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'IBM Plex Sans',
    headingFont: 'IBM Plex Sans',
    bodySize: 8.9,
    bodyLineHeight: 1.36,
    headingSize: 9.6,
    headingCase: 'upper',
    headingRule: 'line',
    bullet: 'square',
    primaryColor: '#1e40af',
    marginX: 42,
    marginY: 36,
    spacing: 0.84,
  },
  manner: { nameScale: 2.2, facts: 'beside', headlineScale: 1.16, headlineColor: 'muted', contactMark: ' | ' },
};
