import type { Plan } from './plan.ts';

/** Quiet authority: a serif for names and headings, wide margins, a strong line beneath the header. */
export const executive: Plan = {
  id: 'executive',
  name: 'Executive',
  line: 'Serif headings and generous margins. For senior roles.',
  arrangement: { kind: 'column' },
  starts: {
    bodyFont: 'Source Sans 3',
    headingFont: 'Lora',
    bodySize: 10.4,
    bodyLineHeight: 1.4,
    headingSize: 12.5,
    headingRule: 'none',
    primaryColor: '#1e3a5f',
    marginX: 64,
    marginY: 56,
    spacing: 1.1,
    runningHeader: true,
  },
  manner: {
    nameScale: 2.4,
    nameWeight: 400,
    nameColor: 'accent',
    nameTracking: 0,
    headlineColor: 'muted',
    headlineScale: 1.2,
    headerRule: 1.5,
  },
};
