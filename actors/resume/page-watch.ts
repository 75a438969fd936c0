import type { ResumeDocument } from '#protocol/document';
import { WATCHED_WORDS } from '#protocol/tenant-moderation';
import { publishedDocument } from './published.ts';

/** Fields that are no words, or are there to be written to. */
const NOT_WORDS = new Set(['id', 'kind', 'type', 'marks', 'phone', 'email', 'photo', 'design', 'locale']);

/** What a public page says, for the rules that look at pages; its owner's contact fields are not part of it. */
export function wordsOfPage(document: ResumeDocument): string {
  const { basics, sections } = publishedDocument(document);
  return [...wordsIn({ basics, sections })].join('\n').slice(0, WATCHED_WORDS);
}

function* wordsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const part of value) yield* wordsIn(part);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) if (!NOT_WORDS.has(name)) yield* wordsIn(part);
}
