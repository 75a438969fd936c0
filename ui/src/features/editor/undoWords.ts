import { ItemKind, type ResumeDocument } from '#protocol/document';
import { type Path, parsePath } from '#protocol/registers';
import type { Deed, Turned } from '#sync/undo';
import { fieldName } from './fieldName.ts';
import { SECTION_WORDS } from './kinds.ts';
import { newName, sentenceOf } from './sentence.ts';
import { whereIs } from './where.ts';

const NAME_LENGTH = 40;
const short = (name: string): string => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…` : name);

/** What somebody did, to stand behind "Undo": "typing in Name", "deleting “Lead engineer · Acme”". */
export function deedWords({ registers, texts }: Deed, document: ResumeDocument): string {
  const [first] = registers;
  if (!first) return texts.map(({ path, kind }) => `${TEXT_WORDS[kind]} ${placeName(document, path)}`)[0] ?? 'a change';
  const structure = registers.find(({ path }) => path.endsWith('/alive')) ?? registers.find(({ path }) => path.endsWith('/place'));
  if (structure) return structureWords(structure, registers, document);
  if (registers.length > 1 && registers.some(({ path }) => path !== first.path)) return `changes of ${registers.length} fields`;
  const { path, before, after } = first;
  if (path.endsWith('/hidden')) return `${after === true ? 'hiding' : 'showing'} ${thingName(document, path)}`;
  if (path.startsWith('design/')) return 'a change of the design';
  const isTyping = typeof (after ?? before) === 'string';
  return `${isTyping ? 'typing in' : 'a change of'} ${placeName(document, path)}`;
}

const TEXT_WORDS = { typing: 'typing in', deleting: 'deleting in', formatting: 'formatting in', editing: 'editing' } as const;

function structureWords({ path, before, after }: Deed['registers'][number], all: Deed['registers'], document: ResumeDocument): string {
  if (!path.endsWith('/alive')) return `moving ${thingName(document, path)}`;
  if (after === false) return `deleting ${thingName(document, path)}`;
  if (before !== null) return `restoring ${thingName(document, path)}`;
  const made = all.filter((change) => change.path.endsWith('/alive')).length;
  const kind = String(all.find((change) => change.path === path.replace(/alive$/, 'kind'))?.after ?? '');
  if (path.startsWith('sec/')) {
    const words = Object.entries(SECTION_WORDS).find(([name]) => name === kind)?.[1];
    return made > 1 ? `adding ${made} sections` : `adding the section “${words?.title ?? ''}”`;
  }
  const word = itemWord(kind);
  return `adding ${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

function itemWord(kind: string): string {
  const known = ItemKind.safeParse(kind);
  return known.success ? newName(known.data).replace(/^New /, '') : 'entry';
}

/** The item or the section that a register is of. */
function thingName(document: ResumeDocument, path: Path): string {
  const parsed = parsePath(path);
  if (parsed?.area !== 'item') return short(fieldName(document, path));
  const where = whereIs(document, path);
  const item = document.sections.find(({ id }) => id === where?.section)?.items.find(({ id }) => id === where?.item);
  const thing = item?.kind === 'experience' && where?.role ? item.roles.find(({ id }) => id === where.role) : item;
  return thing ? `“${short(sentenceOf(thing, document.design.locale) || newName(thing.kind))}”` : 'an entry';
}

const placeName = (document: ResumeDocument, path: Path): string => {
  const name = fieldName(document, path);
  const quoted = /^(.*)“(.*)”$/.exec(name);
  return quoted ? `${quoted[1]}“${short(quoted[2] ?? '')}”` : name;
};

/** What came of taking something back, for a screen reader. */
export const turnedWords = (way: 'undo' | 'redo', { words }: Turned): string => `${way === 'undo' ? 'Undone' : 'Redone'}: ${words}.`;

/** What was left as it is, and why; `null` where nothing was. */
export function skippedWords(way: 'undo' | 'redo', turned: Turned, document: ResumeDocument): { text: string; detail: string } | null {
  const { skipped, paths, words } = turned;
  if (skipped.length === 0) return null;
  const done = way === 'undo' ? 'undone' : 'redone';
  const changed = [...new Set(skipped.filter(({ why }) => why === 'changed').map(({ path }) => placeName(document, path)))];
  const list = new Intl.ListFormat('en').format(changed);
  const one = changed.length === 1;
  const why =
    changed.length === 0
      ? 'It has been deleted since.'
      : `Somebody has changed ${list} since; ${one ? 'that stays as it is' : 'those stay as they are'}.`;
  if (paths.length > 0) return { text: `Not all of it could be ${done}.`, detail: why };
  return { text: `Not ${done}: ${words}.`, detail: why };
}
