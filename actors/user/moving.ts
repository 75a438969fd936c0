import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { hashPassword } from '#kernel/passwords';
import { mailbox } from '#kernel/stubs';
import { done, type Outcome, refuse } from '#protocol/errors';
import { CohortId, UserId } from '#protocol/ids';
import { tenantOfJoinToken } from '#protocol/joining';
import type { Language } from '#protocol/language';
import type { PlanHeld } from '#protocol/plan-held';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Device, SignedIn, UserMessage } from '#protocol/user';
import { emailVerified } from './announcing.ts';
import { passwordProblem } from './password-choice.ts';
import { newPerson, type Person } from './repo.ts';
import type { PreparedSession } from './second-step.ts';

type MovingType = 'MoveByInvitation' | 'CohortChanged';
export type MovingMessage = Extract<UserMessage, { type: MovingType }>;
export const isMovingMessage = (message: UserMessage): message is MovingMessage =>
  message.type === 'MoveByInvitation' || message.type === 'CohortChanged';

interface Surroundings {
  env: Env;
  sql: SqlStorage;
  /** The account's id, also before there is anybody. */
  user(): string;
  person(): Person | null;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** Inside `transact`, like the next two. */
  emit(effect: Effect): void;
  save(person: Person): Person;
  begin(person: Person, language: Language | undefined): void;
  prepareSession(device: Device, isFirst: boolean): Promise<PreparedSession>;
  flushed(): Promise<void>;
  plan(): PlanHeld | null;
  owned(): string[];
  /** What the tenant they leave said of them holds no longer; inside `transact`. */
  leaves(person: Person): void;
}

/** Coming into a tenant by its invitation, and the cohort that it then puts somebody into. */
export class Moving {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: MovingMessage, person: Person, call: Call): Outcome<null> | Promise<Outcome<null>> {
    if (message.type === 'MoveByInvitation') return this.move(message.token, person, call);
    // One of before may still speak.
    if (call.from.kind !== 'actor' || call.from.id !== person.tenant) return done(null);
    return this.around.transact(call, () => {
      this.hold(message.cohort);
      this.around.save(person);
      return done(null);
    });
  }

  cohort(): CohortId | null {
    const row = this.around.sql.exec<{ cohort: string | null }>('SELECT cohort FROM cohort_held').toArray()[0];
    return CohortId.nullable().parse(row?.cohort ?? null);
  }

  /** A new account; the code shows that its address is the person's own. */
  async register(message: Extract<UserMessage, { type: 'RegisterByInvitation' }>, call: Call): Promise<Outcome<SignedIn>> {
    const { transact, begin, emit, now, person, flushed } = this.around;
    const { token, password, name, device, language } = message;
    const problem = await passwordProblem(password, { email: '', name });
    if (problem) return refuse('weak_password', { detail: problem.message, errors: [{ path: 'password', ...problem }] });
    const hashed = await hashPassword(password);
    if (!hashed.ok) return hashed;
    const tenant = tenantOfJoinToken(token);
    const user = UserId.parse(this.around.user());
    const head = { from: { kind: 'actor', actor: 'user', id: user }, request: call.request } as const;
    const place = await mailbox(this.around.env, 'tenant', tenant).ask({ type: 'TakePlace', user, token }, head);
    if (!place.ok) return place;
    const session = await this.around.prepareSession(device, true);
    const saved = transact({}, () => {
      if (person()) return refuse('conflict');
      const fresh = { ...newPerson(user, place.value.email, name, hashed.value, now(), tenant), emailVerifiedAt: now() };
      begin(fresh, language);
      session.save();
      emit(emailVerified(fresh));
      return done(null);
    });
    if (!saved.ok) return saved;
    // The tenant has to know the address before anybody signs in with it.
    await flushed();
    return session.answer();
  }

  private async move(token: string, person: Person, call: Call): Promise<Outcome<null>> {
    const tenant = tenantOfJoinToken(token);
    const refused = refusedMove(person, this.around.plan());
    if (refused && person.tenant !== tenant) return refused;
    const head = { from: { kind: 'actor', actor: 'user', id: person.id }, request: call.request } as const;
    const message = { type: 'TakePlace', user: person.id, token, email: person.email } as const;
    const place = await mailbox(this.around.env, 'tenant', tenant).ask(message, head);
    if (!place.ok) return place;
    const outcome = this.around.transact(call, () => {
      const { emit, owned, person: current, save } = this.around;
      const now = current();
      if (!now || now.email !== person.email || now.tenant !== person.tenant) return refuse('conflict');
      // Whose address was not confirmed has done so with the code.
      const verified = { ...now, tenant, emailVerifiedAt: now.emailVerifiedAt ?? this.around.now() };
      if (tenant === now.tenant) {
        save(verified);
        emit(emailVerified(verified));
        return done(null);
      }
      this.hold(null);
      this.around.leaves(now);
      save(verified);
      emit({ to: 'actor', kind: 'tenant', id: DEFAULT_TENANT, message: { type: 'MemberMoved', user: now.id, tenant } });
      emit(emailVerified(verified));
      for (const id of owned()) emit({ to: 'actor', kind: 'resume', id, message: { type: 'OwnerMoved', user: now.id, tenant } });
      return done(null);
    });
    await this.around.flushed();
    return outcome;
  }

  private hold(cohort: CohortId | null): void {
    this.around.sql.exec('INSERT OR REPLACE INTO cohort_held (one, cohort) VALUES (1, ?)', cohort);
  }
}

/** Why somebody may not leave their tenant for another: `null`, or the refusal. What was paid for, and a role, are of the tenant they are in. */
export function refusedMove({ tenant, tenantRole }: Person, plan: PlanHeld | null): ReturnType<typeof refuse> | null {
  if (tenant !== DEFAULT_TENANT) return refuse('conflict', { detail: 'Your account belongs to another organisation already.' });
  if (tenantRole !== 'member') return refuse('conflict', { detail: 'You have a role where you are. Give it up first.' });
  const isPaid = plan !== null && plan.plan !== 'free' && plan.state !== 'none' && plan.state !== 'ended';
  return isPaid ? refuse('conflict', { detail: 'Your plan belongs to where you are. End it first.' }) : null;
}
