import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `Formatar ${label}`,
  bold: 'Negrito',
  italic: 'Itálico',
  underline: 'Sublinhado',
  bullets: 'Lista com marcadores',
  numbers: 'Lista numerada',
  link: 'Link',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'Adicionar link',
    change: 'Alterar o link',
    address: 'Endereço',
    text: 'Texto',
    textExample: 'O que o link diz',
    remove: 'Remover',
    save: 'Salvar',
    notAnAddress: 'Um link começa com https://, mailto: ou tel:',
  },
  tooLong: (n) => count(n, { other: 'Um texto pode ter no máximo # caracteres.' }),
  tooManyLines: (n) => count(n, { other: 'Um texto pode ter no máximo # linhas.' }),
  tooManyStyles: 'Há mudanças de estilo demais em uma linha.',
};
