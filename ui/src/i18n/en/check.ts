import type { Facts, RuleId } from '#review/finding';
import { count } from './forms.ts';

/** A finding in plain words: why it is one, and what to do. Nothing about the person. */
export interface Said {
  reason: string;
  act: string;
}
export type Advice = { readonly [R in RuleId]: (facts: Facts[R]) => Said };

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'There is no name at the top.', act: 'Add your name.' },
  email: { reason: 'There is no e-mail address.', act: 'Add the address at which you want to be written to.' },
  phone: { reason: 'There is no phone number.', act: 'Add one, with the code of the country, if you want to be called.' },
  city: { reason: 'There is no place.', act: 'Add your city; many systems search by place. The street is not needed.' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'No work experience is shown.',
    act: 'Add jobs, internships or work for others; at the beginning, projects and volunteering say it too.',
  },
  education: { reason: 'No education is shown.', act: 'Add your latest school, degree or training.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'The summary stands after the sections that it sums up.', act: 'Move it to the top.' },
  interests: { reason: 'Interests stand before experience or education.', act: 'Most readers look for them at the end.' },
  references: { reason: 'References stand before experience or education.', act: 'Most readers look for them at the end.' },
};
const months = (number: number): string => count(number, { one: '# month', other: '# months' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `“\u2068${name}\u2069”`;
const named = (name: string): string => (name === '' ? 'An entry' : quoted(name));
const namedWithin = (name: string): string => (name === '' ? 'an entry' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'This is no e-mail address.', act: 'Write it as name@example.com, without spaces.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'This address is shown, but cannot be clicked.', act: 'Begin it with https://' }
      : { reason: 'This is no address of a page.', act: 'Paste it from the browser, with https:// at the beginning.' },
  'summary-missing': () => ({
    reason: 'There is no summary.',
    act: 'Two to four sentences at the top tell a hurried reader what you do and what you look for.',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `The summary has ${n(characters)} characters; about ${n(most)} are read.`,
    act: 'Keep what matters for this application and move the rest to the jobs.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)} ends before it begins.`, act: 'Look at both dates.' }),
  'dates-future': ({ name }) => ({
    reason: `${named(name)} has a date that is still to come.`,
    act: 'If that is not a slip, say that it is planned.',
  }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `Some dates have months (${n(withMonths)}), others only years (${n(years)}).`,
    act: 'Write all of them in the same way.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)} and ${namedWithin(other)} overlap by ${months(overlap)}. Is that so?`,
    act: 'If one of them was part-time or freelance, say it in its position.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `Between ${namedWithin(before)} and ${namedWithin(after)} there are ${months(gap)} without an entry.`,
    act: 'If there is something to add, such as training, care, travel or own work, a line is enough. You need not.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} is the first person; résumés mostly go without it.`,
    act: 'Begin with the verb: “Led a team of five”.',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)} says that you were there, not what you did.`,
    act: 'Begin with what you did, and end with what came of it.',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `This bullet has ${n(characters)} characters; up to ${n(most)} are read at a glance.`,
    act: 'Shorten it, or make two of it.',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `This paragraph has ${n(characters)} characters.`,
    act: 'Make a bullet of each thing that you did.',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `None of the ${n(bullets)} bullets of ${namedWithin(name)} has a figure.`,
    act: 'How many, how much, how often, how fast: one true figure makes the rest easier to believe.',
  }),
  'bullet-twice': () => ({ reason: 'The same line is there twice.', act: 'Keep it where it says most.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `The résumé takes ${n(pages)} pages; most readers expect ${n(most)} at most.`,
    act: 'Shorten what is oldest, or fit it to fewer pages in Design.',
  }),
  'skill-empty': () => ({ reason: 'This skill says nothing yet.', act: 'Name it, or remove it.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `There are ${n(skills)} skills; beyond ${n(most)} nobody reads them.`,
    act: 'Keep those that you would like to be asked about.',
  }),
  'spaces-double': () => ({ reason: 'There are two spaces in a row.', act: 'Take one out.' }),
  'space-before-comma': () => ({ reason: 'There is a space before a comma.', act: 'Take it out.' }),
  'quotes-mixed': ({ marks }) => ({
    reason: marks === 'quotes' ? 'Straight and curly quotation marks are mixed.' : 'Straight and curly apostrophes are mixed.',
    act: 'Use the same everywhere.',
  }),
};

/** English: what the other languages follow. */
export const check = {
  panel: 'Check',
  close: 'Close the check',
  what: 'What to check',
  tabs: { advice: 'Advice', job: 'Job match', reading: 'As text' },
  /** Of the button: what was found, where anything was. */
  button: (fix: number, consider: number) =>
    ['Check', fix > 0 && `${n(fix)} to put right`, consider > 0 && `${n(consider)} to consider`].filter(Boolean).join(', '),
  buttonWith: (number: number) => (number > 0 ? `Check (${n(number)})` : 'Check'),
  nothingYet: 'Nothing to check yet',
  nothingYetDetail: 'Advice comes as you write: what is missing, what is hard to read, and dates that do not fit together.',
  note: 'Rules about the text, applied on this device. They know nothing of the work itself: you decide.',
  nothingToFix: 'Nothing to put right.',
  toFix: 'To put right',
  toConsider: 'To consider',
  inOrder: (number: number) => `In order (${n(number)})`,
  notForMe: 'Not for me',
  notForMeList: (number: number) => `Not for me (${n(number)})`,
  showAgain: 'Show again',
  addSection: 'Add a section',
  design: 'Design',
  hidden: 'Hidden',
  hiddenHere: 'Hidden on this device.',
  undo: 'Undo',
  advice,
  /** What a rule found in order. */
  fine: {
    'contact-missing': 'Name, e-mail, phone and place are there',
    'email-invalid': 'The e-mail address is one',
    'link-invalid': 'Links can be followed',
    'summary-missing': 'There is a summary',
    'summary-long': 'The summary is short enough',
    'section-missing': 'Experience and education are there',
    'section-order': 'Sections stand where readers look for them',
    'dates-order': 'Nothing ends before it begins',
    'dates-future': 'No date is still to come',
    'dates-precision': 'Dates are written in one way',
    'jobs-overlap': 'Jobs do not overlap',
    'jobs-gap': 'Between jobs there are no long gaps',
    'first-person': 'It goes without “I” and “my”',
    'weak-opening': 'Lines begin with what was done',
    'bullet-long': 'Bullets are short enough',
    'paragraph-long': 'No job is one long paragraph',
    'numbers-missing': 'Jobs have figures',
    'bullet-twice': 'No line is there twice',
    'pages-many': 'It takes no more pages than readers expect',
    'skill-empty': 'Every skill says something',
    'skills-many': 'There are not too many skills',
    'spaces-double': 'No double spaces',
    'space-before-comma': 'No spaces before commas',
    'quotes-mixed': 'Quotation marks are of one kind',
  } satisfies Record<RuleId, string>,
  job: {
    you: 'You',
    gone: 'The job description is gone.',
    label: 'Job description',
    hint: 'It stays on this device.',
    placeholder: 'Paste what the job asks for',
    clear: 'Clear',
    explanation:
      'You see which of its words your résumé has, where they are, and which are missing. Words are compared as they are written: nothing is guessed, and there is no score.',
    noTerms: 'No terms were found in this text yet.',
    present: 'In your résumé',
    nonePresent: 'None of its terms yet.',
    missing: 'Not in your résumé',
    onlyIfTrue: 'Add one only if it is true.',
    bySection: 'By section',
    times: (section: string, number: number) => `${section} ×${n(number)}`,
    joined: (parts: readonly string[]) => parts.join(', '),
  },
  reading: {
    note: 'What a tracking system reads, top to bottom. If something stands in a strange place, try a template in one column, or the copy for tracking systems beside Export.',
    missing: 'Some characters have no glyph in any font, so there are no pages to read yet. The pages say which.',
    failed: 'The pages could not be read. Your text is safe.',
    empty: 'There is nothing to read yet.',
    text: 'Text of the pages',
  },
};
