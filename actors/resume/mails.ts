import type { InvitedRole } from '#protocol/resume';
import type { Mail } from '#protocol/tenant';

const MAY: Record<InvitedRole, string> = { viewer: 'read', commenter: 'read and comment on', editor: 'edit' };
/** Titles and names are people's own words: no line of them may end up as a line of ours. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 120);

export function inviteMail(to: string, from: string, title: string, role: InvitedRole, link: string): Mail {
  return {
    kind: 'invite',
    to,
    subject: `${oneLine(from)} shares a résumé with you`,
    text: [
      'Hello,',
      '',
      `${oneLine(from)} invites you to ${MAY[role]} the résumé “${oneLine(title)}” at Vitae:`,
      '',
      link,
      '',
      'The link works once, for 14 days. If you do not know what this is about, nothing needs to be done.',
    ].join('\n'),
  };
}

/** A mail to a member, whose address the résumé does not know. */
export type Letter = Omit<Mail, 'to'>;
/** Of a comment only its beginning is mailed. */
const EXCERPT = 300;

export function commentMail(why: 'mention' | 'reply', from: string, body: string, at: { title: string; link: string }): Letter {
  const did = why === 'mention' ? 'mentioned you in a comment' : 'replied to your comment';
  const words = body.replace(/\s+/g, ' ').trim();
  return {
    kind: 'comment',
    subject: `${oneLine(from)} ${did}`,
    text: [
      'Hello,',
      '',
      `${oneLine(from)} ${did} on the résumé “${oneLine(at.title)}” at Vitae:`,
      '',
      `“${words.length > EXCERPT ? `${words.slice(0, EXCERPT).trimEnd()}…` : words}”`,
      '',
      at.link,
      '',
      'Of one conversation you get at most one mail in ten minutes.',
    ].join('\n'),
  };
}

export function decisionMail(decision: 'accepted' | 'declined', from: string, at: { title: string; link: string }): Letter {
  return {
    kind: 'suggestion',
    subject: `${oneLine(from)} ${decision} your suggestion`,
    text: [
      'Hello,',
      '',
      `${oneLine(from)} ${decision} a change that you suggested for the résumé “${oneLine(at.title)}” at Vitae:`,
      '',
      at.link,
      '',
      'Of suggestions you get at most one mail in ten minutes; there may be more decisions by now.',
    ].join('\n'),
  };
}
