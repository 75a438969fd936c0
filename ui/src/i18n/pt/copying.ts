import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `Selecionar ${entry}`,
  bar: 'Entradas selecionadas',
  chosen: (number) => count(number, { one: '# entrada selecionada', other: '# entradas selecionadas' }),
  show: 'Mostrar na página',
  hide: 'Ocultar da página',
  moveTo: 'Mover para…',
  top: 'O início',
  end: 'O fim',
  copy: (keys) => `Copiar (${keys})`,
  delete: 'Excluir',
  chooseNone: 'Não selecionar nada',
  deleted: (number) => count(number, { one: '# entrada foi excluída.', other: '# entradas foram excluídas.' }),
  nowHidden: (number) => count(number, { one: '# entrada oculta da página.', other: '# entradas ocultas da página.' }),
  nowShown: (number) => count(number, { one: '# entrada visível na página.', other: '# entradas visíveis na página.' }),
  moved: (number, section) => `${count(number, { one: '# entrada movida', other: '# entradas movidas' })} para ${section}.`,
  pasted: (number) => count(number, { one: '# entrada foi colada.', other: '# entradas foram coladas.' }),
  duplicated: 'Duplicado.',
  copied: (number) => count(number, { one: '# entrada copiada.', other: '# entradas copiadas.' }),
  notCopied: 'Este navegador não permitiu copiar.',
  notCopiedDetail: (keys) => `${keys} em uma entrada pode funcionar.`,
  notPasted: 'Não foi possível colar estas entradas.',
  notPastedDetail: 'Copie-as mais uma vez, uma a uma se forem muitas.',
};
