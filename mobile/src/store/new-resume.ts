import type { ResumeDocument, SectionKind } from '#protocol/document';
import { idFrom, type ResumeId, type UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { type Path, sectionPath } from '#protocol/registers';
import { registersOf } from '#sync/document';
import { keysFor } from '#sync/order';

/** The id that the server gives to what this person creates with this key (`router/resume-ids.ts`): known before it has heard of it. */
export async function resumeIdOf(user: UserId, token: string): Promise<ResumeId> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${user}/${token}`));
  return idFrom('resume', new Uint8Array(digest).slice(0, 16));
}

type Write = readonly [path: Path, value: Json];

/** As the server begins one (`actors/resume/blank.ts`). */
const FIRST_SECTIONS: readonly SectionKind[] = ['summary', 'experience', 'education', 'skills', 'languages'];

/** What a new résumé begins with: the sections nearly everybody needs, empty. */
export function blankWrites(title: string, name: string): Write[] {
  const keys = keysFor(FIRST_SECTIONS.length);
  return [
    ['meta/title', title],
    ['basics/name', name],
    ...FIRST_SECTIONS.flatMap((kind, index): Write[] => [
      [sectionPath(kind, 'kind'), kind],
      [sectionPath(kind, 'place'), keys[index] ?? 'a0'],
      [sectionPath(kind, 'alive'), true],
    ]),
  ];
}

/** What a copy begins with. Its photo stays where it is: the file is the other résumé's, and the server alone can copy it. */
export function copyWrites(document: ResumeDocument, title: string): Write[] {
  const { photo: _photo, ...basics } = document.basics;
  return registersOf({ ...document, basics, title });
}
