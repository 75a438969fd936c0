import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `Seleccionar ${entry}`,
  bar: 'Entradas seleccionadas',
  chosen: (number) => count(number, { one: '# entrada seleccionada', other: '# entradas seleccionadas' }),
  show: 'Mostrar en la página',
  hide: 'Ocultar de la página',
  moveTo: 'Mover a…',
  top: 'El principio',
  end: 'El final',
  copy: (keys) => `Copiar (${keys})`,
  delete: 'Eliminar',
  chooseNone: 'No seleccionar nada',
  deleted: (number) => count(number, { one: 'Se eliminó # entrada.', other: 'Se eliminaron # entradas.' }),
  nowHidden: (number) => count(number, { one: '# entrada oculta de la página.', other: '# entradas ocultas de la página.' }),
  nowShown: (number) => count(number, { one: '# entrada visible en la página.', other: '# entradas visibles en la página.' }),
  moved: (number, section) => `${count(number, { one: '# entrada movida', other: '# entradas movidas' })} a ${section}.`,
  pasted: (number) => count(number, { one: 'Se pegó # entrada.', other: 'Se pegaron # entradas.' }),
  duplicated: 'Duplicado.',
  copied: (number) => count(number, { one: '# entrada copiada.', other: '# entradas copiadas.' }),
  notCopied: 'Este navegador no permitió copiar.',
  notCopiedDetail: (keys) => `${keys} sobre una entrada puede funcionar.`,
  notPasted: 'No se pudieron pegar estas entradas.',
  notPastedDetail: 'Cópialas otra vez, una por una si son muchas.',
};
