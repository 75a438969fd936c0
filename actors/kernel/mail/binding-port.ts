import { EmailMessage } from 'cloudflare:email';
import type { MailPort } from '../ports.ts';
import { mailboxOf, mimeOf } from './mime.ts';

/** Sends through Cloudflare's `send_email` binding. @throws TypeError when an address cannot be one */
export function bindingMail(binding: SendEmail, from: string, now: () => number): MailPort {
  return {
    async send(mail, id) {
      const sender = mailboxOf(from);
      const to = mailboxOf(mail.to);
      if (!sender || !to) throw new TypeError('not an address');
      await binding.send(new EmailMessage(sender.address, to.address, await mimeOf({ mail, from: sender, id, date: now() })));
      return 'sent';
    },
  };
}
