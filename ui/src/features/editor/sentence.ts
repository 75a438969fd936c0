import type { Item } from '#protocol/document';
import { proseText } from '#protocol/prose';
import { sayDates } from '../../text/dates.ts';
import { itemWords } from './kinds.ts';

/** A closed item as a sentence: "Lead engineer · Acme · Mar 2020 – now". Empty when there is nothing to say yet. */
export function sentenceOf(item: Item, locale: string): string {
  const parts = [...partsOf(item), 'dates' in item ? sayDates(item.dates, locale) : ''].map((part) => part?.trim() ?? '').filter(Boolean);
  return parts.length > 0
    ? parts.join(' · ')
    : (proseText(item.summary ?? [])
        .split('\n', 1)[0]
        ?.slice(0, 80) ?? '');
}

function partsOf(item: Item): (string | undefined)[] {
  switch (item.kind) {
    case 'experience': {
      const roles = item.roles.map((role) => role.position?.trim()).filter(Boolean);
      return [item.position || roles.join(', '), item.organization];
    }
    case 'volunteer':
      return [item.position, item.organization];
    case 'role':
      return [item.position];
    case 'education':
      return [[item.studyType, item.area].filter(Boolean).join(' '), item.institution];
    case 'project':
      return [item.name, item.entity];
    case 'skill':
      return [item.name, item.keywords?.slice(0, 6).join(', ')];
    case 'interest':
      return [item.name, item.keywords?.slice(0, 6).join(', ')];
    case 'language':
      return [item.language, item.fluency];
    case 'award':
      return [item.title, item.awarder];
    case 'certification':
      return [item.title, item.issuer];
    case 'publication':
      return [item.title, item.publisher];
    case 'profile':
      return [item.network, item.username];
    case 'reference':
      return [item.name, item.position];
    case 'custom':
      return [item.title, item.subtitle];
    case 'letter':
      return [item.recipient?.split('\n', 1)[0]];
  }
}

/** What an item that says nothing yet is called: "New job". */
export const newName = (kind: Item['kind']): string => itemWords(kind).new;

/** An item of a list by name, for a screen reader. */
export function nameIn(items: readonly Item[], id: string, locale: string): string {
  const item = items.find((candidate) => candidate.id === id);
  return item ? sentenceOf(item, locale) || newName(item.kind) : '';
}
