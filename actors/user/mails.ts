import { compose, type Letter } from '#kernel/mail/compose';
import { type MailWord, oneLine, say } from '#kernel/mail/words';
import type { Mail } from '#protocol/tenant';

/** To whom, and from which public address; every link opens a page with a button, because mail scanners follow links. */
export interface Addressee {
  email: string;
  name: string;
  origin: string;
}

const send = ({ email, name }: Addressee, letter: Omit<Letter, 'greeting'>): Mail => ({
  ...compose({ greeting: say('greeting.named', { name }), ...letter }),
  to: email,
});
/** The code is in the fragment: what a browser asks the server for does not have it. */
const linkTo = (to: Addressee, path: string, token: string) => `${to.origin}/${path}#token=${token}`;
const button = (word: MailWord, url: string) => ({ label: say(word), url });
const notYou = (to: Addressee) => say('foot.not-you', { link: `${to.origin}/forgot-password` });

/** Without the reader's zone, times are said in UTC. */
export const sayTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const sayDay = (ms: number): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(ms);

export const verificationMail = (to: Addressee, token: string): Mail =>
  send(to, {
    kind: 'verify-email',
    subject: say('verify-email.subject'),
    said: [say('verify-email.ask')],
    button: button('verify-email.button', linkTo(to, 'verify-email', token)),
    foot: say('verify-email.foot'),
  });

/** To the address that is to become the account's. */
export const changeEmailMail = (to: Addressee, token: string): Mail =>
  send(to, {
    kind: 'change-email',
    subject: say('change-email.subject'),
    said: [say('change-email.ask')],
    button: button('change-email.button', linkTo(to, 'confirm-email', token)),
    foot: say('change-email.foot'),
  });

/** To the address that was the account's. */
export const emailChangedMail = (to: Addressee): Mail =>
  send(to, {
    kind: 'email-changed',
    subject: say('email-changed.subject'),
    said: [say('email-changed.said')],
    foot: say('email-changed.foot'),
  });

export const resetMail = (to: Addressee, token: string): Mail =>
  send(to, {
    kind: 'reset-password',
    subject: say('reset-password.subject'),
    said: [say('reset-password.ask')],
    button: button('reset-password.button', linkTo(to, 'reset-password', token)),
    foot: say('reset-password.foot'),
  });

/** So many API tokens are named; of the others it is said how many they are. */
const NAMED_TOKENS = 10;

/** `tokens`: what the person calls the API tokens that are still good. */
export const passwordChangedMail = (to: Addressee, at: number, tokens: readonly string[]): Mail => {
  const named = tokens.slice(0, NAMED_TOKENS).map((name) => `– ${oneLine(name)}`);
  const more = tokens.length - named.length;
  if (more > 0) named.push(say('password-changed.more', { count: String(more) }));
  return send(to, {
    kind: 'password-changed',
    subject: say('password-changed.subject'),
    said: [say('password-changed.said', { when: sayTime(at) }), ...(named.length > 0 ? [say('password-changed.tokens'), ...named] : [])],
    ...(named.length > 0 ? { button: button('password-changed.button', `${to.origin}/account`) } : {}),
    foot: notYou(to),
  });
};

/** A change of what lets somebody into an account. `item`: what the person calls it. */
export type SecurityChange =
  | { what: 'passkey-added' | 'passkey-removed' | 'identity-linked' | 'identity-unlinked' | 'token-made'; item: string }
  | { what: 'totp-added' | 'totp-removed' | 'recovery-renewed' };

export const securityMail = (to: Addressee, change: SecurityChange, at: number): Mail =>
  send(to, {
    kind: 'security-changed',
    subject: say(`security.${change.what}.subject`),
    said: [say(`security.${change.what}.said`, { when: sayTime(at), ...('item' in change ? { item: change.item } : {}) })],
    button: button('security.button', `${to.origin}/account${change.what === 'token-made' ? '' : '/security'}`),
    foot: notYou(to),
  });

export const newDeviceMail = (to: Addressee, device: string, at: number): Mail =>
  send(to, {
    kind: 'new-device',
    subject: say('new-device.subject'),
    said: [say('new-device.said', { device, when: sayTime(at) })],
    button: button('new-device.button', `${to.origin}/account/sessions`),
    foot: notYou(to),
  });

export const stolenMail = (to: Addressee, device: string, at: number): Mail =>
  send(to, {
    kind: 'session-stolen',
    subject: say('session-stolen.subject'),
    said: [say('session-stolen.said', { device, when: sayTime(at) })],
    button: button('session-stolen.button', `${to.origin}/account/sessions`),
    foot: notYou(to),
  });

export const deletionPlannedMail = (to: Addressee, token: string, at: number): Mail =>
  send(to, {
    kind: 'deletion-planned',
    subject: say('deletion-planned.subject', { day: sayDay(at) }),
    said: [say('deletion-planned.said', { day: sayDay(at) })],
    button: button('deletion-planned.button', linkTo(to, 'keep-account', token)),
    foot: notYou(to),
  });

export const deletionUndoneMail = (to: Addressee): Mail =>
  send(to, { kind: 'deletion-undone', subject: say('deletion-undone.subject'), said: [say('deletion-undone.said')] });
