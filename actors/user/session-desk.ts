import type { Call } from '#kernel/actor';
import { newId, sha256Text } from '#kernel/crypto';
import { logSecurity } from '#kernel/security';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { SessionId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { isOfOlderEpoch } from '#protocol/token-epoch';
import type { Device, Profile, SignedIn, UserContract, UserMessage } from '#protocol/user';
import type { AccountSurroundings } from './around.ts';
import { deviceName } from './device.ts';
import type { TokenEpoch } from './epoch.ts';
import { identityOf } from './identity.ts';
import { newDeviceMail, stolenMail } from './mails.ts';
import { refusedAdmin } from './policy.ts';
import type { Proofs } from './recent-proof.ts';
import type { Person } from './repo.ts';
import { placeOf, type Revocation } from './revocation.ts';
import type { PreparedSession } from './second-step.ts';
import { isLive, judgeRefresh, newSession, SESSION_LIFE_MS, type SessionRow } from './sessions.ts';
import { signingKey } from './signing.ts';
import type { StandingKeeper } from './standing.ts';
import { ACCESS_LIFE_S, accessToken, successorOf } from './tokens.ts';

const TICKET_LIFE_MS = 30_000;

interface Surroundings extends AccountSurroundings {
  revocation: Revocation;
  epoch: TokenEpoch;
  proofs: Proofs;
  profile(person: Person): Profile;
  hasSecondFactor(): boolean;
  /** Whom an API token stands for; `null` when it has ended. */
  identityOfToken(person: Person, token: SessionId): Identity | null;
  /** Who looks at this account in a look by staff; `null` when it is over. */
  identityOfView(person: Person, view: SessionId): Identity | null;
  standing: Pick<StandingKeeper, 'marks' | 'needsFactor'>;
}

type DeskType = 'Refresh' | 'SpendTicket' | 'IssueTicket' | 'CheckSession' | 'CheckAdmin';
type DeskMessage = Extract<UserMessage, { type: DeskType }>;
const TYPES: ReadonlySet<string> = new Set<DeskType>(['Refresh', 'SpendTicket', 'IssueTicket', 'CheckSession', 'CheckAdmin']);
export const isDeskMessage = (message: { type: string }): message is DeskMessage => TYPES.has(message.type);

/** Sessions from their beginning on: their tokens, the tickets for their sockets, and whether they still go on. */
export class SessionDesk {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(
    message: DeskMessage,
    call: Call,
  ): Outcome<UserContract['replies'][DeskType]> | Promise<Outcome<UserContract['replies'][DeskType]>> {
    switch (message.type) {
      case 'Refresh':
        return this.refresh(message.token, message.device, call.request);
      case 'SpendTicket':
        return this.spendTicket(message);
    }
    const person = this.around.repo.person();
    if (!person) return refuse('not_found');
    switch (message.type) {
      case 'CheckSession':
        return this.checkSession(person, message);
      case 'CheckAdmin':
        return this.checkAdmin(person, message.session);
      case 'IssueTicket':
        return this.issueTicket(call, message.resource);
    }
  }

  /** A new session, which counts as proved just now. */
  async prepareSession(device: Device, isFirst = false): Promise<PreparedSession> {
    const { token, hash } = await this.around.newToken();
    const row = newSession(newId('session'), hash, device, this.around.now());
    return {
      save: () => {
        const person = this.around.repo.person();
        if (person && !isFirst) this.tellOfNewDevice(person, device);
        this.around.repo.saveSession(row);
        this.around.proofs.renew(row.id, this.around.now());
      },
      answer: async () => {
        const person = this.around.repo.person();
        return person ? this.signedIn(person, row.id, token) : refuse('not_found');
      },
    };
  }

  /** A device whose name no session of this person has is news to them. Call it inside the transaction, before it is saved. */
  private tellOfNewDevice(person: Person, device: Device): void {
    const name = deviceName(device.agent);
    if (this.around.repo.sessions().some((session) => deviceName(session.agent) === name)) return;
    this.around.mail(person, newDeviceMail(this.around.addressee(person), device.agent, this.around.now()));
  }

  private async refresh(token: string, device: Device, request: string): Promise<Outcome<SignedIn>> {
    const hash = await sha256Text(token);
    const next = await successorOf(this.around.env.VITAE_SECRET, token);
    const nextHash = await sha256Text(next);
    const now = this.around.now();
    const judged = this.around.transact({}, () => {
      const verdict = judgeRefresh(this.around.repo.sessionByToken(hash), hash, now, this.around.repo.person()?.tenantRole ?? 'member');
      if (verdict.kind === 'reuse') {
        const person = this.around.repo.person();
        this.around.revocation.end([verdict.session.id]);
        if (person) this.around.mail(person, stolenMail(this.around.addressee(person), verdict.session.agent, now));
      }
      if (verdict.kind === 'rotate') {
        const { session } = verdict;
        if (session.previousToken) this.around.repo.spendToken(session.previousToken, session.id);
        this.around.repo.saveSession({
          ...session,
          ...seenAt(session, device),
          lastUsedAt: now,
          currentToken: nextHash,
          previousToken: hash,
          rotatedAt: now,
        });
      }
      return done(verdict);
    });
    if (!judged.ok) return judged;
    if (judged.value.kind === 'reuse')
      logSecurity({ event: 'token_reuse', outcome: 'refused', user: this.around.user(), session: judged.value.session.id, request });
    const person = this.around.repo.person();
    if (!person || judged.value.kind === 'unknown' || judged.value.kind === 'reuse') return refuse('session_ended');
    return this.signedIn(person, judged.value.session.id, next);
  }

  private async signedIn(person: Person, session: string, refreshToken: string): Promise<Outcome<SignedIn>> {
    const key = await signingKey(mailbox(this.around.env, 'tenant', DEFAULT_TENANT), this.around.user(), this.around.now());
    if (!key.ok) return key;
    const identity = this.own(person, SessionId.parse(session));
    return done({
      user: this.around.profile(person),
      tokens: {
        accessToken: await accessToken(identity, this.around.epoch.floor().epoch, key.value, this.around.now()),
        expiresIn: ACCESS_LIFE_S,
        refreshToken,
        refreshExpiresIn: SESSION_LIFE_MS / 1_000,
      },
    });
  }

  /** Whether a session, an API token or a look by staff goes on. */
  isOpen(session: SessionId): boolean {
    const person = this.around.repo.person();
    return person !== null && this.identity(person, session) !== null;
  }

  /** Of a session, an API token or a look by staff; `null` when it has ended. */
  private identity(person: Person, session: SessionId): Identity | null {
    if (this.goesOn(session)) return { ...this.own(person, session), ...this.around.standing.marks() };
    return this.around.identityOfView(person, session) ?? this.around.identityOfToken(person, session);
  }

  /** The person in a session of theirs. Programs have tokens, and staff who look have proved who they are. */
  private own(person: Person, session: SessionId): Identity {
    const identity = identityOf(person, session);
    return this.around.hasSecondFactor() ? identity : { ...identity, isBare: true };
  }

  goesOn(session: SessionId): boolean {
    const person = this.around.repo.person();
    const row = this.around.repo.session(session);
    return person !== null && row !== null && isLive(row, this.around.now(), person.tenantRole);
  }

  /** With `resource`, for a socket that is about to be opened there; with `epoch`, by a token of that epoch. */
  checkSession(
    person: Person,
    { session, resource, epoch }: Pick<Extract<DeskMessage, { type: 'CheckSession' }>, 'session' | 'resource' | 'epoch'>,
  ): Outcome<{ identity: Identity }> {
    if (epoch !== undefined && isOfOlderEpoch({ session, epoch }, this.around.epoch.floor())) return refuse('session_ended');
    const live = this.identity(person, session);
    if (!live) return refuse('session_ended');
    if (resource !== undefined) {
      // Of their own sockets only the one that says what has changed.
      if (live.isBare && placeOf(resource, person.tenant) && this.around.standing.needsFactor()) return refuse('second_factor_required');
      this.around.change({}, () => this.around.revocation.opens(session, resource));
    }
    return done({ identity: live });
  }

  private checkAdmin(person: Person, session: SessionId): Outcome<{ identity: Identity }> {
    const checked = this.checkSession(person, { session });
    return checked.ok ? (refusedAdmin(person.tenantRole, this.around.hasSecondFactor()) ?? checked) : checked;
  }

  private async issueTicket(call: Call, resource: string): Promise<Outcome<{ ticket: string; expiresIn: number }>> {
    if (call.from.kind !== 'user') return refuse('forbidden');
    const { session } = call.from;
    const code = await this.around.newToken();
    const expiresAt = this.around.now() + TICKET_LIFE_MS;
    return this.around.transact({}, () => {
      this.around.repo.saveCode(code.hash, { purpose: 'ticket', subject: resource, session, expiresAt });
      return done({ ticket: code.token, expiresIn: TICKET_LIFE_MS / 1_000 });
    });
  }

  private async spendTicket(message: Extract<UserMessage, { type: 'SpendTicket' }>): Promise<Outcome<{ identity: Identity }>> {
    const hash = await sha256Text(message.ticket);
    const taken = this.around.transact({}, () => done(this.around.repo.takeCode(hash, 'ticket', this.around.now())));
    if (!taken.ok) return taken;
    const person = this.around.repo.person();
    if (!person || !taken.value?.session || taken.value.subject !== message.resource) return refuse('unauthenticated');
    return this.checkSession(person, { session: taken.value.session, resource: message.resource });
  }
}

/** A device may call itself otherwise after an update, and travels. */
const seenAt = (session: SessionRow, device: Device) => ({ agent: device.agent, place: device.place ?? session.place });
