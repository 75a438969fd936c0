import { itemPath } from '#protocol/registers';
import type { Rule } from '../rule.ts';

/** More than anybody reads. */
const SKILLS_MOST = 40;

export const skillEmpty: Rule = {
  id: 'skill-empty',
  check: ({ shown: { items } }) => {
    const skills = items.flatMap(({ item }) => (item.kind === 'skill' ? [item] : []));
    if (skills.length === 0) return null;
    return skills
      .filter(({ name, keywords, summary }) => [name, ...(keywords ?? [])].every((word) => !word?.trim()) && (summary ?? []).length === 0)
      .map(({ id }) => ({ rule: 'skill-empty', severity: 'consider', place: itemPath(id, 'name'), facts: {} }));
  },
};

export const skillsMany: Rule = {
  id: 'skills-many',
  check: ({ shown: { items } }) => {
    const skills = items.flatMap(({ item }) => (item.kind === 'skill' ? [item] : []));
    const [first] = skills;
    if (!first) return null;
    const count = skills.reduce((sum, { keywords }) => sum + Math.max(1, keywords?.length ?? 0), 0);
    if (count <= SKILLS_MOST) return [];
    const facts = { count, most: SKILLS_MOST };
    return [{ rule: 'skills-many', severity: 'consider', place: itemPath(first.id, 'keywords'), facts }];
  },
};
