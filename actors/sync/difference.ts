import {
  BASICS_FIELDS,
  DESIGN_FIELDS,
  ITEM_FIELDS,
  type Item,
  type ResumeDocument,
  SECTION_FIELDS,
  type Section,
} from '#protocol/document';
import type { FieldChange, Place, PlaceChange, Standing } from '#protocol/history';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Prose } from '#protocol/prose';
import { itemPath, type Path, prosePath, sectionPath } from '#protocol/registers';
import { itemName } from './names.ts';
import { isSameProse } from './prose-merge.ts';
import { isSameJson } from './restore.ts';
import { linePairs, linesOfText } from './text-difference.ts';

/**
 * What differs between two states of one résumé, part by part in the order in which one reads it; what is only in the earlier one
 * stands where it stood. Applied to the one document it gives the other (see the test).
 */
export function differenceOf(before: ResumeDocument, after: ResumeDocument): PlaceChange[] {
  const changes = [
    changeOf({ part: 'document', id: null, kind: null, name: '' }, null, null, [
      fieldChange('meta/title', 'title', before.title, after.title),
      fieldChange('meta/extra', 'extra', before.extra, after.extra),
    ]),
    changeOf({ part: 'basics', id: null, kind: null, name: '' }, null, null, [
      ...Object.keys(BASICS_FIELDS).map((field) =>
        fieldChange(`basics/${field}`, field, fieldOf(before.basics, field), fieldOf(after.basics, field)),
      ),
      proseChange(prosePath('basics'), before.basics.summary, after.basics.summary),
    ]),
    ...partChanges(partsOf(before), partsOf(after)),
    changeOf(
      { part: 'design', id: null, kind: null, name: '' },
      null,
      null,
      Object.keys(DESIGN_FIELDS).map((field) =>
        fieldChange(`design/${field}`, field, fieldOf(before.design, field), fieldOf(after.design, field)),
      ),
    ),
  ];
  return changes.filter((change) => change !== null);
}

/** A section or an item, where it stands, and what may differ about it. */
interface Part {
  id: LocalId;
  place: Place;
  standing: Standing;
  fields: readonly string[];
  path: (field: string) => Path;
  value: (field: string) => unknown;
  prose: { path: Path; value: Prose | undefined } | null;
}

/** Every section, each followed by its items, each followed by its roles. */
function partsOf(document: ResumeDocument): Part[] {
  return document.sections.flatMap((section, index) => [sectionPart(section, index), ...itemParts(section.id, section.items)]);
}

function sectionPart(section: Section, index: number): Part {
  const { id, kind, title } = section;
  return {
    id,
    place: { part: 'section', id, kind, name: title ?? '' },
    standing: { parent: null, index },
    fields: Object.keys(SECTION_FIELDS),
    path: (field) => sectionPath(id, field as keyof typeof SECTION_FIELDS),
    value: (field) => fieldOf(section, field),
    prose: null,
  };
}

function itemParts(parent: LocalId, items: readonly Item[]): Part[] {
  return items.flatMap((item, index): Part[] => {
    const { id, kind } = item;
    const value = (field: string) => fieldOf(item, field);
    const part: Part = {
      id,
      place: { part: 'item', id, kind, name: itemName(kind, value) },
      standing: { parent, index },
      fields: Object.keys(ITEM_FIELDS[kind]),
      path: (field) => itemPath(id, field),
      value,
      prose: { path: prosePath(id), value: item.summary },
    };
    return item.kind === 'experience' ? [part, ...itemParts(id, item.roles)] : [part];
  });
}

function partChanges(before: readonly Part[], after: readonly Part[]): (PlaceChange | null)[] {
  const was = new Map(before.map((part) => [keyOf(part), part]));
  const is = new Map(after.map((part) => [keyOf(part), part]));
  const stays = stayingIn(before, after);
  return inReadingOrder(before, after).map((key) => {
    const [from, to] = [was.get(key), is.get(key)];
    const part = to ?? from;
    if (!part) return null;
    const isMoved = from !== undefined && to !== undefined && !stays.has(key);
    return changeOf(part.place, from ?? null, to ?? null, fieldChanges(from, to), isMoved);
  });
}

