import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import { logSecurity } from '#kernel/security';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { SessionId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { UserMessage } from '#protocol/user';
import { type OpenView, USER_VIEW_MESSAGES, type UserViewReplies, type ViewEnd } from '#protocol/views';
import type { AccountSurroundings } from './around.ts';
import type { TokenEpoch } from './epoch.ts';
import { identityOf } from './identity.ts';
import type { Person } from './repo.ts';
import type { Revocation } from './revocation.ts';
import { signingKey } from './signing.ts';
import { accessToken } from './tokens.ts';
import { type View, ViewsRepo } from './views-repo.ts';

export const VIEWS_ALARM = 'user.views';

export type ViewMessage = Extract<UserMessage, { type: keyof UserViewReplies }>;
const TYPES = new Set<string>(USER_VIEW_MESSAGES.map(({ shape }) => shape.type.value));
export const isViewMessage = (message: UserMessage): message is ViewMessage => TYPES.has(message.type);

interface Surroundings extends AccountSurroundings {
  sql: SqlStorage;
  alarms: Alarms;
  epoch: TokenEpoch;
  revocation: Revocation;
}

/** Looks by staff at this account: sessions that only read, which the person sees while they last. */
export class Views {
  private readonly around: Surroundings;
  private readonly repo: ViewsRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new ViewsRepo(around.sql);
  }

  handle(
    message: ViewMessage,
    person: Person,
    call: Call,
  ): Outcome<UserViewReplies[ViewMessage['type']]> | Promise<Outcome<UserViewReplies[ViewMessage['type']]>> {
    switch (message.type) {
      case 'BeginView':
        return this.begin(message, person);
      case 'EndViewByTenant':
        return this.around.change(call, () => this.end(person, message.view, 'staff'));
      case 'EndView': {
        // Nobody ends by this what they are not in.
        if (call.from.kind !== 'user' || !call.from.act) return refuse('not_found');
        const { session } = call.from;
        return this.around.change(call, () => this.end(person, session, 'done'));
      }
    }
  }

  /** Who looks, in whose place; `null` when there is no such look, or it is over. */
  identity(person: Person, session: SessionId): Identity | null {
    const view = this.repo.one(session);
    if (!view || view.until <= this.around.now()) return null;
    // In the open résumé others see who really looks.
    return { ...identityOf(person, view.id), tenantRole: 'member', name: view.byName, act: view.by };
  }

  /** The look that lasts longest, for the pages of both. */
  shown(): OpenView | null {
    const view = this.repo.all().findLast(({ until }) => until > this.around.now());
    return view ? { byName: view.byName, until: new Date(view.until).toISOString() } : null;
  }

  /** The person ends all of their sessions: also what others see by them. Call it inside the transaction. */
  endAll(): void {
    const person = this.around.repo.person();
    if (person) for (const { id } of this.repo.all()) this.end(person, id, 'owner');
  }

  /** What is over ends. */
  onAlarm(person: Person): void {
    const now = this.around.now();
    this.around.change({}, () => {
      for (const { id, until } of this.repo.all()) if (until <= now) this.end(person, id, 'time');
      this.wakeAtNext();
    });
  }

  private async begin(
    { view, by, byName, until }: Extract<ViewMessage, { type: 'BeginView' }>,
    person: Person,
  ): Promise<Outcome<{ accessToken: string }>> {
    const { env, user, now, epoch, change } = this.around;
    if (until <= now()) return refuse('gone');
    const key = await signingKey(mailbox(env, 'tenant', DEFAULT_TENANT), user(), now());
    if (!key.ok) return key;
    const row: View = { id: view, by, byName, until };
    const begun = change({}, () => {
      this.repo.begin(row);
      this.wakeAtNext();
    });
    if (!begun.ok) return begun;
    const identity = this.identity(person, view);
    if (!identity) return refuse('gone');
    return done({ accessToken: await accessToken(identity, epoch.floor().epoch, key.value, now(), until) });
  }

  /** Inside the transaction. Whoever has sockets of it is told, and the tenant writes down that it is over. */
  private end(person: Person, view: SessionId, why: ViewEnd): void {
    if (!this.repo.drop(view)) return;
    const { revocation, emit } = this.around;
    revocation.end([view]);
    emit({ to: 'actor', kind: 'tenant', id: person.tenant, message: { type: 'ViewEnded', user: person.id, view, why } });
    logSecurity({ event: 'view_ended', outcome: 'done', way: why, user: person.id, session: view });
  }

  private wakeAtNext(): void {
    const [next] = this.repo.all();
    if (next) this.around.alarms.set(VIEWS_ALARM, next.until);
  }
}
