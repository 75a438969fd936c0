import { describe, expect, it } from 'vitest';
import { DESIGN_FIELDS, ITEM_FIELDS, ItemKind, SECTION_FIELDS } from '#protocol/document';
import type { PlaceChange, Touched } from '#protocol/history';
import { sayAct, sayAll, sayField, sayPlace, sayTouched, sayValue } from './words.ts';

const JOB: Touched = { part: 'item', id: 'j', kind: 'experience', name: 'Lead engineer · Acme', act: 'changed', moved: false, fields: [] };
const BASICS: Touched = { part: 'basics', id: null, kind: null, name: '', act: 'changed', moved: false, fields: [] };

describe('what somebody touched, in words', () => {
  it.each<[Touched, string]>([
    [{ ...JOB, fields: ['position', 'summary', 'dates'] }, 'Lead engineer · Acme: Position, What you did, When'],
    [{ ...JOB, fields: ['position', 'summary', 'dates', 'location'] }, 'Lead engineer · Acme: Position, What you did, When and more'],
    [{ ...JOB, fields: ['location'], moved: true }, 'Lead engineer · Acme: Place, moved'],
    [{ ...JOB, moved: true }, 'Moved Lead engineer · Acme'],
    [{ ...JOB, act: 'added' }, 'Added Lead engineer · Acme'],
    [{ ...JOB, act: 'removed', name: '' }, 'Removed a job'],
    [{ ...JOB, kind: 'award', name: '', fields: ['title'] }, 'An award: Award'],
    [{ ...BASICS, fields: ['headline', 'summary'] }, 'Headline, Summary'],
    [{ ...BASICS, part: 'design', fields: ['primaryColor'] }, 'Design: Accent'],
    [{ ...BASICS, part: 'document', fields: ['title'] }, 'Title'],
    [{ ...BASICS, part: 'section', id: 's', kind: 'skills', fields: ['hidden'] }, 'Skills: Hidden'],
  ])('%#', (touched, words) => {
    expect(sayTouched(touched)).toBe(words);
  });

  it('names so many parts, and counts the rest with what was not listed', () => {
    expect(sayAll([JOB, JOB, JOB], 4, 2)).toEqual({ lines: ['Moved Lead engineer · Acme', 'Moved Lead engineer · Acme'], more: 5 });
  });

  it('has a word for every field there is', () => {
    const nameless = [
      ...Object.keys(SECTION_FIELDS).map((field) => [field, sayField({ part: 'section', kind: 'skills' }, field)]),
      ...Object.keys(DESIGN_FIELDS).map((field) => [field, sayField({ part: 'design', kind: null }, field)]),
      ...ItemKind.options.flatMap((kind) =>
        [...Object.keys(ITEM_FIELDS[kind]), 'summary'].map((field) => [`${kind}.${field}`, sayField({ part: 'item', kind }, field)]),
      ),
    ].filter(([, words]) => words === 'Other');
    expect(nameless).toEqual([]);
  });

  it('calls what says nothing by what it is', () => {
    expect(sayPlace({ part: 'section', id: 's', kind: 'skills', name: '' })).toBe('Skills');
    expect(sayPlace({ part: 'section', id: 's', kind: 'skills', name: 'What I can do' })).toBe('What I can do');
    expect(sayPlace({ part: 'item', id: 'i', kind: null, name: '' })).toBe('An entry');
  });
});

describe('a change in words', () => {
  const change: PlaceChange = { ...JOB, before: { parent: 'a', index: 0 }, after: { parent: 'a', index: 2 }, fields: [] };
  const sectionOf = (id: string) => (id === 'a' ? 'Experience' : 'Projects');
  it('says where something went', () => {
    expect(sayAct({ ...change, moved: true }, sectionOf)).toBe('Moved from place 1 to 3');
    expect(sayAct({ ...change, moved: true, after: { parent: 'b', index: 0 } }, sectionOf)).toBe('Moved from Experience to Projects');
    const fields: PlaceChange['fields'] = [{ type: 'value', path: 'item/j/hidden', field: 'hidden', before: null, after: true }];
    expect(sayAct({ ...change, moved: true, fields }, sectionOf)).toBe('Moved from place 1 to 3, and changed');
    expect(sayAct({ ...change, fields }, sectionOf)).toBe('Changed');
  });

  it.each([
    ['dates', { start: '2020-03', end: null, present: true }, 'Mar 2020 – now'],
    ['keywords', ['TypeScript', 'CSS'], 'TypeScript, CSS'],
    ['location', { city: 'Oslo', countryCode: 'NO' }, 'Oslo, NO'],
    ['contacts', [{ id: 'c1', label: 'Blog', text: 'ada', link: 'https://ada.example', icon: 'pen' }], 'Blog ada https://ada.example'],
    ['hidden', true, 'Yes'],
    ['rating', 3, '3'],
    ['phone', null, ''],
    ['extra', { x: 1 }, 'Fields that this app does not show'],
  ])('says a value of %s', (field, value, words) => {
    expect(sayValue(field, value, 'en')).toBe(words);
  });
});
