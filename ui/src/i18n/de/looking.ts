import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'Einblick in dieses Konto',
  viewing: (name, time) => `Sie sehen das Konto von ${name}, bis ${time}. Ändern können Sie nichts.`,
  end: 'Beenden',
  seen: (name, time) => `${name} hilft hier und sieht Ihr Konto, bis ${time}. Ändern lässt sich dabei nichts.`,
  sessions: 'Sitzungen',
  overTitle: 'Dieser Einblick ist vorbei',
  overText: 'Für einen neuen Einblick beginnen Sie in der Verwaltung von vorn und nennen den Grund.',
  toConsole: 'Zur Verwaltung',
  still: 'Der Einblick dauert an.',
};
