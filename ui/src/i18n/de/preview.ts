import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'Seiten',
  scrollable: 'Seiten, zum Blättern',
  pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  failed: (reason) => `Die Seiten konnten nicht gezeichnet werden. Der Text ist sicher. (${reason})`,
  missing: 'Einige Zeichen lassen sich nicht drucken.',
  missingDetail: 'Darunter stehen die letzten Seiten, die gezeichnet werden konnten; der Text bleibt erhalten.',
  glyphsIn: (glyphs, field) => [glyphs, ' in ', field],
  page: 'Seite',
  previous: 'Vorige Seite',
  next: 'Nächste Seite',
  zoom: 'Zoom',
  smaller: 'Kleiner',
  larger: 'Größer',
  fitWidth: 'An Breite anpassen',
  percent: (number) => `${number} %`,
};
