import type { SectionKind } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import type { Seed } from '#protocol/resume';
import { keysFor } from '#sync/order';

export const UNTITLED = 'Untitled résumé';

/** What a new résumé begins with: the sections nearly everybody needs, empty. */
const FIRST_SECTIONS: SectionKind[] = ['summary', 'experience', 'education', 'skills', 'languages'];

/** `sections`: other ones that their tenant prescribes, each once. */
export function blankSeeds(name: string, sections: readonly SectionKind[] = FIRST_SECTIONS): Seed[] {
  const kinds = [...new Set(sections)];
  const keys = keysFor(kinds.length);
  return [
    ['basics/name', name],
    ...kinds.flatMap((kind, index): Seed[] => [
      [sectionPath(kind, 'kind'), kind],
      [sectionPath(kind, 'place'), keys[index] ?? 'a0'],
      [sectionPath(kind, 'alive'), true],
    ]),
  ];
}
