import type { Item, ResumeDocument, RoleItem, Section } from '#protocol/document';

/**
 * The document as somebody outside may have it: without what is hidden, without its title ("For Acme, third try"), which names it in
 * its owner's list only, and without the unknown fields of imported files, which no page shows.
 */
export function publishedDocument({ extra: _, ...document }: ResumeDocument): ResumeDocument {
  const { extra: _ofBasics, ...basics } = document.basics;
  const { extra: _ofDesign, ...design } = document.design;
  return {
    ...document,
    title: basics.headline?.trim() || 'Résumé',
    basics,
    design,
    sections: document.sections.filter(isShown).map(publishedSection),
  };
}

const isShown = ({ hidden }: { hidden?: boolean | undefined }): boolean => !hidden;

const publishedSection = ({ extra: _, ...section }: Section): Section => ({
  ...section,
  items: section.items.filter(isShown).map(publishedItem),
});

function publishedItem(item: Item): Item {
  const { extra: _, ...rest } = item;
  return rest.kind === 'experience' ? { ...rest, roles: rest.roles.filter(isShown).map(publishedRole) } : rest;
}

const publishedRole = ({ extra: _, ...role }: RoleItem): RoleItem => role;
