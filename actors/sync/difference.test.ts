import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, ItemKind, ResumeDocument, RoleItem, Section, SectionKind } from '#protocol/document';
import { DEFAULT_DESIGN } from '#protocol/document';
import type { FieldChange, LinePair, PlaceChange } from '#protocol/history';
import type { Json } from '#protocol/json';
import { lineText, type Prose } from '#protocol/prose';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { differenceOf, longestRise } from './difference.ts';
import { documentOf, registersOf } from './document.ts';
import { resumes } from './fixtures/resumes.ts';
import { isSameProse } from './prose-merge.ts';
import { linePairs } from './text-difference.ts';

/** One side of a comparison, put together again. */
function sideOf(lines: readonly LinePair[], side: 'before' | 'after'): Prose {
  return lines
    .map((pair) => pair[side])
    .filter((line) => line !== null)
    .map(({ list, pieces }) => ({ ...(list ? { list } : {}), spans: pieces.map(({ changed: _, ...span }) => span) }));
}
const sideValue = (change: FieldChange, side: 'before' | 'after'): Value => {
  if (change.type === 'value') return change[side];
  const prose = sideOf(change.lines, side);
  return isTextPath(change.path) ? prose : prose.map(lineText).join('\n');
};

/** The document that differs from `document` by `changes`. */
function applied(document: ResumeDocument, changes: readonly PlaceChange[]): ResumeDocument {
  const registers = new Map<Path, Value>(registersOf(document));
  const parents = new Map<string, string[]>();
  const siblings = (part: string, parent: string | null) => {
    const key = part === 'section' ? 'sections' : `in ${parent}`;
    const list = parents.get(key) ?? [];
    parents.set(key, list);
    return list;
  };
  for (const section of document.sections) {
    siblings('section', null).push(section.id);
    for (const item of section.items) {
      siblings('item', section.id).push(item.id);
      if (item.kind === 'experience') for (const role of item.roles) siblings('item', item.id).push(role.id);
    }
  }
  const leaving = changes.filter(({ before, after, moved }) => before && (moved || !after));
  for (const { part, id, before } of leaving) {
    const list = siblings(part, before?.parent ?? null);
    list.splice(list.indexOf(String(id)), 1);
  }
  const coming = changes.filter(({ before, after, moved }) => after && (moved || !before));
  for (const { part, id, after } of coming.toSorted((a, b) => (a.after?.index ?? 0) - (b.after?.index ?? 0)))
    siblings(part, after?.parent ?? null).splice(after?.index ?? 0, 0, String(id));
  for (const { part, id, kind, act, fields } of changes) {
    const root = part === 'section' ? `sec/${id}` : `item/${id}`;
    if (act !== 'changed') registers.set(`${root}/alive`, act === 'added');
    if (act === 'added' && kind) registers.set(`${root}/kind`, kind);
    for (const change of fields) registers.set(change.path, sideValue(change, 'after'));
  }
  for (const [key, ids] of parents)
    ids.forEach((id, index) => {
      const order = `a${String.fromCharCode(65 + index)}`;
      if (key === 'sections') registers.set(`sec/${id}/place`, order);
      else registers.set(`item/${id}/place`, [key.slice(3), order]);
    });
  return documentOf(registers);
}

/** A document as it reads: how its prose is cut into spans does not matter. */
const readable = (document: ResumeDocument) => JSON.parse(JSON.stringify(documentOf(joined(registersOf(document)))));
const joined = (entries: [Path, Json][]): [Path, Json][] =>
  entries
    .filter(([path, value]) => !isTextPath(path) || (Array.isArray(value) && value.length > 0))
    .map(([path, value]) => [path, isTextPath(path) ? cut(value as Prose) : value]);
const cut = (prose: Prose): Json =>
  prose.map(({ list, spans }) => ({
    ...(list ? { list } : {}),
    spans: spans.flatMap(({ text, ...look }) => [...text].map((character) => ({ ...look, text: character }))),
  })) as Json;

const item = (kind: ItemKind, id: string, fields: object = {}): Item =>
  ({ id, kind, ...(kind === 'experience' ? { roles: [] } : {}), ...fields }) as Item;
const section = (kind: SectionKind, id: string, items: Item[] = []): Section => ({ id, kind, items });
const resume = (sections: Section[], basics: ResumeDocument['basics'] = {}): ResumeDocument => ({
  schema: 1,
  title: 'Engineer',
  basics,
  sections,
  design: DEFAULT_DESIGN,
});

