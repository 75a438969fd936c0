import { connect } from 'cloudflare:sockets';
import type { MailPort } from '../ports.ts';
import { type Mailbox, mailboxOf, mimeOf } from './mime.ts';
import { handIn, type Line, type SmtpServer, smtpServerOf } from './smtp.ts';

/** How long one mail may take to be handed in. */
const TIMEOUT_MS = 20_000;

/** Sends over SMTP. `from` is `Name <address>` or an address. @throws TypeError when a setting cannot be read */
export function smtpMail(address: string, from: string, now: () => number): MailPort {
  const server = smtpServerOf(address);
  const sender = mailboxOf(from);
  if (!sender) throw new TypeError('MAIL_FROM is not an address such as Vitae <vitae@example.org>');
  return {
    async send(mail, id) {
      const to = mailboxOf(mail.to);
      if (!to) throw new TypeError('not an address');
      await deliver(server, sender, to, await mimeOf({ mail, from: sender, id, date: now() }));
      return 'sent';
    },
  };
}

async function deliver(server: SmtpServer, from: Mailbox, to: Mailbox, message: string): Promise<void> {
  let giveUp: () => void = () => {};
  const lines: Line[] = [];
  const open = () => {
    const line = openLine(server);
    lines.push(line);
    return line;
  };
  const tooLate = new Promise<never>((_, reject) => {
    const late = setTimeout(() => reject(new Error(`the mail server took longer than ${TIMEOUT_MS / 1_000} s`)), TIMEOUT_MS);
    giveUp = () => clearTimeout(late);
  });
  try {
    await Promise.race([handIn(open, server, from, to, message), tooLate]);
  } finally {
    giveUp();
    for (const line of lines) await line.close();
  }
}

function openLine({ host, port, tls }: SmtpServer): Line {
  const socket = connect({ hostname: host, port }, { secureTransport: tls, allowHalfOpen: false });
  return lineOver(socket);
}

function lineOver(socket: Socket): Line {
  const reader = socket.readable.getReader();
  const writer = socket.writable.getWriter();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return {
    async read() {
      const { value, done } = await reader.read();
      return done ? null : decoder.decode(value, { stream: true });
    },
    write: (text) => writer.write(encoder.encode(text)),
    startTls() {
      reader.releaseLock();
      writer.releaseLock();
      return lineOver(socket.startTls());
    },
    // One that broke already is as closed as can be; its failure was told to whoever read or wrote.
    close: () => socket.close().catch(() => undefined),
  };
}
