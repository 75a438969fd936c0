import { publicOrigin } from '../origin.ts';
import type { MailPort } from '../ports.ts';
import { bindingMail } from './binding-port.ts';
import { mailboxOf } from './mime.ts';
import { smtpMail } from './smtp-port.ts';

const keptMail: MailPort = { send: async () => 'kept' };

/** For one machine without a mail server: whoever runs it reads the mails where it runs. Chosen by the launcher only. */
const consoleMail: MailPort = {
  async send(mail) {
    console.log(JSON.stringify({ level: 'info', event: 'mail.kept', to: mail.to, subject: mail.subject, text: mail.text }));
    return 'kept';
  },
};

/** `[[send_email]]` in wrangler.toml gives a deployment the binding `MAILER`; ours has none by itself, for it would stand for nothing here. */
type Deployment = Env & { MAILER?: SendEmail };

/** Who mails are from when nobody has said so. */
export const defaultSender = (env: Env): string => `Vitae <vitae@${new URL(publicOrigin(env)).hostname}>`;

/**
 * The way out for mails: a mail server when one is set, else the platform's binding when there is one; else they are kept, and on one
 * machine printed. Looked up at each mail: a setting that cannot be read fails the mail, which is tried again, and nothing else.
 */
export function mailPort(env: Deployment, now: () => number): MailPort {
  const from = (as: string | undefined) => renamed(env.MAIL_FROM || defaultSender(env), as);
  return {
    send(mail, id, as) {
      if (env.SMTP_URL !== '') return smtpMail(env.SMTP_URL, from(as), now).send(mail, id);
      if (env.MAILER) return bindingMail(env.MAILER, from(as), now).send(mail, id);
      return (env.VITAE_MAIL === 'console' ? consoleMail : keptMail).send(mail, id);
    },
  };
}

/** The same address under another name, in which nothing may look like an address. */
export function renamed(sender: string, name: string | undefined): string {
  const address = mailboxOf(sender)?.address;
  const plain = name?.replace(/[<>"\\\p{Cc}]/gu, '').trim();
  return plain && address ? `${plain} <${address}>` : sender;
}
