import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `Formato de ${label}`,
  bold: 'Negrita',
  italic: 'Cursiva',
  underline: 'Subrayado',
  bullets: 'Lista con viñetas',
  numbers: 'Lista numerada',
  link: 'Enlace',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'Añadir un enlace',
    change: 'Cambiar el enlace',
    address: 'Dirección',
    text: 'Texto',
    textExample: 'Lo que dice el enlace',
    remove: 'Quitar',
    save: 'Guardar',
    notAnAddress: 'Un enlace empieza por https://, mailto: o tel:',
  },
  tooLong: (n) => count(n, { other: 'Un texto puede tener como máximo # caracteres.' }),
  tooManyLines: (n) => count(n, { other: 'Un texto puede tener como máximo # líneas.' }),
  tooManyStyles: 'Hay demasiados cambios de estilo en una línea.',
};
