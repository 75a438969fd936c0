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
