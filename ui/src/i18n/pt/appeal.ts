import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: 'Responder sobre sua página',
  lead: 'Sua página pública foi retirada e o e-mail diz por quê. Se for um engano, diga aqui uma única vez: alguém vai revê-la.',
  words: 'O que você quer dizer',
  needsWords: 'Escreva o que você quer dizer.',
  send: 'Enviar',
  sentTitle: 'Sua resposta está a caminho',
  sentText: 'Alguém vai rever sua página. Você receberá o resultado por e-mail.',
  toResumes: 'Para seus currículos',
};
