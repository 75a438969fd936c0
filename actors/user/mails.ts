import { compose, type Letter } from '#kernel/mail/compose';
import { dateLocale, dayIn, timeIn } from '#kernel/mail/dates';
import { type MailWords, mailWords, oneLine } from '#kernel/mail/words';
import { speak } from '#protocol/language';
import type { Mail } from '#protocol/tenant';
import { type DeviceParts, devicePartsOf } from './device.ts';

/** To whom, and from which public address; every link opens a page with a button, because mail scanners follow links. */
export interface Addressee {
  email: string;
  name: string;
  origin: string;
  /** What they read, best first (BCP 47). */
  languages: readonly string[];
}

const wordsFor = (to: Addressee): MailWords => mailWords(speak(to.languages));

const send = (to: Addressee, letter: Omit<Letter, 'greeting' | 'language'>): Mail => ({
  ...compose({ language: speak(to.languages), greeting: wordsFor(to).helloTo(oneLine(to.name)), ...letter }),
  to: to.email,
});
/** The code is in the fragment: what a browser asks the server for does not have it. */
const linkTo = (to: Addressee, path: string, token: string) => `${to.origin}/${path}#token=${token}`;
const notYou = (to: Addressee) => wordsFor(to).notYou(`${to.origin}/forgot-password`);

const localeOf = (to: Addressee): string => dateLocale(speak(to.languages), to.languages);
const sayTime = (to: Addressee, ms: number): string => timeIn(ms, localeOf(to));
const sayDay = (to: Addressee, ms: number): string => dayIn(ms, localeOf(to));

function sayDevice({ device }: MailWords, { browser, system, program }: DeviceParts): string {
  if (browser && system) return device.on(browser, system);
  if (system) return device.with(system);
  return browser ?? (program ? oneLine(program) : device.unknown);
}

export function verificationMail(to: Addressee, token: string): Mail {
  const { subject, ask, button, foot } = wordsFor(to).verifyEmail;
  return send(to, {
    kind: 'verify-email',
    subject,
    said: [ask],
    button: { label: button, url: linkTo(to, 'verify-email', token) },
    foot,
  });
}

/** To the address that is to become the account's. */
export function changeEmailMail(to: Addressee, token: string): Mail {
  const { subject, ask, button, foot } = wordsFor(to).changeEmail;
  return send(to, {
    kind: 'change-email',
    subject,
    said: [ask],
    button: { label: button, url: linkTo(to, 'confirm-email', token) },
    foot,
  });
}

/** To the address that was the account's. */
export function emailChangedMail(to: Addressee): Mail {
  const { subject, said, foot } = wordsFor(to).emailChanged;
  return send(to, { kind: 'email-changed', subject, said: [said], foot });
}

export function resetMail(to: Addressee, token: string): Mail {
  const { subject, ask, button, foot } = wordsFor(to).resetPassword;
  return send(to, {
    kind: 'reset-password',
    subject,
    said: [ask],
    button: { label: button, url: linkTo(to, 'reset-password', token) },
    foot,
  });
}

/** So many API tokens are named; of the others it is said how many they are. */
const NAMED_TOKENS = 10;

/** `tokens`: what the person calls the API tokens that are still good. */
export function passwordChangedMail(to: Addressee, at: number, tokens: readonly string[]): Mail {
  const words = wordsFor(to).passwordChanged;
  const named = tokens.slice(0, NAMED_TOKENS).map((name) => `– ${oneLine(name)}`);
  const more = tokens.length - named.length;
  if (more > 0) named.push(words.more(more));
  return send(to, {
    kind: 'password-changed',
    subject: words.subject,
    said: [words.said(sayTime(to, at)), ...(named.length > 0 ? [words.tokens, ...named] : [])],
    ...(named.length > 0 ? { button: { label: words.button, url: `${to.origin}/account` } } : {}),
    foot: notYou(to),
  });
}

/** A change of what lets somebody into an account. `item`: what the person calls it. */
export type SecurityChange =
  | { what: 'passkey-added' | 'passkey-removed' | 'identity-linked' | 'identity-unlinked' | 'token-made'; item: string }
  | { what: 'totp-added' | 'totp-removed' | 'recovery-renewed' };

export function securityMail(to: Addressee, change: SecurityChange, at: number): Mail {
  const { security, seeSecurity } = wordsFor(to);
  const when = sayTime(to, at);
  return send(to, {
    kind: 'security-changed',
    subject: security[change.what].subject,
    said: ['item' in change ? security[change.what].said(when, oneLine(change.item)) : security[change.what].said(when)],
    button: { label: seeSecurity, url: `${to.origin}/account${change.what === 'token-made' ? '' : '/security'}` },
    foot: notYou(to),
  });
}

/** `agent`: what the device's browser says of itself. */
export const newDeviceMail = (to: Addressee, agent: string, at: number): Mail => sessionMail('new-device', 'newDevice', to, agent, at);
export const stolenMail = (to: Addressee, agent: string, at: number): Mail => sessionMail('session-stolen', 'sessionStolen', to, agent, at);

function sessionMail(kind: Mail['kind'], key: 'newDevice' | 'sessionStolen', to: Addressee, agent: string, at: number): Mail {
  const words = wordsFor(to);
  return send(to, {
    kind,
    subject: words[key].subject,
    said: [words[key].said(sayTime(to, at), sayDevice(words, devicePartsOf(agent)))],
    button: { label: words.seeSessions, url: `${to.origin}/account/sessions` },
    foot: notYou(to),
  });
}

export function deletionPlannedMail(to: Addressee, token: string, at: number, byTenant?: { why: string | null }): Mail {
  const { subject, said, saidByTenant, button } = wordsFor(to).deletionPlanned;
  const day = sayDay(to, at);
  return send(to, {
    kind: 'deletion-planned',
    subject: subject(day),
    said: [byTenant ? saidByTenant(day) : said(day)],
    ...(byTenant?.why ? { quote: byTenant.why } : {}),
    button: { label: button, url: linkTo(to, 'keep-account', token) },
    foot: notYou(to),
  });
}

export function deletionUndoneMail(to: Addressee): Mail {
  const { subject, said } = wordsFor(to).deletionUndone;
  return send(to, { kind: 'deletion-undone', subject, said: [said] });
}
