import type { ResumeDocument } from '#protocol/document';
import { sectionTitle } from '#render/templates/labels';
import { w } from './words.ts';

/** What was found in a file: each part of the résumé, and how much it holds. */
export function foundIn({ basics, sections, design }: ResumeDocument): { name: string; amount: string }[] {
  const { name, headline, email, phone, url, location, contacts = [] } = basics;
  const details = [name, headline, email, phone, url, location].filter((field) => field !== undefined).length + contacts.length;
  const parts = sections.map((section) => ({
    name: sectionTitle(section.kind, section.title, design.locale) || w().untitled,
    amount: section.kind === 'summary' ? w().paragraphs(basics.summary?.length ?? 0) : w().entries(section.items.length),
  }));
  return details > 0 ? [{ name: w().details, amount: w().fields(details) }, ...parts] : parts;
}
