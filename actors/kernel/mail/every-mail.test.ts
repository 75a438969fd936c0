import { describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import { LANGUAGES, type Language } from '#protocol/language';
import type { News } from '#protocol/news';
import { Mail, MailKind } from '#protocol/tenant';
import { commentNews, decisionNews } from '../../resume/news.ts';
import {
  accountExportedMail,
  addressTakenMail,
  appealRefusedMail,
  foundedMail,
  invitationMail,
  joinMail,
  newsMail,
  pageBackMail,
  pageDownMail,
  personRestoredMail,
  personSuspendedMail,
  planMail,
  reviewDoneMail,
  reviewWithdrawnMail,
  viewedMail,
} from '../../tenant/mails.ts';
import * as account from '../../user/mails.ts';
import { dateLocale } from './dates.ts';
import { mailWords, oneLine } from './words.ts';

/** What people call things, at its worst. */
const BAD = 'Eve\r\nBcc: all@people.example';
const ORIGIN = 'https://vitae.example';
const AT = Date.UTC(2026, 10, 24, 12, 5);
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

const news = (said: News, language: Language) => newsMail(said, 'ada@people.example', language);
const invitation = { to: 'bob@people.example', by: UserId.parse(`usr_${'0'.repeat(26)}`), from: BAD, link: `${ORIGIN}/invite#token=t` };
const about = { title: BAD, link: `${ORIGIN}/resumes/r?panel=comments` };

/** Each mail that there is, with the link that it has to have. */
function everyMail(language: Language): [name: string, mail: Mail, link: string | null][] {
  const to = { email: 'ada@people.example', name: BAD, origin: ORIGIN, languages: [language] };
  const items = ['passkey-added', 'passkey-removed', 'identity-linked', 'identity-unlinked', 'token-made'] as const;
  const plain = ['totp-added', 'totp-removed', 'recovery-renewed'] as const;
  return [
    ['verify', account.verificationMail(to, 'tok'), '/verify-email#token=tok'],
    ['change', account.changeEmailMail(to, 'tok'), '/confirm-email#token=tok'],
    ['changed', account.emailChangedMail(to), null],
    ['reset', account.resetMail(to, 'tok'), '/reset-password#token=tok'],
    ['password', account.passwordChangedMail(to, AT, []), '/forgot-password'],
    [
      'password, tokens',
      account.passwordChangedMail(
        to,
        AT,
        Array.from({ length: 13 }, () => BAD),
      ),
      '/account',
    ],
    ...items.map((what) => [what, account.securityMail(to, { what, item: BAD }, AT), '/account'] satisfies [string, Mail, string]),
    ...plain.map((what) => [what, account.securityMail(to, { what }, AT), '/account/security'] satisfies [string, Mail, string]),
    ['device', account.newDeviceMail(to, FIREFOX, AT), '/account/sessions'],
    ['device, unknown', account.newDeviceMail(to, '<b>', AT), '/account/sessions'],
    ['stolen', account.stolenMail(to, 'Linux', AT), '/account/sessions'],
    ['deletion', account.deletionPlannedMail(to, 'tok', AT), '/keep-account#token=tok'],
    ['deletion by the tenant', account.deletionPlannedMail(to, 'tok', AT, { why: oneLine(BAD) }), '/keep-account#token=tok'],
    ['no deletion', account.deletionUndoneMail(to), null],
    ['suspended', personSuspendedMail({ email: 'ada@people.example', name: BAD, language }, oneLine(BAD)), null],
    ['viewed', viewedMail({ email: 'ada@people.example', name: BAD, language }, { byName: BAD, why: oneLine(BAD), minutes: 15 }), null],
    [
      'page down',
      pageDownMail({ email: 'ada@people.example', name: BAD, language }, 'ada', oneLine(BAD), `${ORIGIN}/appeal/7`),
      '/appeal/7',
    ],
    ['page stays down', appealRefusedMail({ email: 'ada@people.example', name: BAD, language }, 'ada', oneLine(BAD)), null],
    ...(['payment-failed', 'plan-ended', 'trial-ends'] as const).map(
      (what) =>
        [
          what,
          planMail({ email: 'ada@people.example', name: BAD, language }, { what, plan: 'plus', at: AT }, ORIGIN),
          '/account/plan',
        ] satisfies [string, Mail, string],
    ),
    [
      'exported by staff',
      accountExportedMail({ email: 'ada@people.example', name: BAD, language }, { byName: BAD, why: oneLine(BAD) }),
      null,
    ],
    ['page back', pageBackMail({ email: 'ada@people.example', name: BAD, language }, 'ada'), null],
    ['restored', personRestoredMail({ email: 'ada@people.example', name: BAD, language }, ORIGIN), '/sign-in'],
    ['founded', foundedMail('ada@people.example', BAD, language, ORIGIN), '/sign-up'],
    ['join', joinMail({ email: 'ada@people.example', name: BAD }, BAD, language, `${ORIGIN}/join#token=t`), '/join#token=t'],
    ['join, nameless', joinMail({ email: 'ada@people.example', name: '' }, BAD, language, `${ORIGIN}/join#token=t`), '/join#token=t'],
    [
      'reviewed',
      reviewDoneMail(
        { email: 'ada@people.example', name: BAD, language },
        { coach: BAD, title: '', words: oneLine(BAD), link: about.link },
      ),
      '/resumes/r',
    ],
    ['review withdrawn', reviewWithdrawnMail({ email: 'ada@people.example', name: BAD, language }, BAD, `${ORIGIN}/home`), '/home'],
    ['taken', addressTakenMail('ada@people.example', language, ORIGIN), '/sign-in'],
    ...(['viewer', 'commenter', 'editor'] as const).map(
      (role) => [role, invitationMail({ ...invitation, title: BAD, role }, language), '/invite#token=t'] satisfies [string, Mail, string],
    ),
    ['invitation, untitled', invitationMail({ ...invitation, role: 'viewer' }, language), '/invite#token=t'],
    ['mention', news(commentNews('mention', BAD, BAD, about), language), '/resumes/r'],
    ['reply', news(commentNews('reply', BAD, BAD, about), language), '/resumes/r'],
    ['accepted', news(decisionNews('accepted', BAD, about), language), '/resumes/r'],
    ['declined', news(decisionNews('declined', BAD, about), language), '/resumes/r'],
    ['export', news({ about: 'export', how: 'done', file: BAD, link: about.link }, language), '/resumes/r'],
    ['no export', news({ about: 'export', how: 'failed', file: BAD, link: about.link }, language), '/resumes/r'],
  ];
}

/** The sentences of a mail without what it names. */
const sentencesOf = (mail: Mail): string[] => [mail.subject, ...mail.text.split('\n\n')].filter((line) => !/^(?:https:|– )/.test(line));

const english = new Map(everyMail('en').map(([name, mail]) => [name, mail]));

describe.each(LANGUAGES)('the mails in %s', (language) => {
  const mails = everyMail(language);

  it('are of every kind', () => {
    expect([...new Set(mails.map(([, { kind }]) => kind))].toSorted()).toEqual(MailKind.options.toSorted());
  });

  it.each(mails)('%s: is a mail with a subject of one line, its link, its language, and nothing left out', (_name, mail, link) => {
    Mail.parse(mail);
    expect(mail.subject.trim().length).toBeGreaterThan(3);
    expect(mail.text).not.toMatch(/undefined|null|\[object|\{|\}|\r/);
    // Nobody's words begin a line of ours.
    expect(mail.text).not.toMatch(/^Bcc:/m);
    if (link !== null) {
      expect(mail.text).toContain(ORIGIN + link);
      expect(mail.html).toContain(ORIGIN + link);
    }
    expect(mail.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });
});

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
describe.each(OTHERS)('in %s', (language) => {
  it.each(everyMail(language))('%s: has no sentence of the English one', (name, mail) => {
    const theirs = new Set(sentencesOf(english.get(name) ?? mail));
    expect(sentencesOf(mail).filter((sentence) => theirs.has(sentence) && !sentence.includes('Bcc'))).toEqual([]);
    expect(mail.subject).not.toBe(english.get(name)?.subject);
  });
});

describe('a catalogue', () => {
  it.each(LANGUAGES)('of %s has a text wherever English has one, and names what it is given', (language) => {
    const wrong: string[] = [];
    compare('', mailWords('en'), mailWords(language), language, wrong);
    expect(wrong).toEqual([]);
  });
});

function compare(path: string, measure: unknown, other: unknown, language: Language, wrong: string[]): void {
  if (typeof measure === 'string') {
    if (typeof other !== 'string' || other.trim() === '' || (language !== 'en' && other === measure)) wrong.push(path);
  } else if (typeof measure === 'function' && typeof other === 'function') {
    if (path.endsWith('.more')) return;
    const given = Array.from({ length: measure.length }, (_, at) => `<${at}>`);
    const said = String(other(...given));
    if (given.some((word) => !said.includes(word))) wrong.push(`${path}: ${said}`);
  } else if (typeof measure === 'object' && measure !== null) {
    const others = new Map(Object.entries(Object(other)));
    for (const [key, value] of Object.entries(measure)) compare(`${path}.${key}`, value, others.get(key), language, wrong);
  } else wrong.push(path);
}

describe('dates in mails', () => {
  const mailTo = (...languages: string[]) =>
    account.passwordChangedMail({ email: 'a@b.example', name: 'Ada', origin: ORIGIN, languages }, AT, []).text;

  it('are written as the language and the region do', () => {
    expect(mailTo('de')).toContain('am 24. November 2026 um 12:05 UTC geändert');
    expect(mailTo()).toContain('on 24 November 2026 at 12:05 UTC');
    expect(mailTo('en-US')).toMatch(/on November 24, 2026 at 12:05\sPM UTC/);
    expect(mailTo('ja')).toContain('2026年11月24日 12:05 UTC');
    expect(mailTo('it', 'fr')).toContain('24 novembre 2026');
  });

  it('do not fail for what only looks like a region', () => {
    expect(dateLocale('en', ['en-a1'])).toBe('en-GB');
    expect(dateLocale('de', ['de-CH'])).toBe('de-CH');
  });

  it('say how many tokens more there are, in the forms of the language', () => {
    const more = (language: Language, n: number) => mailWords(language).passwordChanged.more(n);
    expect([more('de', 1), more('de', 3), more('ar', 2), more('ja', 3)]).toEqual([
      'und 1 weiteres',
      'und 3 weitere',
      'ورمزان آخران',
      'ほか3件',
    ]);
  });
});
