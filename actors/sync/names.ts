import type { ItemKind } from '#protocol/document';

/** Reads a field of the item that is named: its value, or `undefined` for nothing. */
export type ReadField = (field: string) => unknown;

/** By which fields people know an item of each kind; the second, where there is one, is where that was. */
const KNOWN_BY: Record<ItemKind, readonly [what: readonly string[], where?: string]> = {
  profile: [['network', 'username']],
  experience: [['position'], 'organization'],
  role: [['position']],
  education: [['studyType', 'area'], 'institution'],
  project: [['name']],
  skill: [['name']],
  language: [['language']],
  interest: [['name']],
  award: [['title']],
  certification: [['title']],
  publication: [['title']],
  volunteer: [['position'], 'organization'],
  reference: [['name']],
  custom: [['title']],
  letter: [['recipient']],
};
const LONGEST = 80;

/** An item's first words, as people would name it: "Lead engineer · Acme", with no word of any language between them. Empty when it says nothing yet. At most 80 characters. */
export function itemName(kind: ItemKind, read: ReadField): string {
  const [fields, where] = KNOWN_BY[kind];
  const what = fields.map((field) => wordsOf(read(field))).filter((words) => words !== '');
  const at = where === undefined ? '' : wordsOf(read(where));
  const name = what.length > 0 && at !== '' ? `${what.join(' ')} · ${at}` : what.join(' ') || at || wordsOf(read('description'));
  return [...name].length > LONGEST
    ? `${[...name]
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : name;
}

/** Its first line, without what surrounds it. */
const wordsOf = (value: unknown): string => (typeof value === 'string' ? (value.trim().split('\n', 1)[0]?.trim() ?? '') : '');
