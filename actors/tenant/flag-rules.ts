import type { FlagRule } from '#protocol/tenant-moderation';

/** More addresses than any résumé needs. */
const MANY_LINKS = 25;
const LINK = /\bhttps?:\/\/|\bwww\./gi;
/** A number or an address in running text, where there are fields for both. */
const CONTACT = /(?:whatsapp|telegram|signal)\W{0,3}@?[\w+]|\+\d[\d ()./-]{8,}\d/i;

/** Letters that look the same are the same, whatever they are written with. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What rules find in the words of a page. A banned term counts as a whole word. */
export function flagsOf(words: string, bannedTerms: readonly string[]): FlagRule[] {
  const text = ` ${plain(words).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const isBanned = bannedTerms.some((term) =>
    text.includes(
      ` ${plain(term)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  );
  return [
    ...(isBanned ? (['banned-term'] as const) : []),
    ...((words.match(LINK)?.length ?? 0) >= MANY_LINKS ? (['many-links'] as const) : []),
    ...(CONTACT.test(words) ? (['contact-in-prose'] as const) : []),
  ];
}
