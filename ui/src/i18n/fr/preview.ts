import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'Pages',
  scrollable: 'Pages, à faire défiler',
  pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  failed: (reason) => `Les pages n’ont pas pu être dessinées. Le texte est en sécurité. (${reason})`,
  missing: 'Certains caractères ne peuvent pas être imprimés.',
  missingDetail: 'Voici les dernières pages qui ont pu être dessinées ; le texte est conservé.',
  glyphsIn: (glyphs, field) => [glyphs, ' dans ', field],
  page: 'Page',
  previous: 'Page précédente',
  next: 'Page suivante',
  zoom: 'Zoom',
  smaller: 'Plus petit',
  larger: 'Plus grand',
  fitWidth: 'Ajuster à la largeur',
  percent: (number) => `${number} %`,
};
