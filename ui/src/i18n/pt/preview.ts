import type { Translation } from '../translation.ts';

export const preview: Translation['preview'] = {
  pages: 'Páginas',
  scrollable: 'Páginas, com rolagem',
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
  failed: (reason) => `Não foi possível desenhar as páginas. O texto está seguro. (${reason})`,
  missing: 'Alguns caracteres não podem ser impressos.',
  missingDetail: 'Abaixo estão as últimas páginas que puderam ser desenhadas; o texto foi mantido.',
  glyphsIn: (glyphs, field) => [glyphs, ' em ', field],
  page: 'Página',
  previous: 'Página anterior',
  next: 'Próxima página',
  zoom: 'Zoom',
  smaller: 'Menor',
  larger: 'Maior',
  fitWidth: 'Ajustar à largura',
  percent: (number) => `${number}%`,
};
