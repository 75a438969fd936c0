import { ItemKind, type ResumeDocument, SectionKind } from '#protocol/document';
import type { Path } from '#protocol/registers';
import type { Deed, Turned } from '#sync/undo';
import { fieldName, thingName } from './fieldName.ts';
import { itemWords, SECTION_WORDS } from './kinds.ts';
import { w } from './words.ts';

/** So much of a name, in UTF-16 units, stands in a button. */
const NAME_LENGTH = 40;

const placeName = (document: ResumeDocument, path: Path): string => fieldName(document, path, NAME_LENGTH);

/** What somebody did, to stand behind "Undo": "typing in Name", "deleting “Lead engineer · Acme”". */
export function deedWords({ registers, texts }: Deed, document: ResumeDocument): string {
  const { deeds } = w();
  const [first] = registers;
  if (!first) return texts.map(({ path, kind }) => deeds[TEXT_WORDS[kind]](placeName(document, path)))[0] ?? deeds.change;
  const structure = registers.find(({ path }) => path.endsWith('/alive')) ?? registers.find(({ path }) => path.endsWith('/place'));
  if (structure) return structureWords(structure, registers, document);
  if (registers.length > 1 && registers.some(({ path }) => path !== first.path)) return deeds.changeOfFields(registers.length);
  const { path, before, after } = first;
  if (path.endsWith('/hidden')) return deeds[after === true ? 'hiding' : 'showing'](thingName(document, path, NAME_LENGTH));
  if (path.startsWith('design/')) return deeds.changeOfDesign;
  const isTyping = typeof (after ?? before) === 'string';
  return deeds[isTyping ? 'typing' : 'changeOf'](placeName(document, path));
}

const TEXT_WORDS = { typing: 'typing', deleting: 'deletingIn', formatting: 'formatting', editing: 'editing' } as const;

function structureWords({ path, before, after }: Deed['registers'][number], all: Deed['registers'], document: ResumeDocument): string {
  const { deeds } = w();
  const thing = () => thingName(document, path, NAME_LENGTH);
  if (!path.endsWith('/alive')) return deeds.moving(thing());
  if (after === false) return deeds.deleting(thing());
  if (before !== null) return deeds.restoring(thing());
  const kind = all.find((change) => change.path === path.replace(/alive$/, 'kind'))?.after;
  if (!path.startsWith('sec/')) return deeds.addingItem(itemWords(ItemKind.safeParse(kind).data ?? 'custom'));
  const made = all.filter((change) => change.path.endsWith('/alive')).length;
  const section = SectionKind.safeParse(kind).data;
  return made > 1 || !section ? deeds.addingSections(made) : deeds.addingSection(SECTION_WORDS[section].title);
}

/** What came of taking something back, for a screen reader. */
export const turnedWords = (way: 'undo' | 'redo', { words }: Turned): string => w()[way].done(words);

/** What was left as it is, and why; `null` where nothing was. */
export function skippedWords(way: 'undo' | 'redo', turned: Turned, document: ResumeDocument): { text: string; detail: string } | null {
  const { skipped, paths, words } = turned;
  if (skipped.length === 0) return null;
  const changed = [...new Set(skipped.filter(({ why }) => why === 'changed').map(({ path }) => placeName(document, path)))];
  const detail = changed.length === 0 ? w().deletedSince : w().changedSince(changed);
  return { text: paths.length > 0 ? w()[way].notAll : w()[way].notDone(words), detail };
}
