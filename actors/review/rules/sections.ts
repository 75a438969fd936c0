import { sectionPath } from '#protocol/registers';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Readers look for both; a first résumé may well have one of them only. */
export const sectionMissing: Rule = {
  id: 'section-missing',
  check: ({ shown: { document, items } }) =>
    (['experience', 'education'] as const)
      .filter((kind) => !items.some(({ section }) => section.kind === kind))
      .map((kind): Finding => {
        const section = document.sections.find((one) => one.kind === kind);
        return {
          rule: 'section-missing',
          severity: 'consider',
          place: section ? sectionPath(section.id, 'alive') : null,
          facts: { kind },
        };
      }),
};

/** A summary is read first, or not at all; interests and references are looked up last. */
export const sectionOrder: Rule = {
  id: 'section-order',
  check: ({ shown: { document, sections, items } }) => {
    const filled = sections.filter(
      ({ id, kind }) =>
        items.some(({ section }) => section.id === id) || (kind === 'summary' && (document.basics.summary ?? []).length > 0),
    );
    const main = filled.flatMap(({ kind }, index) => (kind === 'experience' || kind === 'education' ? [index] : []));
    const [firstMain] = main;
    const lastMain = main.at(-1);
    if (firstMain === undefined || lastMain === undefined || filled.length < 2) return null;
    return filled.flatMap(({ id, kind }, index): Finding[] => {
      const isLate = kind === 'summary' && index > firstMain;
      const isEarly = (kind === 'interests' || kind === 'references') && index < lastMain;
      if (!isLate && !isEarly) return [];
      return [{ rule: 'section-order', severity: 'consider', place: sectionPath(id, 'alive'), facts: { kind } }];
    });
  },
};
