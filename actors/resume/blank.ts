import type { SectionKind } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import type { Seed } from '#protocol/resume';
import { keysFor } from '#sync/order';

export const UNTITLED = 'Untitled résumé';

/** What a new résumé begins with: the sections nearly everybody needs, empty. */
const FIRST_SECTIONS: SectionKind[] = ['summary', 'experience', 'education', 'skills', 'languages'];

export function blankSeeds(name: string): Seed[] {
  const keys = keysFor(FIRST_SECTIONS.length);
  return [
    ['basics/name', name],
    ...FIRST_SECTIONS.flatMap((kind, index): Seed[] => [
      [sectionPath(kind, 'kind'), kind],
      [sectionPath(kind, 'place'), keys[index] ?? 'a0'],
      [sectionPath(kind, 'alive'), true],
    ]),
  ];
}
