import type { Call } from '#kernel/actor';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type CohortId, UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import type { CohortReplies, Intake, IntakeRow, IntakeUploadReplies } from '#protocol/tenant-cohorts';
import type { TenantSurroundings } from './around.ts';
import type { Cohorts } from './cohorts.ts';
import { IntakesRepo } from './intakes-repo.ts';
import type { FreshCode, Invitations } from './invitations.ts';

const TYPES = ['StartIntake', 'AddIntakeLines', 'ListIntakes', 'GetIntake', 'ReadIntakeReport', 'CancelIntake'] as const;
type IntakeType = (typeof TYPES)[number];
export type IntakeMessage = Extract<TenantMessage, { type: IntakeType }>;
type Of<T extends IntakeType> = Extract<IntakeMessage, { type: T }>;
type Replies = Pick<CohortReplies & IntakeUploadReplies, IntakeType>;
const NAMES = new Set<string>(TYPES);
export const isIntakeMessage = (message: TenantMessage): message is IntakeMessage => NAMES.has(message.type);

export const INTAKE_ALARM = 'tenant.intake';
/** Lines that are worked off before others get their turn. */
const AT_ONCE = 200;
/** A file whose lines have not all come by then never will be whole: whoever sent it was cut off. */
const ARRIVAL_MS = 10 * 60_000;
const SHOWN = 50;
const KEPT_MS = 90 * 24 * 3_600_000;

interface Surroundings extends TenantSurroundings {
  cohorts: Cohorts;
  invitations: Invitations;
  /** What is done by the tenant itself; inside `transact`. */
  note(act: string, subject: string): void;
}

/**
 * Files of people, worked off some lines at a time. A line is settled in the transaction that carries it out: after a crash the next step
 * goes on with the first that is not, and none is done twice.
 */
export class Intakes {
  private readonly around: Surroundings;
  private readonly repo: IntakesRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new IntakesRepo(around.sql);
  }

  handle(message: IntakeMessage, call: Call): Outcome<Replies[IntakeType]> {
    switch (message.type) {
      case 'StartIntake':
        return this.start(message, call);
      case 'AddIntakeLines':
        return this.add(message, call);
      case 'ListIntakes':
        return done({ items: this.repo.latest(SHOWN) });
      case 'GetIntake':
        return this.shown(message.intake);
      case 'ReadIntakeReport':
        return this.report(message);
      case 'CancelIntake':
        return this.cancel(message, call);
    }
  }

  tidy(): void {
    this.repo.forget(this.around.now() - KEPT_MS);
  }

  /** The next lines of the oldest file that is not done. */
  async step(): Promise<void> {
    const { alarms, now, invitations, transact } = this.around;
    const intake = this.repo.running();
    if (!intake) return;
    if (this.repo.arrived(intake.id) < intake.lines) return this.await(intake);
    const codes = await invitations.codes(AT_ONCE);
    transact({}, () => {
      // It may have been cancelled meanwhile.
      if (this.repo.one(intake.id)?.state !== 'running') return done(null);
      const rows = this.repo.open(intake.id, AT_ONCE);
      for (const [at, row] of rows.entries()) {
        const code = codes[at];
        if (code) this.settle(intake, row, code);
      }
      if (rows.length < AT_ONCE) {
        this.repo.end(intake.id, 'done');
        this.around.note('IntakeDone', intake.id);
        this.around.tell({ type: 'CohortsChanged' });
      }
      this.moved(intake);
      return done(null);
    });
    if (this.repo.running()) alarms.set(INTAKE_ALARM, now());
  }

  /** Its lines are still on their way, or never come. */
  private await(intake: Intake): void {
    const until = Date.parse(intake.at) + ARRIVAL_MS;
    const { alarms, now, transact } = this.around;
    if (until > now()) return alarms.set(INTAKE_ALARM, until);
    transact({}, () => {
      this.repo.end(intake.id, 'cancelled');
      this.moved(intake);
      return done(null);
    });
    alarms.set(INTAKE_ALARM, now());
  }

  private settle(intake: Intake, { line, email, name, cohort: named }: IntakeRow, code: FreshCode): void {
    if (email === undefined) return this.repo.settle(intake.id, line, 'refused', 'no_email');
    const cohort = this.cohortOf(intake, named);
    if (cohort === 'too many') return this.repo.settle(intake.id, line, 'refused', 'too_many');
    this.repo.settle(intake.id, line, this.around.invitations.welcome({ email, name }, cohort, code, intake.by));
  }

  /** The line's own, by name, before the file's. */
  private cohortOf({ cohort }: Intake, named: string | undefined): CohortId | null | 'too many' {
    return named === undefined ? cohort : (this.around.cohorts.named(named) ?? 'too many');
  }

  private start({ type, intake, cohort, encoding, lines }: Of<'StartIntake'>, call: Call): Outcome<Intake> {
    const { act, now, alarms, cohorts } = this.around;
    return act(call, type, (about) => {
      about(intake, { lines });
      if (call.from.kind !== 'user' || (cohort !== null && !cohorts.repo.one(cohort))) return refuse('not_found');
      this.repo.add({ id: intake, by: UserId.parse(call.from.user), cohort, encoding, lines }, now());
      alarms.setNoLater(INTAKE_ALARM, now() + ARRIVAL_MS);
      return this.shown(intake);
    });
  }

  private add({ intake: id, rows }: Of<'AddIntakeLines'>, call: Call): Outcome<Intake> {
    const { transact, alarms, now } = this.around;
    return transact(call, () => {
      const intake = this.repo.one(id);
      if (!intake || call.from.kind !== 'user' || intake.by !== call.from.user) return refuse('not_found');
      if (intake.state !== 'running') return refuse('conflict', { detail: 'This file is no longer being taken in.' });
      for (const row of rows) this.repo.addRow(id, row);
      const arrived = this.repo.arrived(id);
      if (arrived > intake.lines) return refuse('conflict', { detail: 'There are more lines than were announced.' });
      if (arrived === intake.lines) alarms.set(INTAKE_ALARM, now());
      return this.shown(id);
    });
  }

  private cancel({ type, intake: id }: Of<'CancelIntake'>, call: Call): Outcome<Intake> {
    return this.around.act(call, type, (about) => {
      about(id);
      const intake = this.repo.one(id);
      if (!intake) return refuse('not_found');
      if (intake.state !== 'running') return refuse('conflict', { detail: 'This file is done already.' });
      this.repo.end(id, 'cancelled');
      this.moved(intake);
      return this.shown(id);
    });
  }

  private report({ intake, after, limit }: Of<'ReadIntakeReport'>): Outcome<Replies['ReadIntakeReport']> {
    if (!this.repo.one(intake)) return refuse('not_found');
    const items = this.repo.report(intake, after, limit);
    const last = items.at(-1);
    return done(items.length === limit && last ? { items, after: last.line } : { items });
  }

  private shown(id: string): Outcome<Intake> {
    const intake = this.repo.one(id);
    return intake ? done(intake) : refuse('not_found');
  }

  /** Tells staff who watch; inside the transaction. */
  private moved({ id }: Intake): void {
    const now = this.repo.one(id);
    if (now) this.around.tell({ type: 'IntakeMoved', intake: id, state: now.state, done: now.done, lines: now.lines });
  }
}
