import { formsOf } from '#protocol/forms';
import type { ReportReason } from '#protocol/pages';

const { count } = formsOf('en');

const reasons: Record<ReportReason, string> = {
  impersonation: 'It pretends to be somebody else',
  'personal-data': 'It shows somebody’s private details',
  spam: 'It is spam or a fraud',
  offensive: 'It is hateful or obscene',
  other: 'Something else',
};

/** What public pages say around a résumé's own words; English is the measure. */
export const en = {
  /** Of a résumé that names nobody. */
  resume: 'Résumé',
  bar: { label: 'This page', download: 'Download PDF', report: 'Report' },
  back: 'Back to the page',
  tooOften: (seconds: number) =>
    count(seconds, {
      one: 'That was too often. Try again in # second.',
      other: 'That was too often. Try again in # seconds.',
    }),
  nothing: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or whoever shared it has taken it off again. Ask them for a new link.',
  },
  expired: {
    title: 'This link has expired',
    text: 'It was shared for a time only, and that is over. Ask whoever sent it for a new link.',
  },
  busy: { title: 'One moment, please', text: 'There is a lot going on right now. Try again in a moment.' },
  broken: {
    title: 'Something went wrong',
    text: 'It is our fault, and nothing was lost. Try again in a moment.',
    support: (request: string) => `For support: ${request}`,
  },
  password: {
    title: 'This page needs a password',
    text: 'Whoever sent you the link can tell you what it is.',
    label: 'Password',
    open: 'Open the page',
    missing: 'Please type the password.',
    wrong: 'That is not the password.',
  },
  making: {
    title: 'The PDF is being made',
    text: 'This takes a few seconds. The download begins by itself.',
    again: 'Look again now',
  },
  notMade: { title: 'The PDF could not be made', text: 'You can print the page instead: it is laid out for paper, too.' },
  report: {
    title: 'Report this page',
    text: 'Our moderators will look at it. We keep what you write and not who you are.',
    what: 'What is wrong with it?',
    reasons,
    missing: 'Please choose what is wrong.',
    more: 'Tell us more (if you like)',
    send: 'Send the report',
  },
  reported: { title: 'Thank you', text: 'Our moderators have your report and will look at the page.' },
};

export type PageWords = typeof en;
