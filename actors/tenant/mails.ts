import { compose, type Letter } from '#kernel/mail/compose';
import { dateLocale, dayIn } from '#kernel/mail/dates';
import { type MailWords, mailWords, oneLine } from '#kernel/mail/words';
import type { Language } from '#protocol/language';
import type { Invitation, News } from '#protocol/news';
import { PLAN_PAGE, PLANS } from '#protocol/plans';
import type { Mail } from '#protocol/tenant';
import type { PlanLetter } from './billing/letters.ts';

/** Mails to people of whom only the tenant knows the address and the language. */

/** A member; `language` is `null` while nobody has said which they read. */
interface To {
  email: string;
  name: string;
  language: Language | null;
}

/** A letter to a member, in their language, that greets them by their name. */
function toMember({ email, name, language }: To, say: (words: MailWords, spoken: Language) => Omit<Letter, 'language' | 'greeting'>): Mail {
  const spoken = language ?? 'en';
  const words = mailWords(spoken);
  return { ...compose({ ...say(words, spoken), language: spoken, greeting: words.helloTo(oneLine(name)) }), to: email };
}

/** `why`: in the words of whoever decided it. */
export function personSuspendedMail(to: To, why: string): Mail {
  return toMember(to, ({ suspended }) => ({
    kind: 'suspended',
    subject: suspended.subject,
    said: [suspended.said],
    quote: why,
    foot: suspended.foot,
  }));
}

/** For whoever staff look at the account of. `why`: in the words of whoever looks. */
export function viewedMail(to: To, { byName, why, minutes }: { byName: string; why: string; minutes: number }): Mail {
  return toMember(to, ({ viewed }) => ({
    kind: 'viewed',
    subject: viewed.subject,
    said: [viewed.said(oneLine(byName), minutes), viewed.ask],
    quote: why,
    foot: viewed.foot,
  }));
}

/** For whoever's account an admin takes a file of. `why`: in that admin's words. */
export function accountExportedMail(to: To, { byName, why }: { byName: string; why: string }): Mail {
  return toMember(to, ({ exportedByStaff: words }) => ({
    kind: 'account-exported',
    subject: words.subject,
    said: [words.said(oneLine(byName)), words.ask],
    quote: why,
    foot: words.foot,
  }));
}

export function personRestoredMail(to: To, origin: string): Mail {
  return toMember(to, ({ restored, addressTaken }) => ({
    kind: 'restored',
    subject: restored.subject,
    said: [restored.said],
    button: { label: addressTaken.button, url: `${origin}/sign-in` },
  }));
}

/** For the owner of a public page that moderators took off. */
export function pageDownMail(to: To, slug: string, why: string, answerAt: string): Mail {
  return toMember(to, ({ pageDown }) => ({
    kind: 'page-decision',
    subject: pageDown.subject,
    said: [pageDown.said(oneLine(slug))],
    quote: why,
    button: { label: pageDown.button, url: answerAt },
    foot: pageDown.foot,
  }));
}

/** For its owner: what they answered changed nothing. */
export function appealRefusedMail(to: To, slug: string, why: string): Mail {
  return toMember(to, ({ appealRefused }) => ({
    kind: 'page-decision',
    subject: appealRefused.subject,
    said: [appealRefused.said(oneLine(slug))],
    quote: why,
  }));
}

export function pageBackMail(to: To, slug: string): Mail {
  return toMember(to, ({ pageBack }) => ({
    kind: 'page-decision',
    subject: pageBack.subject,
    said: [pageBack.said(oneLine(slug))],
  }));
}

/** For whoever pays for a plan, or did. */
export function planMail(to: To, { what, plan, at }: Pick<PlanLetter, 'what' | 'plan' | 'at'>, origin: string): Mail {
  return toMember(to, ({ plans }, spoken) => ({
    kind: 'plan',
    ...planWords(plans, what, PLANS[plan].name, dayIn(at, dateLocale(spoken, []))),
    button: { label: plans.button, url: `${origin}${PLAN_PAGE}` },
  }));
}

function planWords(words: MailWords['plans'], what: PlanLetter['what'], plan: string, day: string): Pick<Letter, 'subject' | 'said'> {
  switch (what) {
    case 'payment-failed':
      return { subject: words[what].subject, said: [words[what].said(plan, day)] };
    case 'plan-ended':
      return { subject: words[what].subject, said: [words[what].said(plan)] };
    case 'trial-ends':
      return { subject: words[what].subject(day), said: [words[what].said(plan, day)] };
  }
}

