import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'Consulta desta conta',
  viewing: (name, time) => `Você está vendo a conta de ${name} até ${time}. Não é possível mudar nada.`,
  end: 'Encerrar',
  seen: (name, time) => `${name}, da equipe de ajuda, vê sua conta até ${time} e não pode mudar nada.`,
  sessions: 'Sessões',
  overTitle: 'Esta consulta terminou',
  overText: 'Para ver de novo, comece outra vez no console e diga o motivo.',
  toConsole: 'Ir para o console',
  still: 'A consulta continua.',
};
