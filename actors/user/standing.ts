import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome } from '#protocol/errors';
import type { SessionId } from '#protocol/ids';
import { FREE, Standing } from '#protocol/tenant-standing';
import type { UserMessage } from '#protocol/user';
import type { AccountRepo } from './account-repo.ts';
import type { Person } from './repo.ts';

export type StandingMessage = Extract<UserMessage, { type: 'SetStanding' }>;

interface Surroundings {
  sql: SqlStorage;
  account: AccountRepo;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** Inside `transact`. */
  emit(effect: Effect): void;
  /** The person's own. */
  sessions(): SessionId[];
  hasSecondFactor(): boolean;
  /** Their pages go down with the tenant, or come back; inside `transact`. */
  pagesChange(person: Person): void;
}

/** What the person's tenant lets them do: it is part of who they are to every other actor, and open sockets learn of a change at once. */
export class StandingKeeper {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  now(): Standing {
    const row = this.around.sql.exec<{ standing: string }>('SELECT standing FROM standing').toArray()[0];
    return row ? Standing.parse(JSON.parse(row.standing)) : FREE;
  }

  /** Whether the person does nothing but set up a second factor. */
  needsFactor(): boolean {
    return this.now().asksFactor && !this.around.hasSecondFactor();
  }

  /** What of it everybody has to know who acts for others on the person's word. */
  marks(): Pick<Identity, 'isHeld' | 'templates'> {
    const { isHeld, templates } = this.now();
    return { ...(isHeld ? { isHeld } : {}), ...(templates ? { templates } : {}) };
  }

  handle({ standing }: StandingMessage, person: Person, call: Call): Outcome<null> {
    // One of before may still speak.
    if (call.from.kind !== 'actor' || call.from.id !== person.tenant) return done(null);
    return this.around.transact(call, () => {
      this.hold(standing, person);
      return done(null);
    });
  }

  /** In a new tenant nothing of the old one's holds; inside `transact`. */
  forget(person: Person): void {
    this.hold(FREE, person);
  }

  /** Whoever may do nothing but set up a second factor has no sockets; inside `transact`. */
  closeBare(): void {
    if (!this.needsFactor()) return;
    // Programs and looks by staff go on: they have proved otherwise who they are.
    const own = this.around.sessions();
    for (const { kind, id, sessions: there } of this.around.account.takeOpen(own))
      this.around.emit({
        to: 'actor',
        kind,
        id,
        message: { type: 'SessionsEnded', sessions: there, why: 'second_factor_required' },
      });
  }

  private hold(standing: Standing, person: Person): void {
    const before = this.now();
    if (JSON.stringify(before) === JSON.stringify(standing)) return;
    this.around.sql.exec('INSERT OR REPLACE INTO standing (one, standing) VALUES (1, ?)', JSON.stringify(standing));
    if (before.isHeld !== standing.isHeld || JSON.stringify(before.templates) !== JSON.stringify(standing.templates)) this.tellSockets();
    if (before.hidesPages !== standing.hidesPages) this.around.pagesChange(person);
    if (standing.asksFactor && !before.asksFactor) this.closeBare();
  }

  private tellSockets(): void {
    const { isHeld, templates } = this.now();
    for (const { kind, id, sessions } of this.around.account.openPlaces())
      if (kind === 'resume') this.around.emit({ to: 'actor', kind, id, message: { type: 'PersonStands', sessions, isHeld, templates } });
  }
}
