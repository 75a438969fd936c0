import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'Consultation de ce compte',
  viewing: (name, time) => `Vous consultez le compte de ${name} jusqu’à ${time}. Vous ne pouvez rien modifier.`,
  end: 'Terminer',
  seen: (name, time) => `${name}, de l’assistance, consulte votre compte jusqu’à ${time}, sans rien pouvoir modifier.`,
  sessions: 'Voir les sessions',
  overTitle: 'Cette consultation est terminée',
  overText: 'Pour consulter à nouveau le compte, recommencez depuis la console et indiquez le motif.',
  toConsole: 'Vers la console',
  still: 'La consultation continue.',
};
