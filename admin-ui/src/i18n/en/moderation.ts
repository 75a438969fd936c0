import type { ReportReason } from '#protocol/pages';
import type { CaseState, Decision, FlagRule } from '#protocol/tenant-moderation';
import { count } from '../../../../ui/src/i18n/en/forms.ts';

const states: Record<CaseState, string> = {
  open: 'Waiting',
  claimed: 'Being looked at',
  dismissed: 'Left as it is',
  unpublished: 'Taken down',
  suspended: 'Owner suspended',
};
const reasons: Record<ReportReason, string> = {
  impersonation: 'Pretends to be somebody else',
  'personal-data': 'Shows somebody’s personal data',
  spam: 'Spam',
  offensive: 'Offensive',
  other: 'Something else',
};
const flags: Record<FlagRule, string> = {
  'banned-term': 'Has a banned word',
  'many-links': 'Has many links',
  'contact-in-prose': 'Has contacts in its text',
};
const decisions: Record<Decision, string> = {
  dismiss: 'Leave it',
  unpublish: 'Take it down',
  'suspend-owner': 'Suspend its owner',
  lift: 'Put it back',
};
/** What a step of a case is called; one that is not here is shown as it is. */
const steps: Readonly<Record<string, string>> = {
  reported: 'Reported',
  flagged: 'Flagged by a rule',
  claimed: 'Taken on',
  returned: 'Given back',
  dismiss: 'Left as it is',
  unpublish: 'Taken down',
  'suspend-owner': 'Owner suspended',
  lift: 'Put back',
  appealed: 'Answered by its owner',
  'appeal-granted': 'The owner was right',
  'appeal-refused': 'The decision stays',
};

export const moderation = {
  title: 'Moderation',
  lead: 'Public pages that somebody reported or a rule flagged. Whoever takes one on decides; its owner is told why.',
  queue: 'Show',
  queues: { open: 'Waiting', appealed: 'Answered by owners', decided: 'Decided' },
  list: 'Cases',
  page: 'Page',
  state: 'State',
  said: 'Said of it',
  since: 'Since',
  states,
  reasons,
  decisions,
  reports: (number: number) => count(number, { one: '# report', other: '# reports' }),
  flags,
  noneTitle: { open: 'Nothing waits', appealed: 'No owner has answered', decided: 'Nothing was decided yet' },
  noneText: {
    open: 'Pages that are reported or flagged appear here.',
    appealed: 'The owner of a page that was taken down may answer once.',
    decided: 'What moderators decide is kept here.',
  },
  caseOf: (slug: string) => `The page “${slug}”`,
  look: 'Open the page',
  resume: 'Résumé',
  claimedBy: 'Taken on by',
  decidedBy: 'Decided by',
  reason: 'Reason',
  flagged: 'Rules',
  reportsTitle: 'Reports',
  noReports: 'Nobody reported it.',
  noWords: 'Without words.',
  appealTitle: 'What its owner says',
  history: 'History',
  steps,
  claim: 'Take it on',
  claimed: 'It is yours now.',
  giveBack: 'Give it back',
  givenBack: 'It waits for somebody else.',
  decideTitle: (decision: string, slug: string) => `${decision}: “${slug}”?`,
  decideTexts: {
    dismiss: 'The page stays as it is.',
    unpublish:
      'The page is down within seconds; the résumé itself stays as it is. Its owner gets a mail with the reason, and may answer once.',
    'suspend-owner': 'They can no longer sign in, and all of their pages are down. They get a mail with the reason.',
    lift: 'The page is back within seconds, and its owner gets a mail.',
  } satisfies Record<Decision, string>,
  decided: 'It was decided.',
  grant: 'Put it back',
  grantTitle: (slug: string) => `Put “${slug}” back?`,
  grantText: 'The page is back within seconds, and its owner gets a mail.',
  refuse: 'Leave it down',
  refuseTitle: (slug: string) => `Leave “${slug}” down?`,
  refuseText: 'The owner gets a mail with your reason. They cannot answer again.',
};
