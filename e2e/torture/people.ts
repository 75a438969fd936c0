import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Session } from '#protocol/http';
import type { ResumeId } from '#protocol/ids';
import { Api } from '../support/api.ts';
import type { TestServer } from '../support/server.ts';

/** A token is good for ten minutes; a new one is asked for well before. */
const RENEW_AFTER = 7 * 60_000;

/** Somebody with an account, who stays signed in through restarts of the server. */
export class Person {
  readonly email: string;
  private session: Session;
  private signedInAt = Date.now();
  private readonly base: string;
  private renewing: Promise<void> | null = null;

  private constructor(base: string, session: Session) {
    this.base = base;
    this.session = session;
    this.email = session.user.email;
  }

  static async register(base: string, name: string): Promise<Person> {
    const { session } = await Api.register(base, undefined, name);
    return new Person(base, session);
  }

  get id(): Session['user']['id'] {
    return this.session.user.id;
  }

  /** The public surface as this person uses it. */
  get api(): Api {
    return new Api(this.base, this.session);
  }

  /** An access token that is good for a while. Throws while the server cannot be reached. */
  token = async (): Promise<string> => {
    if (Date.now() - this.signedInAt > RENEW_AFTER) {
      this.renewing ??= this.renew().finally(() => {
        this.renewing = null;
      });
      await this.renewing;
    }
    return this.session.accessToken;
  };

  private async renew(): Promise<void> {
    this.session = await new Api(this.base).post('/auth/refresh', Session, { refreshToken: this.session.refreshToken });
    this.signedInAt = Date.now();
  }
}

/** Invites by mail and accepts, as people do. */
export async function share(server: TestServer, resume: ResumeId, owner: Person, guest: Person, role: 'editor' | 'viewer'): Promise<void> {
  await owner.api.post(`/api/resumes/${resume}/invites`, z.unknown(), { email: guest.email, role });
  await guest.api.post('/api/invites/accept', z.unknown(), { token: await mailedCode(server, resume, guest.email) });
}

async function mailedCode(server: TestServer, resume: ResumeId, address: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const codes = server.mails
      .filter(({ to }) => to === address)
      .flatMap(({ text }) => [...text.matchAll(/\/invite#token=(res_[0-9a-z]{26}\.[A-Za-z0-9_-]{43})/g)].map(([, code = '']) => code));
    const code = codes.findLast((found) => found.startsWith(resume));
    if (code) return code;
    await sleep(20);
  }
  throw new Error(`no invitation to ${resume} came for ${address}`);
}
