import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { freePort } from './server.ts';

const file = (name: string) => new URL(`./mail/${name}`, import.meta.url);
/** The certificate that a client has to trust. Made for these tests, for localhost. */
export const CERTIFICATE = file('cert.pem').pathname;
const TLS = { key: readFileSync(file('key.pem')), cert: readFileSync(file('cert.pem')) };

export interface Received {
  from: string;
  to: string[];
  encrypted: boolean;
  user: string | null;
  mail: Email;
}

interface Behaviour {
  secure?: boolean;
  /** Whoever hands in mail must know this. */
  login?: { user: string; password: string };
  starttls?: boolean;
  /** How many mails are refused for now, before one is taken. */
  refuseFirst?: number;
}

/** A mail server as others run it, that keeps what it gets. */
export class MailServer {
  readonly received: Received[] = [];
  refused = 0;
  readonly port: number;
  readonly #server: SMTPServer;

  private constructor(port: number, behaviour: Behaviour) {
    this.port = port;
    const options: SMTPServerOptions = {
      ...TLS,
      secure: behaviour.secure ?? false,
      authOptional: behaviour.login === undefined,
      disabledCommands: [...(behaviour.starttls === false ? ['STARTTLS'] : []), ...(behaviour.login ? [] : ['AUTH'])],
      onAuth: ({ username, password }, _session, done) => {
        const right = username === behaviour.login?.user && password === behaviour.login?.password;
        done(right ? null : new Error('wrong password'), right ? { user: username } : undefined);
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (this.refused < (behaviour.refuseFirst ?? 0)) {
            this.refused += 1;
            done(Object.assign(new Error('come back later'), { responseCode: 451 }));
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
            this.received.push({
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
              encrypted: session.secure,
              user: session.user ?? null,
              mail,
            });
            done();
          });
        });
      },
    };
    this.#server = new SMTPServer(options);
  }

  static async start(behaviour: Behaviour = {}): Promise<MailServer> {
    const server = new MailServer(await freePort(), behaviour);
    await new Promise<void>((resolve) => server.#server.listen(server.port, '127.0.0.1', () => resolve()));
    return server;
  }

  /** The first mail to an address with these words in its subject, once it is there. */
  async mailTo(address: string, subject: string): Promise<Received> {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const found = this.received.find(({ to, mail }) => to.includes(address) && mail.subject?.includes(subject));
      if (found) return found;
      await sleep(20);
    }
    throw new Error(`no mail “${subject}” came for ${address}`);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
