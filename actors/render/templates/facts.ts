import type { ItemKind } from '#protocol/document';
import { lineText, type Prose } from '#protocol/prose';
import { prosePath } from '#protocol/registers';
import type { IconKind } from '../icons.ts';
import { displayUrl, linkTarget } from './links.ts';

/** The parts that content is made of: texts that know which register they come from. */
export interface Fact {
  text: string;
  field: string;
  /** Said before the text, more quietly. */
  label?: { text: string; field: string };
  href?: string;
  /** Who one worked for or where one learnt: second only to the title. */
  prominent?: true;
  /** Of contact details: what kind they are. */
  icon?: IconKind;
}

export interface ProseContent {
  prose: Prose;
  field: string;
}

/** An item. `entry` has a heading of its own, `line` is a name with details, `letter` is a text to someone. */
export interface Entry {
  kind: ItemKind;
  shape: 'entry' | 'line' | 'letter';
  /** Usually one fact; "degree, subject" is two. */
  title: Fact[];
  dates: Fact | null;
  facts: Fact[];
  /** Paragraphs before the summary: an employer's description, a letter's recipient. */
  description: Fact[];
  summary: ProseContent | null;
  keywords: Fact[];
  /** 1 to 5, or 0 for none. */
  rating: number;
  roles: Entry[];
}

/** A fact, or null when there is nothing to say. */
export function fact(text: string | undefined, field: string, href?: string | null): Fact | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  return href ? { text: trimmed, field, href } : { text: trimmed, field };
}

export const present = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** An address with its label, or a short form of itself; a link when it is safe to follow. */
export function urlFact(url: string | undefined, label: string | undefined, field: string): Fact | null {
  const shown = label?.trim() || displayUrl(url ?? '');
  return fact(shown, field, linkTarget(url));
}

export function proseContent(prose: Prose | undefined, owner: string): ProseContent | null {
  const lines = (prose ?? []).filter((line) => lineText(line).trim() !== '');
  return lines.length > 0 ? { prose: lines, field: prosePath(owner) } : null;
}
