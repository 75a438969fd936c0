import { SectionKind } from '#protocol/document';
import type { Prescription } from '#protocol/tenant-cohorts';

const itemsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
];
const isSection = (kind: string): kind is SectionKind => SectionKind.safeParse(kind).success;

/** What somebody typed as a prescription, or the names of sections that there are not. */
export function prescriptionOf(fields: {
  templates: string;
  sections: string;
  only: boolean;
}): { ok: true; prescription: Prescription } | { ok: false; unknown: string[] } {
  const kinds = itemsOf(fields.sections);
  const unknown = kinds.filter((kind) => !isSection(kind));
  if (unknown.length > 0) return { ok: false, unknown };
  const templates = itemsOf(fields.templates);
  return { ok: true, prescription: { templates, sections: kinds.filter(isSection), ...(fields.only ? { only: true } : {}) } };
}
