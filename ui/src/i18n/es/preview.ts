import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'Páginas',
  scrollable: 'Páginas, desplazables',
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
  failed: (reason) => `No se pudieron dibujar las páginas. El texto está a salvo. (${reason})`,
  missing: 'Algunos caracteres no se pueden imprimir.',
  missingDetail: 'Debajo están las últimas páginas que se pudieron dibujar; el texto se conserva.',
  glyphsIn: (glyphs, field) => [glyphs, ' en ', field],
  page: 'Página',
  previous: 'Página anterior',
  next: 'Página siguiente',
  zoom: 'Zoom',
  smaller: 'Más pequeño',
  larger: 'Más grande',
  fitWidth: 'Ajustar al ancho',
  percent: (number) => `${number} %`,
};
