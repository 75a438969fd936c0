import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: 'Responder sobre tu página',
  lead: 'Tu página pública se retiró y el correo explica por qué. Si es un error, dilo aquí una sola vez: alguien la revisará de nuevo.',
  words: 'Lo que quieres decir',
  needsWords: 'Escribe lo que quieres decir.',
  send: 'Enviar',
  sentTitle: 'Tu respuesta va en camino',
  sentText: 'Alguien revisará tu página de nuevo. Recibirás el resultado por correo.',
  toResumes: 'A tus currículums',
};