/** For whoever is to be the first admin of a tenant, of whom nothing is known but the address. */
export function foundedMail(to: string, name: string, language: Language, origin: string): Mail {
  const { hello, founded, ignore } = mailWords(language);
  const letter = compose({
    kind: 'join',
    language,
    subject: founded.subject(oneLine(name)),
    greeting: hello,
    said: [founded.said(oneLine(name))],
    button: { label: founded.button, url: `${origin}/sign-up` },
    foot: ignore,
  });
  return { ...letter, to };
}

/** For somebody whom a tenant asks to come. */
export function joinMail({ email, name }: { email: string; name: string }, tenant: string, language: Language, link: string): Mail {
  const { hello, helloTo, join } = mailWords(language);
  const letter = compose({
    kind: 'join',
    language,
    subject: join.subject(oneLine(tenant)),
    greeting: name === '' ? hello : helloTo(oneLine(name)),
    said: [join.said(oneLine(tenant))],
    button: { label: join.button, url: link },
    foot: join.foot,
  });
  return { ...letter, to: email };
}

/** For whoever asked for a review of a résumé that is in the trash. */
export function reviewWithdrawnMail(to: To, title: string, link: string): Mail {
  return toMember(to, ({ reviewWithdrawn, openResume, untitled }) => ({
    kind: 'review',
    subject: reviewWithdrawn.subject,
    said: [reviewWithdrawn.said(oneLine(title === '' ? untitled : title))],
    button: { label: openResume, url: link },
  }));
}

/** For who asked for a review; `words` are the coach's, and may be none. */
export function reviewDoneMail(to: To, { coach, title, words, link }: { coach: string; title: string; words: string; link: string }): Mail {
  return toMember(to, ({ reviewed, openResume, untitled }) => ({
    kind: 'review',
    subject: reviewed.subject(oneLine(coach)),
    said: [reviewed.said(oneLine(coach), oneLine(title === '' ? untitled : title))],
    ...(words === '' ? {} : { quote: words }),
    button: { label: openResume, url: link },
  }));
}

/** For the owner of an address that somebody has just tried to use for another account. */
export function addressTakenMail(to: string, language: Language, origin: string): Mail {
  const { hello, addressTaken } = mailWords(language);
  const letter = compose({
    kind: 'address-taken',
    language,
    subject: addressTaken.subject,
    greeting: hello,
    said: [addressTaken.said],
    button: { label: addressTaken.button, url: `${origin}/sign-in` },
    foot: addressTaken.foot,
  });
  return { ...letter, to };
}

export function invitationMail({ to, from, title, role, link }: Invitation, language: Language): Mail {
  const { hello, invite, openResume, untitled } = mailWords(language);
  const letter = compose({
    kind: 'invite',
    language,
    subject: invite.subject(oneLine(from)),
    greeting: hello,
    said: [invite[role](oneLine(from), oneLine(title ?? untitled))],
    button: { label: openResume, url: link },
    foot: invite.foot,
  });
  return { ...letter, to };
}

export function newsMail(news: News, to: string, language: Language): Mail {
  const letter = { kind: news.about, language, greeting: mailWords(language).hello, ...newsLetter(news, language) };
  return { ...compose(letter), to };
}

function newsLetter(news: News, language: Language): Omit<Letter, 'kind' | 'language' | 'greeting'> {
  const { comment, suggestion, exported, openResume, untitled } = mailWords(language);
  switch (news.about) {
    case 'comment': {
      const from = oneLine(news.from);
      return {
        subject: comment[news.why].subject(from),
        said: [comment[news.why].said(from, oneLine(news.title ?? untitled))],
        quote: news.body,
        button: { label: comment.button, url: news.link },
        foot: comment.foot,
      };
    }
    case 'suggestion': {
      const from = oneLine(news.from);
      return {
        subject: suggestion[news.decision].subject(from),
        said: [suggestion[news.decision].said(from, oneLine(news.title ?? untitled))],
        button: { label: openResume, url: news.link },
        foot: suggestion.foot,
      };
    }
    case 'export': {
      const file = oneLine(news.file);
      return {
        subject: exported[news.how].subject(file),
        said: [exported[news.how].said(file)],
        button: { label: openResume, url: news.link },
        ...(news.how === 'done' ? { foot: exported.done.foot } : {}),
      };
    }
  }
}
