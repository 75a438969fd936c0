import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: 'Répondre au sujet de votre page',
  lead: 'Votre page publique a été retirée ; l’e-mail en donne la raison. Si c’est une erreur, dites-le ici, une seule fois : quelqu’un réexaminera la page.',
  words: 'Ce que vous voulez dire',
  needsWords: 'Écrivez ce que vous voulez dire.',
  send: 'Envoyer',
  sentTitle: 'Votre réponse est partie',
  sentText: 'Quelqu’un réexamine votre page. Vous recevrez le résultat par e-mail.',
  toResumes: 'Vers vos CV',
};
