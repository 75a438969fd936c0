import type { Intake, IntakeLine } from '#protocol/tenant-cohorts';
import { count } from '../../../../ui/src/i18n/en/forms.ts';

const outcomes: Record<IntakeLine['outcome'], string> = {
  invited: 'invited',
  moved: 'moved into the cohort',
  unchanged: 'already here',
  waiting: 'already invited',
  duplicate: 'named twice',
  refused: 'could not be read',
};
const intakeStates: Record<Intake['state'], string> = { running: 'Under way', done: 'Done', cancelled: 'Cancelled' };

/** Why nothing came of a line. */
const reasons: Record<NonNullable<IntakeLine['reason']>, string> = {
  no_email: 'There is no e-mail address in it.',
  bad_email: 'What stands for the e-mail address is none. Look for spaces, commas and missing parts.',
  bad_name: 'The name, or the cohort’s, has characters that are not text, or too many.',
  formula: 'The address begins like a formula of a spreadsheet. Write it without the sign at its beginning.',
  owned_elsewhere: 'This address belongs to somebody of another organisation. Only they can change that.',
  too_many: 'Its cohort would be one too many. Take cohorts away that nobody needs, or name one that there is.',
};
/** The same, where the outcome says it all. */
const outcomeWords: Record<IntakeLine['outcome'], string> = {
  invited: 'They are invited.',
  moved: 'They are in the cohort now.',
  unchanged: 'They are here already.',
  waiting: 'They were invited before.',
  duplicate: 'The same address stands in a line before; that one counts.',
  refused: 'It could not be read.',
};

/** Asking people to come, one by one or by a file. */
export const invitations = {
  title: 'Invitations',
  lead: 'Whoever you invite gets a mail with a link, and belongs here once they follow it.',
  file: 'Invite the people of a file',
  fileHint: 'A CSV file with a column of e-mail addresses; names and cohorts if you like. At most 100,000 lines.',
  choose: 'File',
  cohort: 'Cohort',
  noCohort: 'None, or as the file says',
  upload: 'Invite them',
  needsFile: 'Choose a file.',
  tooLarge: 'The file has more than 10 MB.',
  some: 'Invite people by address',
  addresses: 'E-mail addresses',
  addressesHint: 'One a line, or with commas between them.',
  noAddress: 'Write at least one address.',
  badAddress: (address: string) => `“${address}” is no e-mail address.`,
  tooMany: (most: number) => `At most ${most} at once; use a file for more.`,
  invite: 'Invite',
  told: (invited: number, here: number, waiting: number) =>
    `${count(invited, { one: '# person', other: '# people' })} invited, ${here} already here, ${waiting} invited before.`,
  intakes: 'Files',
  noIntakes: 'No file was taken in yet.',
  intakeStates,
  moving: (done: number, lines: number) => `${done} of ${lines} lines`,
  counted: (outcome: IntakeLine['outcome'], number: number) => `${number} ${outcomes[outcome]}`,
  cancel: 'Cancel the rest',
  report: 'Report by line',
  troubles: (number: number) => count(number, { one: '# line was not taken: why', other: '# lines were not taken: why' }),
  trouble: (line: number, why: string) => `Line ${line}: ${why}`,
  moreInReport: 'There are more; the report has all of them.',
  reasons,
  outcomeWords,
  open: 'Open invitations',
  person: 'Person',
  sent: 'Sent',
  expires: 'Until',
  expired: 'Expired',
  acts: 'Acts',
  resend: (email: string) => `Send ${email} a new link`,
  resent: 'A new link is on its way. The one before no longer works.',
  withdraw: (email: string) => `Withdraw the invitation of ${email}`,
  withdrawTitle: (email: string) => `Withdraw the invitation of ${email}?`,
  withdrawText: 'The link that they were sent no longer works.',
  withdrawSubmit: 'Withdraw',
  withdrawn: 'Withdrawn.',
  noneTitle: 'Nobody is awaited',
  noneText: 'Who has been invited is here until they come.',
};
