import { formsOf } from '#protocol/forms';

const { count } = formsOf('en');

/**
 * What mails say; English is the measure. What a text names comes as one line of plain text. `when` and `day` are dates in words, of
 * the same language.
 */
export const en = {
  hello: 'Hello,',
  helloTo: (name: string) => `Hello ${name},`,
  notYou: (link: string) => `If this was not you, choose a new password at once: ${link}`,
  quote: (words: string) => `“${words}”`,
  untitled: 'Untitled résumé',
  device: {
    on: (browser: string, system: string) => `${browser} on ${system}`,
    with: (system: string) => `a device with ${system}`,
    unknown: 'an unknown device',
  },

  ignore: 'If you do not know what this is about, nothing needs to be done.',
  suspended: {
    subject: 'Your account is suspended',
    said: 'your account at Vitae was suspended. You cannot sign in, and your public pages are down. This is why:',
    foot: 'If you think that this is a mistake, answer this mail or ask whoever runs this place.',
  },
  pageDown: {
    subject: 'A public page of yours was taken down',
    said: (slug: string) => `your public page “${slug}” at Vitae was taken down. The résumé itself is as it was. This is why:`,
    button: 'Answer',
    foot: 'You may answer once; then somebody looks at it again.',
  },
  appealRefused: {
    subject: 'Your public page stays down',
    said: (slug: string) => `we looked again at your public page “${slug}” at Vitae, and at what you said. It stays down. This is why:`,
  },
  pageBack: { subject: 'Your public page is back', said: (slug: string) => `your public page “${slug}” at Vitae is back.` },
  viewed: {
    subject: 'Somebody looks at your account',
    said: (byName: string, minutes: number) =>
      `${byName}, who helps at Vitae, looks at your account for at most ${minutes} minutes. They see your résumés as you do, and can change nothing.`,
    ask: 'This is why:',
    foot: 'You see it in Vitae while it lasts. It ends at once when you end your other sessions; ask whoever runs this place if you did not expect it.',
  },
  restored: { subject: 'Your account is open again', said: 'your account at Vitae is no longer suspended. Everything is as it was.' },
  founded: {
    subject: (name: string) => `${name} has a place at Vitae`,
    said: (name: string) =>
      `“${name}” has a place of its own at Vitae, and you are to be its administrator. Make an account with this address, and confirm it:`,
    button: 'Make an account',
  },
  join: {
    subject: (tenant: string) => `${tenant} invites you`,
    said: (tenant: string) => `“${tenant}” invites you to write your résumé with them. Follow the link to make your account:`,
    button: 'Join',
    foot: 'The link works once, for 30 days. If you do not know what this is about, nothing needs to be done.',
  },
  exportedByStaff: {
    subject: 'A copy of your account is made',
    said: (byName: string) =>
      `${byName}, who runs Vitae where you are, makes a copy of everything that your account holds: your details and your own résumés, with their comments and files.`,
    ask: 'This is why:',
    foot: 'Nothing in your account changes. Ask whoever runs this place if you did not expect it.',
  },
  /** Names of plans, and days in words. */
  plans: {
    'payment-failed': {
      subject: 'A payment for your plan did not go through',
      said: (plan: string, day: string) =>
        `the payment for your plan “${plan}” at Vitae did not go through. You keep the plan until ${day}, and meanwhile the payment is tried again. Please look whether what you pay with is still right:`,
    },
    'plan-ended': {
      subject: 'Your plan has ended',
      said: (plan: string) =>
        `your plan “${plan}” at Vitae has ended, because it could not be paid for. Nothing of yours was deleted: you read and export everything as before. You can begin the plan again at any time:`,
    },
    'trial-ends': {
      subject: (day: string) => `Your trial ends on ${day}`,
      said: (plan: string, day: string) =>
        `the trial of your plan “${plan}” at Vitae ends on ${day}. From then on it is paid for, unless you end it before:`,
    },
    button: 'See your plan',
  },
  reviewWithdrawn: {
    subject: 'The review of your résumé is withdrawn',
    said: (title: string) =>
      `“${title}” is in the trash, so nobody looks at it any more. Take it out and ask again if you still want a review.`,
  },
  reviewed: {
    subject: (coach: string) => `${coach} has looked at your résumé`,
    said: (coach: string, title: string) => `${coach} has finished the review of your résumé “${title}”. Their comments are in it.`,
  },

  verifyEmail: {
    subject: 'Confirm your e-mail address',
    ask: 'please confirm that this address is yours:',
    button: 'Confirm this address',
    foot: 'The link works once, for 24 hours. If you did not make an account at Vitae, nothing needs to be done.',
  },
  addressTaken: {
    subject: 'You already have an account',
    said: 'somebody, perhaps you, has just tried to use this address at Vitae for another account. You already have an account here:',
    button: 'Sign in',
    foot: 'If it was not you, nothing needs to be done: nobody got into your account.',
  },
  changeEmail: {
    subject: 'Confirm your new e-mail address',
    ask: 'please confirm that your account at Vitae is to have this address from now on:',
    button: 'Use this address',
    foot: 'The link works once, for 24 hours. Until then nothing changes.',
  },
  emailChanged: {
    subject: 'Your e-mail address was changed',
    said: 'your account at Vitae has another e-mail address from now on. Mails no longer go to this one.',
    foot: 'If this was not you, answer this mail or ask whoever runs this place for help.',
  },
  resetPassword: {
    subject: 'Choose a new password',
    ask: 'somebody, hopefully you, has forgotten the password of your account at Vitae. Choose a new one here:',
    button: 'Choose a new password',
    foot: 'The link works once, for 30 minutes. If it was not you, nothing needs to be done: your password stays as it is.',
  },
  passwordChanged: {
    subject: 'Your password was changed',
    said: (when: string) => `the password of your account at Vitae was changed on ${when}. All other sessions were ended.`,
    tokens: 'Programs that have these API tokens of yours can still act for you:',
    more: (n: number) => count(n, { one: 'and # more', other: 'and # more' }),
    button: 'See your API tokens',
  },
  newDevice: {
    subject: 'A new device signed in',
    said: (when: string, device: string) =>
      `your account at Vitae was signed in to on ${when} from a device that it had not seen: ${device}.`,
  },
  sessionStolen: {
    subject: 'A session of yours was ended for safety',
    said: (when: string, device: string) =>
      `on ${when} somebody used an old key of one of your sessions (${device}). It may have been copied, so that session was ended everywhere.`,
  },
  seeSessions: 'See your sessions',
  security: {
    'passkey-added': {
      subject: 'A passkey was added to your account',
      said: (when: string, item: string) =>
        `on ${when} the passkey “${item}” was added to your account at Vitae. It can be used to sign in from now on.`,
    },
    'passkey-removed': {
      subject: 'A passkey was removed from your account',
      said: (when: string, item: string) =>
        `on ${when} the passkey “${item}” was removed from your account at Vitae. It can no longer be used to sign in.`,
    },
    'totp-added': {
      subject: 'An authenticator app was set up',
      said: (when: string) =>
        `on ${when} an authenticator app was set up for your account at Vitae. Signing in asks for one of its codes from now on.`,
    },
    'totp-removed': {
      subject: 'Your authenticator app was removed',
      said: (when: string) =>
        `on ${when} the authenticator app was removed from your account at Vitae. Signing in no longer asks for its codes.`,
    },
    'recovery-renewed': {
      subject: 'You have new recovery codes',
      said: (when: string) => `on ${when} new recovery codes were made for your account at Vitae. The ones from before no longer work.`,
    },
    'identity-linked': {
      subject: 'An account was connected to yours',
      said: (when: string, item: string) =>
        `on ${when} ${item} was connected to your account at Vitae. Whoever signs in there can sign in here.`,
    },
    'identity-unlinked': {
      subject: 'An account was disconnected from yours',
      said: (when: string, item: string) =>
        `on ${when} ${item} was disconnected from your account at Vitae. It can no longer be used to sign in.`,
    },
    'token-made': {
      subject: 'An API token was made',
      said: (when: string, item: string) =>
        `on ${when} the API token “${item}” was made for your account at Vitae. A program that has it can act for you.`,
    },
  },
  seeSecurity: 'See what protects your account',

  deletionPlanned: {
    subject: (day: string) => `Your account will be deleted on ${day}`,
    said: (day: string) =>
      `as you asked, your account at Vitae and everything that only you own in it will be deleted on ${day}. Until then you can undo this:`,
    saidByTenant: (day: string) =>
      `whoever runs this place has decided that your account at Vitae and everything that only you own in it will be deleted on ${day}. Until then you can undo this:`,
    button: 'Keep my account',
  },
  deletionUndone: {
    subject: 'Your account stays',
    said: 'your account at Vitae will not be deleted. Everything is as it was.',
  },

  invite: {
    subject: (from: string) => `${from} shares a résumé with you`,
    viewer: (from: string, title: string) => `${from} invites you to read the résumé “${title}” at Vitae:`,
    commenter: (from: string, title: string) => `${from} invites you to read and comment on the résumé “${title}” at Vitae:`,
    editor: (from: string, title: string) => `${from} invites you to edit the résumé “${title}” at Vitae:`,
    foot: 'The link works once, for 14 days. If you do not know what this is about, nothing needs to be done.',
  },
  openResume: 'Open the résumé',
  comment: {
    mention: {
      subject: (from: string) => `${from} mentioned you in a comment`,
      said: (from: string, title: string) => `${from} mentioned you in a comment on the résumé “${title}” at Vitae:`,
    },
    reply: {
      subject: (from: string) => `${from} replied to your comment`,
      said: (from: string, title: string) => `${from} replied to your comment on the résumé “${title}” at Vitae:`,
    },
    button: 'Open the conversation',
    foot: 'Of one conversation you get at most one mail in ten minutes.',
  },
  suggestion: {
    accepted: {
      subject: (from: string) => `${from} accepted your suggestion`,
      said: (from: string, title: string) => `${from} accepted a change that you suggested for the résumé “${title}” at Vitae:`,
    },
    declined: {
      subject: (from: string) => `${from} declined your suggestion`,
      said: (from: string, title: string) => `${from} declined a change that you suggested for the résumé “${title}” at Vitae:`,
    },
    foot: 'Of suggestions you get at most one mail in ten minutes; there may be more decisions by now.',
  },
  exported: {
    done: {
      subject: (file: string) => `Your file is ready: ${file}`,
      said: (file: string) => `the file that you asked for, “${file}”, is ready. Get it from your résumé:`,
      foot: 'It is kept for seven days.',
    },
    failed: {
      subject: (file: string) => `No file was made: ${file}`,
      said: (file: string) => `the file that you asked for, “${file}”, could not be made. Your résumé says more, and lets you try again:`,
    },
  },
};

export type MailWords = typeof en;