describe('the difference of two documents', () => {
  it('applied to the one gives the other', () => {
    fc.assert(
      fc.property(resumes, resumes, (before, after) => {
        expect(readable(applied(before, differenceOf(before, after)))).toEqual(readable(after));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is nothing between a document and itself, however its prose is cut into spans', () => {
    fc.assert(
      fc.property(resumes, (document) => {
        expect(differenceOf(document, structuredClone(document))).toEqual([]);
        expect(differenceOf(document, documentOf(joined(registersOf(document))))).toEqual([]);
      }),
    );
  });

  it('says of one moved item that it has moved, and nothing of those it passed', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => item('skill', id, { name: id.toUpperCase() }));
    const [a, b, c, d] = items as [Item, Item, Item, Item];
    const changes = differenceOf(resume([section('skills', 's', items)]), resume([section('skills', 's', [d, a, b, c])]));
    expect(changes).toMatchObject([
      { part: 'item', id: 'd', name: 'D', act: 'changed', moved: true, before: { index: 3 }, after: { index: 0 } },
    ]);
  });

  it('says of an item that went to another section that it has moved, with its changed fields', () => {
    const before = resume([
      section('experience', 'w', [item('experience', 'j', { position: 'Engineer', organization: 'Acme' })]),
      section('custom', 'c'),
    ]);
    const after = resume([
      section('experience', 'w'),
      section('custom', 'c', [item('experience', 'j', { position: 'Lead engineer', organization: 'Acme' })]),
    ]);
    expect(differenceOf(before, after)).toMatchObject([
      {
        id: 'j',
        name: 'Lead engineer · Acme',
        moved: true,
        before: { parent: 'w', index: 0 },
        after: { parent: 'c', index: 0 },
        fields: [{ type: 'text', field: 'position' }],
      },
    ]);
  });

  it('names what came and went with all that they say, roles too, where one reads them', () => {
    const role: RoleItem = { id: 'r', kind: 'role', position: 'Intern' };
    const gone = item('experience', 'old', { organization: 'Acme', roles: [role], summary: [{ spans: [{ text: 'Made tea' }] }] });
    const stays = item('experience', 'stays', { organization: 'Initech' });
    const come = item('experience', 'new', { organization: 'Globex' });
    const changes = differenceOf(resume([section('experience', 'w', [gone, stays])]), resume([section('experience', 'w', [stays, come])]));
    expect(changes.map(({ act, name, before, after }) => [act, name, before?.index, after?.index])).toEqual([
      ['removed', 'Acme', 0, undefined],
      ['removed', 'Intern', 0, undefined],
      ['added', 'Globex', undefined, 1],
    ]);
    expect(changes[0]?.fields.map(({ field }) => field)).toEqual(['organization', 'summary']);
  });

  it('compares values as values: the order of keys is no change, and an empty text is as good as none', () => {
    const before = resume([], { headline: '', location: { city: 'Oslo', region: 'Oslo' } });
    const after = resume([], { location: { region: 'Oslo', city: 'Oslo' } });
    expect(differenceOf(before, after)).toEqual([]);
    expect(differenceOf(before, resume([], { location: { city: 'Bergen' } }))).toMatchObject([
      { part: 'basics', fields: [{ type: 'value', field: 'location', before: { city: 'Oslo' }, after: { city: 'Bergen' } }] },
    ]);
  });

  it('compares texts line by line and word by word, and puts what has nothing in common side by side', () => {
    const lines = (...texts: string[]) => texts.map((text) => ({ spans: [{ text }] }));
    const said = (line: LinePair['before']) => line?.pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('') ?? null;
    const pairs = (before: Prose, after: Prose) => linePairs(before, after).map((pair) => [said(pair.before), said(pair.after)]);
    expect(
      pairs(lines('Led four people', 'Stays', 'Made tea'), lines('Led five people', 'New', 'Stays', 'Wrote the parser', 'And more')),
    ).toEqual([
      ['Led [four] people', 'Led [five] people'],
      [null, '[New]'],
      ['Stays', 'Stays'],
      ['[Made tea]', '[Wrote the parser]'],
      [null, '[And more]'],
    ]);
    const bold: Prose = [{ spans: [{ text: 'Led ' }, { text: 'five', bold: true }, { text: ' people' }] }];
    expect(pairs(lines('Led five people'), bold)).toEqual([['Led [five] people', 'Led [five] people']]);
    expect(pairs(lines('Led five people'), [{ list: 'bullet', spans: [{ text: 'Led five people' }] }])).toEqual([
      ['[Led five people]', '[Led five people]'],
    ]);
  });

  it('finds the longest run that keeps its order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6]), (values) => {
        const rise = longestRise(values).map((index) => values[index] ?? -1);
        expect(rise).toEqual(rise.toSorted((a, b) => a - b));
        let longest = 0;
        for (let mask = 0; mask < 1 << values.length; mask += 1) {
          const chosen = values.filter((_, index) => mask & (1 << index));
          if (chosen.every((value, index) => index === 0 || (chosen[index - 1] ?? 0) < value)) longest = Math.max(longest, chosen.length);
        }
        expect(rise.length).toBe(longest);
      }),
    );
  });

  it('keeps every word of both texts', () => {
    fc.assert(
      fc.property(resumes, resumes, (before, after) => {
        for (const change of differenceOf({ ...before, sections: [] }, { ...after, sections: [] }).flatMap(({ fields }) => fields)) {
          if (change.type !== 'text' || !isTextPath(change.path)) continue;
          expect(isSameProse(sideOf(change.lines, 'before'), before.basics.summary ?? [])).toBe(true);
          expect(isSameProse(sideOf(change.lines, 'after'), after.basics.summary ?? [])).toBe(true);
        }
      }),
    );
  });
});