/** Ids of sections and items are each other's neighbours in no list: the same word may be both. */
const keyOf = ({ place, id }: Part): string => `${place.part}/${id}`;

function fieldChanges(from: Part | undefined, to: Part | undefined): (FieldChange | null)[] {
  const part = to ?? from;
  if (!part) return [];
  return [
    ...part.fields.map((field) => fieldChange(part.path(field), field, from?.value(field), to?.value(field))),
    part.prose ? proseChange(part.prose.path, from?.prose?.value, to?.prose?.value) : null,
  ];
}

function changeOf(
  place: Place,
  before: Part | null,
  after: Part | null,
  fields: readonly (FieldChange | null)[],
  moved = false,
): PlaceChange | null {
  const changed = fields.filter((field) => field !== null);
  const act = before === after || (before && after) ? 'changed' : after ? 'added' : 'removed';
  if (act === 'changed' && changed.length === 0 && !moved) return null;
  return { ...place, act, moved, before: before?.standing ?? null, after: after?.standing ?? null, fields: changed };
}

const fieldOf = (record: object, field: string): unknown =>
  Object.hasOwn(record, field) ? (record as Record<string, unknown>)[field] : undefined;

/** An empty text says as much as none. */
const shown = (value: unknown): Json => (value === undefined || value === '' ? null : (value as Json));

function fieldChange(path: Path, field: string, before: unknown, after: unknown): FieldChange | null {
  const [was, is] = [shown(before), shown(after)];
  if (isSameJson(was, is)) return null;
  const isText = (value: Json) => value === null || typeof value === 'string';
  if (!isText(was) || !isText(is)) return { type: 'value', path, field, before: was, after: is };
  return { type: 'text', path, field, lines: linePairs(linesOfText(String(was ?? '')), linesOfText(String(is ?? ''))) };
}

function proseChange(path: Path, before: Prose = [], after: Prose = []): FieldChange | null {
  if (isSameProse(before, after)) return null;
  return { type: 'text', path, field: 'summary', lines: linePairs(before, after) };
}

/** What is in both, under the same parent, and in the same order among itself: as many as possible. All else has moved. */
function stayingIn(before: readonly Part[], after: readonly Part[]): Set<string> {
  const was = new Map(before.map((part) => [keyOf(part), part.standing]));
  const stays = new Set<string>();
  for (const siblings of Map.groupBy(after, ({ place, standing }) => `${place.part}/${standing.parent}`).values()) {
    const common = siblings.filter((part) => was.get(keyOf(part))?.parent === part.standing.parent);
    for (const index of longestRise(common.map((part) => was.get(keyOf(part))?.index ?? 0))) {
      const part = common[index];
      if (part) stays.add(keyOf(part));
    }
  }
  return stays;
}

/** Indices of a longest strictly rising subsequence (M. L. Fredman, 1975: patience, with binary search). */
export function longestRise(values: readonly number[]): number[] {
  /** By length of a run: where the run of that length with the lowest end ends. */
  const ends: number[] = [];
  const previous: number[] = [];
  const valueAt = (index: number | undefined): number => (index === undefined ? Number.NEGATIVE_INFINITY : (values[index] ?? 0));
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(ends[middle]) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const rise: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rise.push(index);
  return rise.reverse();
}

/** Keys as one reads the later state; what is only in the earlier one comes after what stood before it there. */
function inReadingOrder(before: readonly Part[], after: readonly Part[]): string[] {
  const order = after.map(keyOf);
  const known = new Set(order);
  /** What to put behind each key, or (under `''`) before everything. */
  const behind = new Map<string, string[]>();
  let last = '';
  for (const key of before.map(keyOf)) {
    if (!known.has(key)) behind.set(last, [...(behind.get(last) ?? []), key]);
    else last = key;
  }
  return [...(behind.get('') ?? []), ...order.flatMap((key) => [key, ...(behind.get(key) ?? [])])];
}
