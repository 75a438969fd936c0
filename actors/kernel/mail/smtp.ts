import { base64 } from './base64.ts';
import type { Mailbox } from './mime.ts';

/** Where mails are handed in. */
export interface SmtpServer {
  host: string;
  port: number;
  /** `on`: encrypted from the first byte. `starttls`: as soon as both have said that they can. */
  tls: 'on' | 'starttls';
  login: { user: string; password: string } | null;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** Reads `smtps://user:password@host:port`. @throws TypeError, without the password, when it is not such an address */
export function smtpServerOf(address: string): SmtpServer {
  const url = URL.canParse(address) ? new URL(address) : null;
  const port = url ? Number(url.port) || DEFAULT_PORTS[url.protocol] : undefined;
  if (!url?.hostname || !port) throw new TypeError('SMTP_URL is not an address such as smtps://user:password@mail.example:465');
  const login = url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, tls: url.protocol === 'smtps:' ? 'on' : 'starttls', login };
}

/** On this very machine nobody listens in between. */
const isHere = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '::1';

/** A line to a mail server, as a text stream. */
export interface Line {
  /** The next bytes as text; `null` at the end. */
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
  /** From here on encrypted. */
  startTls(): Line;
  close(): Promise<void>;
}

/** The server refused, or broke off. `command` never holds a password. */
export class SmtpError extends Error {
  override name = 'SmtpError';
  constructor(command: string, reply: string) {
    super(`${command}: ${reply.slice(0, 200)}`);
  }
}

/** A reply has few lines; one that never ends is not read for ever. */
const MAX_REPLY = 16_384;

/** One conversation of SMTP (RFC 5321): commands go out, replies come back, in turn. */
class Talk {
  private line: Line;
  private rest = '';

  constructor(line: Line) {
    this.line = line;
  }

  /** @throws SmtpError when the reply's code does not begin with one of `wanted`, or the line ends */
  async reply(command: string, wanted: string): Promise<string> {
    for (;;) {
      // The last line of a reply has a space after its code.
      const end = /^(?:\d{3}-.*\r?\n)*\d{3}(?: .*)?\r?\n/.exec(this.rest);
      if (end) {
        this.rest = this.rest.slice(end[0].length);
        if (wanted.includes(end[0][0] ?? '')) return end[0];
        throw new SmtpError(command, end[0].trim());
      }
      const more = await this.line.read();
      if (more === null) throw new SmtpError(command, 'the server ended the conversation');
      this.rest += more;
      if (this.rest.length > MAX_REPLY) throw new SmtpError(command, 'the reply is too long');
    }
  }

  async say(command: string, wanted: string, shownAs = command): Promise<string> {
    if (/[\r\n\0]/.test(command)) throw new TypeError('a command is one line');
    await this.line.write(`${command}\r\n`);
    return this.reply(shownAs, wanted);
  }

  async data(text: string): Promise<void> {
    // A line that begins with a dot gets another, so that none ends the mail.
    await this.line.write(`${text.replace(/\r\n$/, '').replace(/^\./gm, '..')}\r\n.\r\n`);
    await this.reply('the mail', '2');
  }

  /** What was said before in the clear counts for nothing: it could be anybody's. */
  startTls(): void {
    this.rest = '';
    this.line = this.line.startTls();
  }

  close(): Promise<void> {
    return this.line.close();
  }
}

async function logIn(talk: Talk, greeting: string, { user, password }: NonNullable<SmtpServer['login']>): Promise<void> {
  const offered = /^250[ -]AUTH[ =](.*)$/im.exec(greeting)?.[1]?.toUpperCase() ?? '';
  if (/\bPLAIN\b/.test(offered)) {
    await talk.say(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`, '2', 'AUTH PLAIN');
  } else if (/\bLOGIN\b/.test(offered)) {
    await talk.say('AUTH LOGIN', '3');
    await talk.say(base64(user), '3', 'AUTH LOGIN (name)');
    await talk.say(base64(password), '2', 'AUTH LOGIN (password)');
  } else throw new SmtpError('AUTH', 'the server takes no password that we can give');
}

/**
 * Hands in one mail. A password is never sent over an unencrypted line to another machine.
 * @throws SmtpError when the server refuses or breaks off
 */
export async function handIn(open: () => Line, server: SmtpServer, from: Mailbox, to: Mailbox, message: string): Promise<void> {
  const talk = new Talk(open());
  try {
    await talk.reply('greeting', '2');
    const self = `EHLO ${from.address.split('@').at(-1)}`;
    let greeting = await talk.say(self, '2');
    let isEncrypted = server.tls === 'on';
    if (!isEncrypted && /^250[ -]STARTTLS/im.test(greeting)) {
      await talk.say('STARTTLS', '2');
      talk.startTls();
      isEncrypted = true;
      greeting = await talk.say(self, '2');
    }
    if (!isEncrypted && !isHere(server.host)) throw new SmtpError('STARTTLS', 'the server offers no encryption');
    if (server.login) await logIn(talk, greeting, server.login);
    await talk.say(`MAIL FROM:<${from.address}>`, '2');
    await talk.say(`RCPT TO:<${to.address}>`, '2');
    await talk.say('DATA', '3');
    await talk.data(message);
    // The mail is theirs now: how the conversation ends matters no more.
    await talk.say('QUIT', '2').catch(() => null);
  } finally {
    await talk.close();
  }
}
