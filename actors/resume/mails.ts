import { compose } from '#kernel/mail/compose';
import { say } from '#kernel/mail/words';
import type { InvitedRole } from '#protocol/resume';
import type { Mail } from '#protocol/tenant';

export function inviteMail(to: string, from: string, title: string, role: InvitedRole, link: string): Mail {
  const letter = compose({
    kind: 'invite',
    subject: say('invite.subject', { from }),
    greeting: say('greeting'),
    said: [say(`invite.${role}`, { from, title })],
    button: { label: say('invite.button'), url: link },
    foot: say('invite.foot'),
  });
  return { ...letter, to };
}

/** A mail to a member, whose address the résumé does not know. */
export type Letter = Omit<Mail, 'to'>;
/** Of a comment only its beginning is mailed. */
const EXCERPT = 300;

export function commentMail(why: 'mention' | 'reply', from: string, body: string, at: { title: string; link: string }): Letter {
  const words = body.replace(/\s+/g, ' ').trim();
  return compose({
    kind: 'comment',
    subject: say(`comment.${why}.subject`, { from }),
    greeting: say('greeting'),
    said: [say(`comment.${why}.said`, { from, title: at.title })],
    quote: words.length > EXCERPT ? `${words.slice(0, EXCERPT).trimEnd()}…` : words,
    button: { label: say('comment.button'), url: at.link },
    foot: say('comment.foot'),
  });
}

export function decisionMail(decision: 'accepted' | 'declined', from: string, at: { title: string; link: string }): Letter {
  return compose({
    kind: 'suggestion',
    subject: say(`suggestion.${decision}.subject`, { from }),
    greeting: say('greeting'),
    said: [say(`suggestion.${decision}.said`, { from, title: at.title })],
    button: { label: say('suggestion.button'), url: at.link },
    foot: say('suggestion.foot'),
  });
}
