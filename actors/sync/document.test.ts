import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASICS_FIELDS,
  DEFAULT_DESIGN,
  ITEM_FIELDS,
  type Item,
  ItemKind,
  type ResumeDocument,
  SECTION_FIELDS,
  type Section,
  SectionKind,
} from '#protocol/document';
import type { Json } from '#protocol/json';
import { type Path, registerProblem } from '#protocol/registers';
import { documentOf, registersOf } from './document.ts';

const text = fc.stringMatching(/^[A-Za-zäёหλ 0-9]{1,20}$/);
const dates = fc.record({
  start: fc.constantFrom('2019', '2019-05', '2019-05-31', null),
  end: fc.constantFrom('2020', null),
  present: fc.boolean(),
});
const extra = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 }).map((bag) => ({ ...bag }));
const prose = fc.array(fc.record({ spans: fc.array(fc.record({ text }), { maxLength: 2 }) }), { minLength: 1, maxLength: 3 });

/** A value for a field, by its name: the few that are no text. */
const fieldValue = (field: string): fc.Arbitrary<unknown> => {
  if (field === 'dates') return dates;
  if (field === 'extra') return extra;
  if (['hidden', 'showHeading', 'keepTogether', 'startOnNewPage'].includes(field)) return fc.boolean();
  if (field === 'rating') return fc.integer({ min: 0, max: 5 });
  if (field === 'columns') return fc.integer({ min: 1, max: 4 });
  if (['keywords', 'courses', 'roles'].includes(field)) return fc.array(text, { maxLength: 3 });
  if (field === 'location') return text;
  if (field === 'photo') return fc.constant({ key: `${'0a'.repeat(32)}.jpg`, width: 300, height: 400, crop: { x: 0.5, y: 0, zoom: 1.5 } });
  if (field === 'contacts') return fc.constant([{ id: 'c1', label: 'Blog', text: 'x', link: 'https://x.y', icon: '' }]);
  return text;
};
const fieldsOf = (fields: object) =>
  fc.record(Object.fromEntries(Object.keys(fields).map((field) => [field, fieldValue(field)])), { requiredKeys: [] });

const itemOf = (kind: ItemKind, id: string): fc.Arbitrary<Item> =>
  fc
    .tuple(fieldsOf(ITEM_FIELDS[kind]), fc.option(prose, { nil: undefined }), fc.integer({ min: 0, max: 2 }))
    .chain(([fields, summary, roles]) =>
      fc
        .tuple(...(kind === 'experience' ? Array.from({ length: roles }, (_, i) => itemOf('role', `${id}r${i}`)) : []))
        .map(
          (nested) =>
            ({ id, kind, ...fields, ...(summary ? { summary } : {}), ...(kind === 'experience' ? { roles: nested } : {}) }) as Item,
        ),
    );
const sectionOf = (id: string): fc.Arbitrary<Section> =>
  fc
    .tuple(
      fc.constantFrom(...SectionKind.options),
      fieldsOf(SECTION_FIELDS),
      fc.array(fc.constantFrom(...ItemKind.options.filter((kind) => kind !== 'role')), { maxLength: 4 }),
    )
    .chain(([kind, fields, kinds]) =>
      fc.tuple(...kinds.map((each, i) => itemOf(each, `${id}i${i}`))).map((items) => ({ id, kind, ...fields, items }) as Section),
    );
const documents: fc.Arbitrary<ResumeDocument> = fc
  .tuple(
    fc.oneof(text, fc.constant('')),
    fieldsOf(BASICS_FIELDS).map(({ location: _, ...rest }) => rest),
    fc.option(prose, { nil: undefined }),
    fc.integer({ min: 0, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => sectionOf(`s${i}`)))),
    fc.option(extra, { nil: undefined }),
  )
  .map(([title, basics, summary, sections, bag]) => ({
    schema: 1,
    title,
    basics: { ...basics, location: { city: 'Oslo' }, ...(summary ? { summary } : {}) } as ResumeDocument['basics'],
    sections,
    design: { ...DEFAULT_DESIGN, locale: 'nb' },
    ...(bag ? { extra: bag } : {}),
  }));

describe('a document and its registers', () => {
  it('are the same thing, both ways and in any order', () => {
    fc.assert(
      fc.property(documents, fc.integer(), (document, seed) => {
        const registers = registersOf(document);
        expect(documentOf(registers)).toEqual(document);
        const shuffled = registers.toSorted(([a], [b]) => hash(a, seed) - hash(b, seed));
        expect(documentOf(shuffled)).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  it('are valid, each register by itself', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const registers = registersOf(document);
        const kinds = new Map(registers.filter(([path]) => path.startsWith('item/')));
        const kindOf = (id: string) => ItemKind.safeParse(kinds.get(`item/${id}/kind`)).data;
        expect(registers.filter(([path, value]) => registerProblem(path, value, kindOf) !== null)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

const hash = (path: string, seed: number) =>
  [...path].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193), seed);

describe('a document', () => {
  const base: [Path, Json][] = [
    ['sec/s1/kind', 'experience'],
    ['sec/s1/place', 'a0'],
    ['sec/s1/alive', true],
    ['item/e1/kind', 'experience'],
    ['item/e1/place', ['s1', 'a0']],
    ['item/e1/alive', true],
    ['item/e1/organization', 'Acme'],
    ['item/r1/kind', 'role'],
    ['item/r1/place', ['e1', 'a0']],
    ['item/r1/alive', true],
  ];
  const withRegister = (...changes: [Path, Json][]) => documentOf(new Map([...base, ...changes]));

  it('is empty where there is nothing', () => {
    expect(documentOf([])).toEqual({ schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN });
  });

  it('shows what is alive, with its roles', () => {
    expect(withRegister().sections).toEqual([
      {
        id: 's1',
        kind: 'experience',
        items: [{ id: 'e1', kind: 'experience', organization: 'Acme', roles: [{ id: 'r1', kind: 'role' }] }],
      },
    ]);
  });

  it('hides what was deleted, or hangs on it', () => {
    expect(withRegister(['item/e1/alive', false]).sections[0]?.items).toEqual([]);
    expect(withRegister(['sec/s1/alive', false]).sections).toEqual([]);
    expect(withRegister(['item/r1/alive', false]).sections[0]?.items).toMatchObject([{ roles: [] }]);
  });

  it('shows no item whose place is another one’s roles, and none that is its own parent', () => {
    expect(withRegister(['item/e1/place', ['r1', 'a0']]).sections[0]?.items).toEqual([]);
    expect(withRegister(['item/e1/place', ['e1', 'a0']]).sections[0]?.items).toEqual([]);
    expect(withRegister(['item/r1/place', ['s1', 'a0']]).sections[0]?.items).toHaveLength(1);
  });

  it('passes over what is half there and what it does not know', () => {
    expect(
      withRegister(['item/x/alive', true], ['item/x/place', ['s1', 'a1']], ['nonsense', 1], ['basics/name', null]).sections[0]?.items,
    ).toHaveLength(1);
    expect(withRegister(['basics/name', null]).basics).toEqual({});
  });

  it('falls back to the usual design where its own is not one', () => {
    expect(withRegister(['design/bodySize', 999]).design).toEqual(DEFAULT_DESIGN);
    expect(withRegister(['design/bodySize', 12]).design.bodySize).toBe(12);
  });
});
