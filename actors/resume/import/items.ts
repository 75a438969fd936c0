import type { Item, ItemKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { defined } from './defined.ts';
import type { RecordReader } from './record.ts';

const URL = ['url', 'website'] as const;
const START = ['startDate', 'start'] as const;
const END = ['endDate', 'end'] as const;
const PARAGRAPHS = ['summary', 'description'] as const;
const BULLETS = ['highlights'] as const;

const period = (reader: RecordReader) => reader.dates(START, END, true);
const day = (reader: RecordReader, ...names: string[]) => reader.dates(names, [], false);
const prose = (reader: RecordReader) => reader.prose(PARAGRAPHS, BULLETS);

/**
 * Each kind of item from a record of the file: the names of JSON Resume 1.3.1 first, then those of older drafts. The bag comes
 * last, for it takes what no other field has read.
 */
export const BUILD: { [K in Exclude<ItemKind, 'role' | 'custom' | 'letter'>]: (reader: RecordReader, id: LocalId) => Item } = {
  profile: (r, id) => ({
    id,
    kind: 'profile',
    ...defined({ network: r.short('network'), username: r.short('username'), url: r.url(...URL), summary: prose(r), extra: r.extra() }),
  }),
  experience: (r, id) => ({
    id,
    kind: 'experience',
    roles: [],
    ...defined({
      organization: r.short('name', 'company', 'organization', 'employer'),
      position: r.short('position', 'title'),
      location: r.place('location'),
      description: r.long('description'),
      url: r.url(...URL),
      dates: period(r),
      summary: r.prose(['summary'], BULLETS),
      extra: r.extra(),
    }),
  }),
  volunteer: (r, id) => ({
    id,
    kind: 'volunteer',
    ...defined({
      organization: r.short('organization', 'name'),
      position: r.short('position'),
      location: r.place('location'),
      url: r.url(...URL),
      dates: period(r),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  education: (r, id) => ({
    id,
    kind: 'education',
    ...defined({
      institution: r.short('institution', 'school', 'name'),
      area: r.short('area'),
      studyType: r.short('studyType', 'degree'),
      score: r.short('score', 'gpa', 'grade'),
      location: r.place('location'),
      url: r.url(...URL),
      courses: r.keywords('courses'),
      dates: period(r),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  project: (r, id) => ({
    id,
    kind: 'project',
    ...defined({
      name: r.short('name', 'title'),
      url: r.url(...URL),
      roles: r.keywords('roles'),
      keywords: r.keywords('keywords'),
      entity: r.short('entity'),
      type: r.short('type'),
      dates: period(r),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  skill: (r, id) => ({
    id,
    kind: 'skill',
    ...defined({
      name: r.short('name'),
      level: r.short('level'),
      keywords: r.keywords('keywords'),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  language: (r, id) => ({
    id,
    kind: 'language',
    ...defined({ language: r.short('language', 'name'), fluency: r.short('fluency', 'level'), summary: prose(r), extra: r.extra() }),
  }),
  interest: (r, id) => ({
    id,
    kind: 'interest',
    ...defined({ name: r.short('name'), keywords: r.keywords('keywords'), summary: prose(r), extra: r.extra() }),
  }),
  award: (r, id) => ({
    id,
    kind: 'award',
    ...defined({
      title: r.short('title', 'name'),
      awarder: r.short('awarder'),
      url: r.url(...URL),
      dates: day(r, 'date'),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  certification: (r, id) => ({
    id,
    kind: 'certification',
    ...defined({
      title: r.short('name', 'title'),
      issuer: r.short('issuer'),
      url: r.url(...URL),
      dates: day(r, 'date'),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  publication: (r, id) => ({
    id,
    kind: 'publication',
    ...defined({
      title: r.short('name', 'title'),
      publisher: r.short('publisher'),
      url: r.url(...URL),
      dates: day(r, 'releaseDate', 'date'),
      summary: prose(r),
      extra: r.extra(),
    }),
  }),
  reference: (r, id) => ({
    id,
    kind: 'reference',
    ...defined({
      name: r.short('name'),
      position: r.short('position'),
      phone: r.short('phone'),
      url: r.url(...URL),
      summary: r.prose(['reference', ...PARAGRAPHS], BULLETS),
      extra: r.extra(),
    }),
  }),
};

/** An item from a record of a file. */
export type ItemBuilder = (reader: RecordReader, id: LocalId) => Item;
