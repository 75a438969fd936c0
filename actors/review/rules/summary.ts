import { proseText } from '#protocol/prose';
import { prosePath } from '#protocol/registers';
import type { Rule } from '../rule.ts';
import { isSummaryShown } from '../shown.ts';
import { lengthOf } from './length.ts';

/** About a hundred words. */
const MOST = 700;

export const summaryMissing: Rule = {
  id: 'summary-missing',
  check: ({ shown: { document } }) => {
    const said = isSummaryShown(document) ? proseText(document.basics.summary ?? []).trim() : '';
    return said === '' ? [{ rule: 'summary-missing', severity: 'consider', place: prosePath('basics'), facts: {} }] : [];
  },
};

export const summaryLong: Rule = {
  id: 'summary-long',
  check: ({ shown: { document } }) => {
    const said = isSummaryShown(document) ? proseText(document.basics.summary ?? []).trim() : '';
    if (said === '') return null;
    const characters = lengthOf(said);
    return characters > MOST
      ? [{ rule: 'summary-long', severity: 'consider', place: prosePath('basics'), facts: { characters, most: MOST } }]
      : [];
  },
};
