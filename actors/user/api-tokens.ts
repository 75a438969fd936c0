import type { Call } from '#kernel/actor';
import { newId, newSecret, sha256Text } from '#kernel/crypto';
import { type ApiToken, type ApiTokenMessage, type ApiTokenReplies, MAX_API_TOKENS } from '#protocol/api-tokens';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { SessionId } from '#protocol/ids';
import { ApiTokensRepo } from './api-tokens-repo.ts';
import type { SecurityChange } from './mails.ts';
import type { Person } from './repo.ts';

const DAY_MS = 24 * 3_600_000;
/** The last use is noted no more often: a busy program must not cost a write with each of its reads. */
const NOTE_USE_MS = 60_000;

interface Surroundings {
  sql: SqlStorage;
  now: () => number;
  transact: <T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>) => Outcome<T>;
  identity: (person: Person, session: SessionId) => Identity;
  /** Ends the sockets that were opened with a token; called inside the transaction. */
  ended: (token: SessionId) => void;
  /** Mails the person what has changed; called inside the transaction. */
  tell: (change: SecurityChange) => void;
}

/** The tokens of a person's programs. */
export class ApiTokens {
  private readonly repo: ApiTokensRepo;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new ApiTokensRepo(around.sql);
  }

  handle(
    message: ApiTokenMessage,
    person: Person,
    call: Call,
  ): Outcome<ApiTokenReplies[ApiTokenMessage['type']]> | Promise<Outcome<ApiTokenReplies[ApiTokenMessage['type']]>> {
    switch (message.type) {
      case 'CreateApiToken':
        return this.create(message, person, call);
      case 'ListApiTokens':
        return done({ items: this.repo.live(this.around.now()) });
      case 'RevokeApiToken':
        // Ending what has ended is what was asked for.
        return this.around.transact(call, () => {
          if (this.repo.remove(message.token)) this.around.ended(message.token);
          return done(null);
        });
      case 'RevokeApiTokens':
        return this.around.transact(call, () => done({ ended: this.endAll() }));
      case 'UseApiToken':
        return this.use(message.token, person);
    }
  }

  /** The program that a token id stands for; `null` when the token has ended. Takes the place of a session's check. */
  identity(person: Person, id: SessionId): Identity | null {
    const token = this.repo.byId(id, this.around.now());
    return token ? this.identityOf(person, token) : null;
  }

  /** What the person calls those that are still good. */
  names(): string[] {
    return this.repo.live(this.around.now()).map(({ name }) => name);
  }

  /** Ends every token, and says how many there were; call it inside a transaction. */
  endAll(): number {
    const live = this.repo.live(this.around.now());
    for (const { id } of live) {
      this.repo.remove(id);
      this.around.ended(id);
    }
    return live.length;
  }

  forgetExpired(now: number): void {
    this.repo.forgetExpired(now);
  }

  private async create(
    message: Extract<ApiTokenMessage, { type: 'CreateApiToken' }>,
    person: Person,
    call: Call,
  ): Promise<Outcome<ApiTokenReplies['CreateApiToken']>> {
    const secret = `vitae_${person.id}.${newSecret()}`;
    const hash = await sha256Text(secret);
    const now = this.around.now();
    const token: ApiToken = {
      id: newId('session'),
      name: message.name,
      scopes: message.scopes,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + message.days * DAY_MS).toISOString(),
      lastUsedAt: null,
    };
    // Without the command's key: its answer would be kept, and the secret with it.
    return this.around.transact({}, () => {
      if (call.once) return refuse('bad_request', { detail: 'A token is shown once: this takes no idempotency key.' });
      if (this.repo.live(now).length >= MAX_API_TOKENS)
        return refuse('conflict', { detail: `You have ${MAX_API_TOKENS} tokens already; take one away first.` });
      this.repo.add(token, hash);
      this.around.tell({ what: 'token-made', item: token.name });
      return done({ token, secret });
    });
  }

  private async use(text: string, person: Person): Promise<Outcome<ApiTokenReplies['UseApiToken']>> {
    const hash = await sha256Text(text);
    const now = this.around.now();
    const token = this.repo.byHash(hash, now);
    if (!token) return refuse('unauthenticated');
    if (token.lastUsedAt === null || Date.parse(token.lastUsedAt) + NOTE_USE_MS <= now)
      this.around.transact({}, () => {
        this.repo.used(token.id, now);
        return done(null);
      });
    return done({ identity: this.identityOf(person, token) });
  }

  private identityOf(person: Person, token: ApiToken): Identity {
    return { ...this.around.identity(person, token.id), scopes: token.scopes };
  }
}

const TYPES: readonly string[] = [
  'CreateApiToken',
  'ListApiTokens',
  'RevokeApiToken',
  'RevokeApiTokens',
  'UseApiToken',
] satisfies ApiTokenMessage['type'][];
export const isApiTokenMessage = <M extends { type: string }>(message: M): message is Extract<M, ApiTokenMessage> =>
  TYPES.includes(message.type);
