import type { ResumeDocument } from '#protocol/document';
import { sectionTitle } from '#render/templates/labels';
import { plural } from '../../i18n/format.ts';

/** What was found in a file: each part of the résumé, and how much it holds. */
export function foundIn({ basics, sections, design }: ResumeDocument): { name: string; amount: string }[] {
  const { name, headline, email, phone, url, location, contacts = [] } = basics;
  const details = [name, headline, email, phone, url, location].filter((field) => field !== undefined).length + contacts.length;
  const parts = sections.map((section) => ({
    name: sectionTitle(section.kind, section.title, design.locale) || 'Untitled section',
    amount:
      section.kind === 'summary' ? plural(basics.summary?.length ?? 0, 'paragraph') : plural(section.items.length, 'entry', 'entries'),
  }));
  return details > 0 ? [{ name: 'Name and contact details', amount: plural(details, 'field') }, ...parts] : parts;
}
