import { z } from 'zod';
import type { Item } from '#protocol/document';
import { lineText } from '#protocol/prose';
import { sentenceOf } from '../editor/sentence.ts';
import { COPIED_MAX, CopiedItem, copied } from './copied.ts';

/** Our own type on the clipboard: what other programs get is the text beside it. */
export const ITEMS_TYPE = 'application/vnd.vitae.items+json';

/** Longest clipboard that is looked at, in UTF-16 units. */
const CLIPBOARD_MAX = 2_000_000;

const Clipboard = z.strictObject({ version: z.literal(1), items: z.array(CopiedItem).min(1).max(COPIED_MAX) });

export const writtenItems = (items: readonly Item[]): string =>
  JSON.stringify({ version: 1, items: items.flatMap((item) => copied(item) ?? []) } satisfies z.infer<typeof Clipboard>);

/** The items of a clipboard, or `null` where it holds none that could be pasted. */
export function readItems(written: string): CopiedItem[] | null {
  if (written.length > CLIPBOARD_MAX) return null;
  try {
    return Clipboard.safeParse(JSON.parse(written)).data?.items ?? null;
  } catch {
    // No JSON: somebody else's under our name.
    return null;
  }
}

/** The items for whatever knows only text: what each is, and what is written about it. */
export const itemsText = (items: readonly Item[], locale: string): string => items.map((item) => itemText(item, locale)).join('\n\n');

function itemText(item: Item, locale: string): string {
  const sentence = sentenceOf(item, locale);
  const lines = (item.summary ?? []).map((line) => `${line.list ? '- ' : ''}${lineText(line)}`);
  const roles = item.kind === 'experience' ? item.roles.map((role) => itemText(role, locale)) : [];
  // Without a title the sentence is the first line.
  const text = lines[0]?.endsWith(sentence) ? lines : [sentence, ...lines];
  return [...text, ...roles].join('\n');
}
