import type { Item, ResumeDocument } from '#protocol/document';
import type { Pages } from './pages.ts';

/**
 * What a PDF carries of its résumé, so that importing it gives the résumé back: just what its pages show. Whoever hides something
 * does not mean to send it along, where nobody would see it and a program could read it.
 */
export function sourceOf(document: ResumeDocument, { pages }: Pick<Pages, 'pages'>): ResumeDocument {
  const { photo, ...basics } = document.basics;
  const showsPhoto = pages.some(({ pictures }) => pictures.length > 0);
  return { ...withoutHidden(document), basics: photo && showsPhoto ? { ...basics, photo } : basics };
}

/** The document without the sections, items and positions that are hidden. */
export function withoutHidden(document: ResumeDocument): ResumeDocument {
  const sections = document.sections.filter(isShown).map((section) => ({ ...section, items: section.items.filter(isShown).map(shownOf) }));
  return { ...document, sections };
}

const isShown = ({ hidden }: { hidden?: boolean | undefined }): boolean => !hidden;

const shownOf = (item: Item): Item => (item.kind === 'experience' ? { ...item, roles: item.roles.filter(isShown) } : item);
