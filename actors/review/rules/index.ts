import type { Rule } from '../rule.ts';
import { bulletLong, bulletTwice, numbersMissing, paragraphLong } from './bullets.ts';
import { contactMissing } from './contact.ts';
import { datesFuture, datesOrder, datesPrecision } from './dates.ts';
import { emailInvalid } from './email.ts';
import { jobsGap, jobsOverlap } from './jobs.ts';
import { linkInvalid } from './links.ts';
import { pagesMany } from './pages.ts';
import { sectionMissing, sectionOrder } from './sections.ts';
import { skillEmpty, skillsMany } from './skills.ts';
import { summaryLong, summaryMissing } from './summary.ts';
import { quotesMixed, spaceBeforeComma, spacesDouble } from './typography.ts';
import { firstPerson, weakOpening } from './wording.ts';

/** Every rule once, in the order in which a person would go through a résumé. */
export const RULES: readonly Rule[] = [
  contactMissing,
  emailInvalid,
  linkInvalid,
  summaryMissing,
  summaryLong,
  sectionMissing,
  sectionOrder,
  datesOrder,
  datesFuture,
  datesPrecision,
  jobsOverlap,
  jobsGap,
  weakOpening,
  firstPerson,
  bulletLong,
  paragraphLong,
  bulletTwice,
  numbersMissing,
  skillEmpty,
  skillsMany,
  spacesDouble,
  spaceBeforeComma,
  quotesMixed,
  pagesMany,
];
