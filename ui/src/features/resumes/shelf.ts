import type { ListedResume } from '#protocol/resume-list';
import { titleOf } from './titles.ts';

/** What of the list is wished to be seen, as it stands in the address. */
export const PARTS = ['all', 'own', 'shared', 'archived'] as const;
export type Part = (typeof PARTS)[number];
export const ORDERS = ['changed', 'created', 'title'] as const;
export type Order = (typeof ORDERS)[number];

export interface Wishes {
  part: Part;
  tag: string | null;
  query: string;
  order: Order;
}

const PLAIN: Record<Part, (resume: ListedResume) => boolean> = {
  all: (resume) => !resume.archived,
  own: (resume) => !resume.archived && resume.role === 'owner',
  shared: (resume) => !resume.archived && resume.role !== 'owner',
  archived: (resume) => resume.archived === true,
};

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
export const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Every word has to be in the title or in a tag; accents and capitals do not count. */
function isFound(resume: ListedResume, query: string): boolean {
  const text = fold([titleOf(resume), ...(resume.tags ?? [])].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const COMPARE: Record<Order, (a: ListedResume, b: ListedResume) => number> = {
  changed: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  created: (a, b) => b.createdAt.localeCompare(a.createdAt),
  title: (a, b) => titleOf(a).localeCompare(titleOf(b), undefined, { numeric: true, sensitivity: 'base' }),
};

/** Those that are wished for, in the order that is wished for. */
export const arranged = (resumes: readonly ListedResume[], { part, tag, query, order }: Wishes): ListedResume[] =>
  resumes
    .filter(PLAIN[part])
    .filter((resume) => tag === null || (resume.tags ?? []).some((one) => sameTag(one, tag)))
    .filter((resume) => isFound(resume, query))
    .toSorted(COMPARE[order]);

/** All tags, each once, in the order of the alphabet. */
export function tagsOf(resumes: readonly ListedResume[]): string[] {
  const tags = new Map<string, string>();
  for (const resume of resumes) for (const tag of resume.tags ?? []) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  return [...tags.values()].toSorted((a, b) => a.localeCompare(b));
}

/** How many there are of each part, so that empty ones need not be offered. */
export const countOf = (resumes: readonly ListedResume[], part: Part): number => resumes.filter(PLAIN[part]).length;
