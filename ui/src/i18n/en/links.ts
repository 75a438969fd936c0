import { count } from './forms.ts';

const opened = (views: number): string =>
  views === 1 ? 'Opened once' : views === 2 ? 'Opened twice' : count(views, { other: 'Opened # times' });

/** English: what the other languages follow. */
export const links = {
  heading: 'Public link',
  listFailed: (why: string) => `The links could not be listed. ${why}`,
  tryAgain: 'Try again',
  anyoneCanRead: 'Anyone with the link can read',
  add: 'Add a link for one reader',
  notOpened: 'Not opened yet',
  opened,
  /** `day`: "24 Nov". */
  openedLast: (views: number, day: string) => `${opened(views)}, last on ${day}`,
  downloads: (n: number) => count(n, { one: '# download', other: '# downloads' }),
  /** What is special about a link, in a word or two. */
  marks: {
    suspended: 'Taken off by the moderators',
    off: 'Off',
    password: 'Password',
    expired: 'Expired',
    until: (day: string) => `Until ${day}`,
    indexed: 'In search engines',
  },
  /** The link for everybody. */
  main: { copy: 'Copy the public link', open: 'Open the public link', settings: 'Settings of the public link' },
  /** A link for one reader. */
  single: {
    copy: (label: string) => `Copy the link for ${label}`,
    open: (label: string) => `Open the link for ${label}`,
    settings: (label: string) => `Settings of the link for ${label}`,
  },
  copied: 'The link was copied.',
  notCopied: 'The link could not be copied.',
  form: {
    titleNew: 'A link for somebody',
    titleOf: (label: string) => `Link for ${label}`,
    about: 'An address of its own for each reader shows you who has opened it.',
    label: 'For whom',
    labelExample: 'Acme, recruiter',
    labelHint: 'Only you see this.',
    labelWrong: 'It holds characters that are not text.',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: 'Without one, whoever has the link can read.',
    newPasswordHint: 'Leave it empty to keep the one there is.',
    passwordShort: (characters: number) => count(characters, { one: '# character at least.', other: '# characters at least.' }),
    askForPassword: 'Ask for the password',
    end: 'Works until the end of',
    endHint: 'Leave it empty for a link that does not expire.',
    endIsPast: 'This is over already.',
    allowDownload: 'Readers may download the PDF',
    index: 'Search engines may list it',
    make: 'Make the link',
    save: 'Save',
    remove: 'Delete the link',
    removed: 'The link was deleted. Nobody can open it any more.',
    undo: 'Undo',
    notRestored: 'The link could not be brought back.',
  },
  /** The last part of a link's address. */
  address: {
    label: 'Address',
    hint: 'Leave it empty for one that is hard to guess.',
    free: (address: string) => `${address} is free.`,
    taken: 'This address is taken.',
    takenInstead: 'This address is taken. Please choose another one.',
    short: 'Three characters at least.',
    long: 'Sixty characters at most.',
    letters: 'Small letters, digits and single hyphens between them.',
    keptBack: 'This name is kept back.',
  },
  visits: {
    heading: (days: number) => count(days, { one: 'Last day', other: 'Last # days' }),
    showTable: 'Show as a table',
    hideTable: 'Hide the table',
    onDay: (day: string, views: number) => `${day}: ${count(views, { one: '# view', other: '# views' })}`,
    summary: (views: number, days: number, most: number) =>
      `${count(views, { one: '# view', other: '# views' })} in ${count(days, { one: '# day', other: '# days' })}, at most ${count(most, { other: '#' })} on one day`,
    day: 'Day (UTC)',
    viewsColumn: 'Views',
    downloadsColumn: 'Downloads',
    programsColumn: 'Programs',
    about:
      'People of this résumé are not counted; programs, such as those that show previews, are counted apart. Nothing is kept of who came.',
  },
};
