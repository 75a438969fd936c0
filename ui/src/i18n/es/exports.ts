import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `, ${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { one: '# página', other: '# páginas' });

export const exports: Translation['exports'] = {
  button: 'Exportar',
  running: 'Exportando…',
  percent: (number) => `${number} %`,
  more: 'Más formatos',
  kinds: {
    ats: 'Copia para sistemas de selección (una columna)',
    reading: 'Lo que lee un sistema de selección',
    pictures: 'Páginas como imágenes (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'Texto sin formato',
    jsonresume: 'Formato JSON Resume',
    'reactive-resume': 'Formato Reactive Resume',
    json: 'Archivo de Vitae, con todo',
  },
  offline: 'Sin conexión.',
  offlineFile: 'El archivo se crea con lo que está guardado; exporta cuando vuelva la conexión.',
  pdf: {
    making: 'Creando el PDF',
    ready: (number, size) => `El PDF está listo: ${pages(number)}${kilobytes(size)}.`,
    offline: 'El PDF se crea con lo que está guardado; exporta cuando vuelva la conexión.',
    failed: 'No se creó ningún PDF',
    failedToast: 'No se creó ningún PDF.',
  },
  pictures: {
    making: 'Creando las imágenes',
    ready: (number, size) => `Las imágenes están listas: ${pages(number)}${kilobytes(size)}.`,
    offline: 'Las imágenes se crean con lo que está guardado; exporta cuando vuelva la conexión.',
    failed: 'No se creó ninguna imagen',
    failedToast: 'No se creó ninguna imagen.',
  },
  download: 'Descargar',
  downloadAgain: 'Descargar de nuevo',
  tryAgain: 'Reintentar',
  notHere: 'El archivo no está aquí.',
  failures: {
    missing_glyphs: 'Algunos caracteres no se pueden imprimir con nuestras fuentes.',
    too_complex: 'Es mucho más largo que un currículum. Oculta o acorta secciones y vuelve a intentarlo.',
    unknown_photo: 'Esta foto no está; añádela de nuevo.',
    verification_failed: 'El archivo no superó su propia comprobación.',
    render_failed: 'No se pudieron crear las páginas. Se intentó varias veces.',
    gone: 'El archivo se eliminó; exporta de nuevo.',
    other: 'Algo salió mal por nuestra parte. El currículum está a salvo.',
  },
  glyphIn: (glyph, place) => [glyph, ' en ', place],
  reading: {
    title: 'Lo que lee un sistema de selección',
    hint: 'Leído del PDF terminado, de arriba abajo. Si algo aparece en un lugar extraño, prueba la copia en una columna.',
    text: 'Texto del PDF',
    close: 'Cerrar',
  },
};
