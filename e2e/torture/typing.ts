import type * as Y from 'yjs';
import type { LocalId } from '#protocol/ids';
import { itemPath, type Path, prosePath, sectionPath } from '#protocol/registers';
import type { PlainOp } from '#protocol/resume';
import { keysFor } from '#sync/order';
import { newLocalId } from '../../ui/src/live/ids.ts';
import type { Chance } from './chance.ts';
import { newCharacter } from './characters.ts';
import type { Page, Typist } from './client.ts';

const SECTIONS = ['skills1', 'skills2'] as const;
/** Items in whose prose everybody writes: they are never hidden, so that all of it can be read in the end. */
const WRITTEN_IN = ['item1', 'item2'] as const;
const HIDDEN_AT_TIMES = ['item3', 'item4', 'item5', 'item6'] as const;
const ITEMS = [...WRITTEN_IN, ...HIDDEN_AT_TIMES] as const;
/** Fields that everybody writes, so that writes meet. */
const FIELDS: readonly [Path, ...Path[]] = [
  'basics/name',
  'basics/headline',
  'basics/email',
  'basics/phone',
  'basics/url',
  'meta/title',
  ...SECTIONS.map((id) => sectionPath(id, 'title')),
  ...ITEMS.flatMap((id) => [itemPath(id, 'name'), itemPath(id, 'level'), itemPath(id, 'icon')]),
];

/** What a résumé begins with: two sections with three items each. */
export function groundwork(): PlainOp[] {
  const write = (path: Path, value: PlainOp['value']): PlainOp => ({ path, value });
  const keys = keysFor(ITEMS.length);
  return [
    ...SECTIONS.flatMap((id, index) => [
      write(sectionPath(id, 'kind'), 'skills'),
      write(sectionPath(id, 'place'), keys[index] ?? 'a0'),
      write(sectionPath(id, 'alive'), true),
    ]),
    ...ITEMS.flatMap((id, index) => [
      write(itemPath(id, 'kind'), 'skill'),
      write(itemPath(id, 'place'), [SECTIONS[index % 2] ?? SECTIONS[0], keys[index] ?? 'a0']),
      write(itemPath(id, 'alive'), true),
    ]),
  ];
}

let written = 0;
/** A text that nobody else writes in this run. */
const token = (page: Page): string => {
  written += 1;
  return `${page.name}-${written}`;
};

/** One act of a person at a page. */
export function type(page: Page, chance: Chance, typist: Typist): void {
  if (chance.of(0.45)) typeText(page, chance, typist);
  else writeField(page, chance, typist !== 'viewer');
}

function writeField(page: Page, chance: Chance, mayEdit: boolean): void {
  const own = { unique: true, allowed: mayEdit };
  const act = chance.next();
  if (!mayEdit || act < 0.78) {
    page.write([[chance.pick(FIELDS), token(page)]], own);
  } else if (act < 0.84) {
    const id = newLocalId();
    page.write(
      [
        [itemPath(id, 'kind'), 'skill'],
        [itemPath(id, 'place'), place(chance)],
        [itemPath(id, 'alive'), true],
      ],
      { unique: false, allowed: true },
    );
    page.write([[itemPath(id, 'name'), token(page)]], own);
  } else if (act < 0.9) page.write([[itemPath(chance.pick(ITEMS), 'place'), place(chance)]], { unique: false, allowed: true });
  else if (act < 0.94) page.write([[itemPath(chance.pick(HIDDEN_AT_TIMES), 'alive'), chance.of(0.7)]], { unique: false, allowed: true });
  // What no field may hold: refused, and it must not hold up what comes after it.
  else if (act < 0.97) page.write([['basics/phone', { no: token(page) }]], { unique: true, allowed: false });
  else page.write([[itemPath(`nobody${newLocalId()}`, 'name'), token(page)]], { unique: true, allowed: false });
}

const KEYS = keysFor(40);
const place = (chance: Chance): [LocalId, string] => [chance.pick(SECTIONS), KEYS[chance.below(KEYS.length)] ?? 'a0'];

/** Prose that everybody writes in. */
const TEXTS: readonly [Path, ...Path[]] = [prosePath('basics'), ...WRITTEN_IN.map(prosePath)];
/** A text longer than this is shortened rather than written on, in UTF-16 units. */
const LONG = 1_200;

/** Typing, taking out, splitting and joining lines, lists and marks, anywhere in a text. */
function typeText(page: Page, chance: Chance, typist: Typist): void {
  const isSound = typist !== 'careless' || !chance.of(0.05);
  page.type(
    chance.pick(TEXTS),
    (text) => {
      const at = chance.below(text.length + 1);
      const act = chance.next();
      if (!isSound) return put(text, at, 1, { link: 'javascript:alert(1)' });
      if (text.length > LONG) return takeOut(text, at, chance.between(1, 60));
      if (act < 0.55) return put(text, at, chance.between(1, 5));
      if (act < 0.65) text.insert(at, '\n', chance.of(0.5) ? { list: chance.pick(['bullet', 'ordered']) } : {});
      else if (act < 0.8) return takeOut(text, at, chance.between(1, 6));
      else if (at < text.length) text.format(at, 1 + chance.below(text.length - at), look(chance));
      return { run: '', removed: '' };
    },
    isSound,
  );
}

const look = (chance: Chance): object =>
  chance.pick<object>([
    { bold: true },
    { bold: null },
    { italic: true },
    { link: 'https://vitae.example/' },
    { link: null },
    { list: 'bullet' },
    { list: null },
  ]);

function put(text: Y.Text, at: number, length: number, attributes?: object): { run: string; removed: string } {
  let run = '';
  while (run.length < length) run += newCharacter();
  text.insert(at, run, attributes);
  return { run, removed: '' };
}

function takeOut(text: Y.Text, at: number, length: number): { run: string; removed: string } {
  const removed = text.toString().slice(at, at + length);
  if (removed !== '') text.delete(at, removed.length);
  return { run: '', removed };
}
