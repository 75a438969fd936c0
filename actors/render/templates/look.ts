import type { Design, Look } from '#protocol/document';

/** Where a template says nothing. */
const USUAL_LOOK: Look = {
  primaryColor: '#1d4ed8',
  textColor: '#1b1f24',
  backgroundColor: '#ffffff',
  bodyFont: 'Inter',
  bodySize: 9.5,
  bodyLineHeight: 1.42,
  headingFont: 'Inter',
  headingSize: 11,
  headingCase: 'written',
  headingRule: 'hairline',
  marginX: 46,
  marginY: 44,
  spacing: 1,
  bullet: 'disc',
  datePlace: 'end',
  skillStyle: 'lines',
  levelMark: 'none',
  sidebarWidth: 0.3,
  contactIcons: false,
  photoShape: 'rounded',
  photoSize: 76,
  photoBorder: 0,
  runningHeader: false,
  fitPages: 0,
};

/**
 * A value that a person has set, else the template's, else the usual one. A heading's family follows the body's that a
 * person has set, unless they have set it, too.
 */
export function lookOf(design: Design, starts: Partial<Look>): Look {
  const set = Object.fromEntries(Object.entries(design).filter(([field, value]) => field in USUAL_LOOK && value !== undefined));
  const headings = design.bodyFont !== undefined ? { headingFont: design.bodyFont } : {};
  return { ...USUAL_LOOK, ...starts, ...headings, ...set };
}
