import type { ResumeDocument } from '#protocol/document';
import type { Template } from './contract.ts';

/**
 * The template as programs want it that go by where words stand: dates at the line's end, skills as lines of text, and nothing that
 * is drawn where words would do, whatever the person has chosen for people to look at.
 */
export function plainest(template: Template): Template {
  return { ...template, sheet: (document, options) => template.sheet(plainly(document), options) };
}

function plainly(document: ResumeDocument): ResumeDocument {
  const design = {
    ...document.design,
    datePlace: 'end',
    skillStyle: 'lines',
    levelMark: 'none',
    bullet: 'disc',
    runningHeader: false,
  } as const;
  // One thing below the other.
  const sections = document.sections.map(({ columns: _, ...section }) => section);
  return { ...document, design, sections };
}
