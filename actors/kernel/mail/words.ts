/**
 * What mails say, by key. A value stands in braces: `{name}`. English is complete; another language may be partial, and what it lacks
 * is said in English.
 */
const ENGLISH = {
  'greeting.named': 'Hello {name},',
  greeting: 'Hello,',
  'foot.ignore': 'If you do not know what this is about, nothing needs to be done.',
  'foot.not-you': 'If this was not you, choose a new password at once: {link}',

  'verify-email.subject': 'Confirm your e-mail address',
  'verify-email.ask': 'please confirm that this address is yours:',
  'verify-email.button': 'Confirm this address',
  'verify-email.foot': 'The link works once, for 24 hours. If you did not make an account at Vitae, nothing needs to be done.',

  'address-taken.subject': 'You already have an account',
  'address-taken.said':
    'somebody, perhaps you, has just tried to use this address at Vitae for another account. You already have an account here:',
  'address-taken.button': 'Sign in',
  'address-taken.foot': 'If it was not you, nothing needs to be done: nobody got into your account.',

  'change-email.subject': 'Confirm your new e-mail address',
  'change-email.ask': 'please confirm that your account at Vitae is to have this address from now on:',
  'change-email.button': 'Use this address',
  'change-email.foot': 'The link works once, for 24 hours. Until then nothing changes.',

  'email-changed.subject': 'Your e-mail address was changed',
  'email-changed.said': 'your account at Vitae has another e-mail address from now on. Mails no longer go to this one.',
  'email-changed.foot': 'If this was not you, answer this mail or ask whoever runs this place for help.',

  'reset-password.subject': 'Choose a new password',
  'reset-password.ask': 'somebody, hopefully you, has forgotten the password of your account at Vitae. Choose a new one here:',
  'reset-password.button': 'Choose a new password',
  'reset-password.foot': 'The link works once, for 30 minutes. If it was not you, nothing needs to be done: your password stays as it is.',

  'password-changed.subject': 'Your password was changed',
  'password-changed.said': 'the password of your account at Vitae was changed on {when}. All other sessions were ended.',
  'password-changed.tokens': 'Programs that have these API tokens of yours can still act for you:',
  'password-changed.more': 'and {count} more',
  'password-changed.button': 'See your API tokens',

  'new-device.subject': 'A new device signed in',
  'new-device.said': 'your account at Vitae was signed in to on {when} from a device that it had not seen: {device}.',
  'new-device.button': 'See your sessions',

  'session-stolen.subject': 'A session of yours was ended for safety',
  'session-stolen.said':
    'on {when} somebody used an old key of one of your sessions ({device}). It may have been copied, so that session was ended everywhere.',
  'session-stolen.button': 'See your sessions',

  'security.passkey-added.subject': 'A passkey was added to your account',
  'security.passkey-added.said':
    'on {when} the passkey “{item}” was added to your account at Vitae. It can be used to sign in from now on.',
  'security.passkey-removed.subject': 'A passkey was removed from your account',
  'security.passkey-removed.said':
    'on {when} the passkey “{item}” was removed from your account at Vitae. It can no longer be used to sign in.',
  'security.totp-added.subject': 'An authenticator app was set up',
  'security.totp-added.said':
    'on {when} an authenticator app was set up for your account at Vitae. Signing in asks for one of its codes from now on.',
  'security.totp-removed.subject': 'Your authenticator app was removed',
  'security.totp-removed.said':
    'on {when} the authenticator app was removed from your account at Vitae. Signing in no longer asks for its codes.',
  'security.recovery-renewed.subject': 'You have new recovery codes',
  'security.recovery-renewed.said':
    'on {when} new recovery codes were made for your account at Vitae. The ones from before no longer work.',
  'security.identity-linked.subject': 'An account was connected to yours',
  'security.identity-linked.said': 'on {when} {item} was connected to your account at Vitae. Whoever signs in there can sign in here.',
  'security.identity-unlinked.subject': 'An account was disconnected from yours',
  'security.identity-unlinked.said': 'on {when} {item} was disconnected from your account at Vitae. It can no longer be used to sign in.',
  'security.token-made.subject': 'An API token was made',
  'security.token-made.said': 'on {when} the API token “{item}” was made for your account at Vitae. A program that has it can act for you.',
  'security.button': 'See what protects your account',

  'deletion-planned.subject': 'Your account will be deleted on {day}',
  'deletion-planned.said':
    'as you asked, your account at Vitae and everything that only you own in it will be deleted on {day}. Until then you can undo this:',
  'deletion-planned.button': 'Keep my account',
  'deletion-undone.subject': 'Your account stays',
  'deletion-undone.said': 'your account at Vitae will not be deleted. Everything is as it was.',

  'invite.subject': '{from} shares a résumé with you',
  'invite.viewer': '{from} invites you to read the résumé “{title}” at Vitae:',
  'invite.commenter': '{from} invites you to read and comment on the résumé “{title}” at Vitae:',
  'invite.editor': '{from} invites you to edit the résumé “{title}” at Vitae:',
  'invite.button': 'Open the résumé',
  'invite.foot': 'The link works once, for 14 days. If you do not know what this is about, nothing needs to be done.',

  'comment.mention.subject': '{from} mentioned you in a comment',
  'comment.mention.said': '{from} mentioned you in a comment on the résumé “{title}” at Vitae:',
  'comment.reply.subject': '{from} replied to your comment',
  'comment.reply.said': '{from} replied to your comment on the résumé “{title}” at Vitae:',
  'comment.button': 'Open the conversation',
  'comment.foot': 'Of one conversation you get at most one mail in ten minutes.',

  'suggestion.accepted.subject': '{from} accepted your suggestion',
  'suggestion.accepted.said': '{from} accepted a change that you suggested for the résumé “{title}” at Vitae:',
  'suggestion.declined.subject': '{from} declined your suggestion',
  'suggestion.declined.said': '{from} declined a change that you suggested for the résumé “{title}” at Vitae:',
  'suggestion.button': 'Open the résumé',
  'suggestion.foot': 'Of suggestions you get at most one mail in ten minutes; there may be more decisions by now.',

  'export.done.subject': 'Your file is ready: {file}',
  'export.done.said': 'the file that you asked for, “{file}”, is ready. Get it from your résumé:',
  'export.failed.subject': 'No file was made: {file}',
  'export.failed.said': 'the file that you asked for, “{file}”, could not be made. Your résumé says more, and lets you try again:',
  'export.button': 'Open the résumé',
  'export.foot': 'It is kept for seven days.',
} as const;

export type MailWord = keyof typeof ENGLISH;
export type Catalogue = Partial<Record<MailWord, string>>;

export const DEFAULT_LANGUAGE = 'en';
/** By language tag. Another language is one more entry. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { [DEFAULT_LANGUAGE]: ENGLISH };

/** Titles, names and devices are people's own words: no line of them may end up as a line of ours. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120);

/** The words of `key` in `language`, else in English, with `values` put in. A value that is not given stays as its name. */
export function say(
  key: MailWord,
  values: Readonly<Record<string, string>> = {},
  language: string = DEFAULT_LANGUAGE,
  catalogues: Readonly<Record<string, Catalogue>> = CATALOGUES,
): string {
  const words = catalogues[language]?.[key] ?? ENGLISH[key];
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : name === 'link' ? value : oneLine(value);
  });
}
