import { prosePath } from '#protocol/registers';
import { type Finding, quoteOf } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../shown.ts';
import { hasNumber } from '../words/numbers.ts';
import { lengthOf } from './length.ts';

/** About three lines of a page. */
const MOST = 240;
/** From so many characters a paragraph about a job is one that nobody reads to its end. */
const PARAGRAPH_MOST = 300;
/** Shorter lines may be the same by chance: "Various projects". */
const SAME_FROM = 20;

export const bulletLong: Rule = {
  id: 'bullet-long',
  check: ({ shown: { lines } }) => {
    const bullets = lines.filter(({ isBullet }) => isBullet);
    if (bullets.length === 0) return null;
    return bullets
      .map((line) => ({ ...line, characters: lengthOf(line.text) }))
      .filter(({ characters }) => characters > MOST)
      .map(({ path, text, characters }) => ({
        rule: 'bullet-long',
        severity: 'consider',
        place: path,
        facts: { quote: quoteOf(text), characters, most: MOST },
      }));
  },
};

export const paragraphLong: Rule = {
  id: 'paragraph-long',
  check: ({ shown: { lines } }) => {
    const told = lines.filter(({ item, isBullet }) => !isBullet && (item?.kind === 'experience' || item?.kind === 'role'));
    if (told.length === 0) return null;
    return told
      .map((line) => ({ ...line, characters: lengthOf(line.text) }))
      .filter(({ characters }) => characters > PARAGRAPH_MOST)
      .map(({ path, text, characters }) => ({
        rule: 'paragraph-long',
        severity: 'consider',
        place: path,
        facts: { quote: quoteOf(text), characters },
      }));
  },
};

/** A job told in several bullets without one figure. A hint: not all work is counted. */
export const numbersMissing: Rule = {
  id: 'numbers-missing',
  check: ({ shown: { items, lines, language } }) => {
    const jobs = items
      .filter(({ item }) => item.kind === 'experience' || item.kind === 'role')
      .map(({ item }) => ({ item, bullets: lines.filter((line) => line.item?.id === item.id && line.isBullet) }))
      .filter(({ bullets }) => bullets.length >= 2);
    if (jobs.length === 0) return null;
    return jobs
      .filter(({ bullets }) => !bullets.some(({ text }) => hasNumber(text, language)))
      .map(({ item, bullets }) => ({
        rule: 'numbers-missing',
        severity: 'consider',
        place: prosePath(item.id),
        facts: { name: nameOf(item), bullets: bullets.length },
      }));
  },
};

export const bulletTwice: Rule = {
  id: 'bullet-twice',
  check: ({ shown: { lines } }) => {
    if (lines.length < 2) return null;
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const { path, text } of lines) {
      const same = text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      if (lengthOf(same) < SAME_FROM) continue;
      if (seen.has(same)) findings.push({ rule: 'bullet-twice', severity: 'fix', place: path, facts: { quote: quoteOf(text) } });
      seen.add(same);
    }
    return findings;
  },
};
