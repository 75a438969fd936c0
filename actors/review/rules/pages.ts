import type { Rule } from '../rule.ts';

const MOST = 2;
/** Where lists of publications belong into the résumé, it takes the pages that it takes. */
const LONG_BY_NATURE: ReadonlySet<string> = new Set(['academic', 'federal']);

export const pagesMany: Rule = {
  id: 'pages-many',
  check: ({ shown: { document }, pages }) => {
    if (pages === null || LONG_BY_NATURE.has(document.design.template)) return null;
    return pages > MOST ? [{ rule: 'pages-many', severity: 'consider', place: 'design/fitPages', facts: { pages, most: MOST } }] : [];
  },
};
