import type { ItemKind, RoleItem } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { isRecord } from '../cursor.ts';
import { defined } from '../defined.ts';
import type { ItemBuilder } from '../items.ts';
import { type Importing, RecordReader } from '../record.ts';
import { childPath } from '../report.ts';
import { dates, hidden, keepTheirs, prose, rating, website } from './fields.ts';

/** How each kind of item is read; the names of v6 and v5 come first, then those of v4. The bag comes last in each. */
export function itemBuilders(to: Importing, ids: () => LocalId): { [K in Exclude<ItemKind, 'role'>]: ItemBuilder } {
  const every = (r: RecordReader) => {
    keepTheirs(r);
    return { hidden: hidden(r) };
  };
  const link = (r: RecordReader) => website(r, to);
  return {
    profile: (r, id) => ({
      id,
      kind: 'profile',
      ...defined({
        ...every(r),
        icon: r.short('icon'),
        network: r.short('network'),
        username: r.short('username'),
        ...link(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    experience: (r, id) => ({
      id,
      kind: 'experience',
      roles: rolesOf(r, to, ids),
      ...defined({
        ...every(r),
        organization: r.short('company', 'organization'),
        position: r.short('position'),
        location: r.short('location'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    education: (r, id) => ({
      id,
      kind: 'education',
      ...defined({
        ...every(r),
        institution: r.short('school', 'institution'),
        studyType: r.short('degree', 'studyType'),
        area: r.short('area'),
        score: r.short('grade', 'score'),
        location: r.short('location'),
        courses: r.keywords('courses'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    project: (r, id) => ({
      id,
      kind: 'project',
      ...defined({
        ...every(r),
        name: r.short('name'),
        roles: r.keywords('roles'),
        keywords: r.keywords('keywords'),
        entity: r.short('entity'),
        type: r.short('type'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    skill: (r, id) => ({
      id,
      kind: 'skill',
      ...defined({
        ...every(r),
        icon: r.short('icon'),
        name: r.short('name'),
        level: r.short('proficiency', 'description'),
        rating: rating(r),
        keywords: r.keywords('keywords'),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    language: (r, id) => ({
      id,
      kind: 'language',
      ...defined({
        ...every(r),
        language: r.short('language', 'name'),
        fluency: r.short('fluency', 'description'),
        rating: rating(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    interest: (r, id) => ({
      id,
      kind: 'interest',
      ...defined({
        ...every(r),
        icon: r.short('icon'),
        name: r.short('name'),
        keywords: r.keywords('keywords'),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    award: (r, id) => ({
      id,
      kind: 'award',
      ...defined({
        ...every(r),
        title: r.short('title', 'name'),
        awarder: r.short('awarder'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    certification: (r, id) => ({
      id,
      kind: 'certification',
      ...defined({
        ...every(r),
        title: r.short('title', 'name'),
        issuer: r.short('issuer'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    publication: (r, id) => ({
      id,
      kind: 'publication',
      ...defined({
        ...every(r),
        title: r.short('title', 'name'),
        publisher: r.short('publisher'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    volunteer: (r, id) => ({
      id,
      kind: 'volunteer',
      ...defined({
        ...every(r),
        organization: r.short('organization'),
        position: r.short('position'),
        location: r.short('location'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    reference: (r, id) => ({
      id,
      kind: 'reference',
      ...defined({
        ...every(r),
        name: r.short('name'),
        position: r.short('position'),
        phone: r.short('phone'),
        ...link(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    custom: (r, id) => ({
      id,
      kind: 'custom',
      ...defined({
        ...every(r),
        title: r.short('title', 'name'),
        subtitle: r.short('subtitle'),
        location: r.short('location'),
        keywords: r.keywords('keywords'),
        ...link(r),
        dates: dates(r),
        summary: prose(r),
        extra: r.extra(),
      }),
    }),
    letter: (r, id) => ({
      id,
      kind: 'letter',
      ...defined({ ...every(r), recipient: r.long('recipient'), dates: dates(r), summary: prose(r), extra: r.extra() }),
    }),
  };
}

function rolesOf(r: RecordReader, to: Importing, ids: () => LocalId): RoleItem[] {
  const found = r.cursor.take('roles');
  if (!found) return [];
  if (!Array.isArray(found.value) || !found.value.every((role) => isRecord(role))) {
    r.keepAside(found, 'These positions could not be read; they are kept aside');
    return [];
  }
  return found.value.map((value, index) => {
    const role = new RecordReader(isRecord(value) ? value : {}, childPath(found.path, index), to);
    keepTheirs(role);
    return {
      id: ids(),
      kind: 'role',
      ...defined({
        hidden: hidden(role),
        position: role.short('position'),
        location: role.short('location'),
        dates: dates(role),
        summary: prose(role),
        extra: role.extra(),
      }),
    };
  });
}
