import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type CohortId, TenantId, type UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import { type Cohort, type CohortReplies, MAX_COHORTS, type Prescription } from '#protocol/tenant-cohorts';
import type { TenantConfig } from '#protocol/tenant-config';
import type { TenantSurroundings } from './around.ts';
import { CohortsRepo } from './cohorts-repo.ts';
import type { Member } from './repo.ts';
import type { Standings } from './standings.ts';
import { unknownTemplates } from './template-rules.ts';

const TYPES = [
  'ListCohorts',
  'CreateCohort',
  'ChangeCohort',
  'DeleteCohort',
  'GetCohortProgress',
  'ListCohortPeople',
  'MovePeople',
  'ExportMade',
] as const;
type CohortType = (typeof TYPES)[number];
export type CohortMessage = Extract<TenantMessage, { type: CohortType }>;
type Of<T extends CohortType> = Extract<CohortMessage, { type: T }>;
type Replies = Pick<CohortReplies, Exclude<CohortType, 'ExportMade'>> & { ExportMade: null };
const NAMES = new Set<string>(TYPES);
export const isCohortMessage = (message: TenantMessage): message is CohortMessage => NAMES.has(message.type);

const NOTHING_PRESCRIBED = { templates: [], sections: [] };
const NAME_TAKEN = 'There is a cohort of this name already.';

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  config(): TenantConfig;
  /** What holds of people of a cohort, and who is told when it changes; inside the transaction. */
  standings: Pick<Standings, 'of' | 'changed' | 'round'>;
}

/** Who belongs together, and how far they are. A person's own actor is told of their cohort; it tells the index. */
export class Cohorts {
  readonly repo: CohortsRepo;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new CohortsRepo(around.sql);
  }

  async handle(message: CohortMessage, call: Call): Promise<Outcome<Replies[CohortType]>> {
    switch (message.type) {
      case 'ListCohorts':
        return done({ items: this.repo.all() });
      case 'CreateCohort':
        return this.create(message, call);
      case 'ChangeCohort':
        return this.change(message, call);
      case 'DeleteCohort':
        return this.remove(message, call);
      case 'GetCohortProgress':
        return this.progress(message.cohort);
      case 'ListCohortPeople':
        return this.people(message);
      case 'MovePeople':
        return this.move(message, call);
      case 'ExportMade':
        return this.around.transact(call, () => {
          if (this.around.member(message.user)) this.repo.noteExport(message.user, this.around.now());
          return done(null);
        });
    }
  }

  /** Puts somebody into a cohort, or into none; inside the transaction. @returns whether they were elsewhere */
  put(user: UserId, cohort: CohortId | null): boolean {
    if (this.repo.of(user) === cohort) return false;
    const before = this.around.standings.of(this.repo.of(user));
    this.repo.put(user, cohort);
    this.tellPerson(user, cohort);
    this.around.standings.changed(user, before);
    return true;
  }

  /** The cohort of this name, made where there is none; `null` when there are too many. Inside the transaction. */
  named(name: string): CohortId | null {
    const found = this.repo.named(name);
    if (found) return found.id;
    if (this.repo.count() >= MAX_COHORTS) return null;
    const id = newId('cohort');
    this.repo.add(id, name, NOTHING_PRESCRIBED, this.around.now());
    this.around.tell({ type: 'CohortsChanged' });
    return id;
  }

  /** `null`, or that it names what there is not. */
  private refusedPrescription({ templates }: Prescription): ReturnType<typeof refuse> | null {
    const unknown = unknownTemplates(templates, this.around.config());
    const message = `there is no template or theme called ${unknown.join(', ')}`;
    return unknown.length === 0
      ? null
      : refuse('invalid_input', { errors: [{ path: 'prescription.templates', message, code: 'not_allowed' }] });
  }

  private tellPerson(user: UserId, cohort: CohortId | null): void {
    this.around.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'CohortChanged', cohort } });
  }

  private create({ type, name, prescription }: Of<'CreateCohort'>, call: Call): Outcome<Cohort> {
    const { act, now, tell } = this.around;
    const id = newId('cohort');
    return act(call, type, (about) => {
      about(id);
      if (this.repo.named(name)) return refuse('conflict', { detail: NAME_TAKEN });
      if (this.repo.count() >= MAX_COHORTS) return refuse('conflict', { detail: `There are at most ${MAX_COHORTS} cohorts.` });
      const refused = prescription && this.refusedPrescription(prescription);
      if (refused) return refused;
      this.repo.add(id, name, prescription ?? NOTHING_PRESCRIBED, now());
      tell({ type: 'CohortsChanged' });
      return this.shown(id);
    });
  }

  private change({ type, cohort, name, prescription }: Of<'ChangeCohort'>, call: Call): Outcome<Cohort> {
    return this.around.act(call, type, (about) => {
      about(cohort);
      const before = this.repo.one(cohort);
      if (!before) return refuse('not_found');
      const other = name === undefined ? null : this.repo.named(name);
      if (other && other.id !== cohort) return refuse('conflict', { detail: NAME_TAKEN });
      const refused = prescription && this.refusedPrescription(prescription);
      if (refused) return refused;
      this.repo.change(cohort, name ?? before.name, prescription ?? before.prescription);
      if (prescription) this.around.standings.round(cohort);
      this.around.tell({ type: 'CohortsChanged' });
      return this.shown(cohort);
    });
  }

  private remove({ type, cohort }: Of<'DeleteCohort'>, call: Call): Outcome<null> {
    return this.around.act(call, type, (about) => {
      about(cohort);
      if (!this.repo.one(cohort)) return refuse('not_found');
      const held = this.around.standings.of(cohort);
      for (const user of this.repo.drop(cohort)) {
        this.tellPerson(user, null);
        this.around.standings.changed(user, held);
      }
      this.around.tell({ type: 'CohortsChanged' });
      return done(null);
    });
  }

  private move({ type, users, cohort }: Of<'MovePeople'>, call: Call): Outcome<{ moved: number }> {
    return this.around.act(call, type, (about) => {
      about(cohort, { people: users.length });
      if (cohort !== null && !this.repo.one(cohort)) return refuse('not_found');
      if (users.some((user) => !this.around.member(user))) return refuse('not_found');
      const moved = users.filter((user) => this.put(user, cohort));
      for (const user of moved) this.around.tell({ type: 'PersonChanged', user });
      this.around.tell({ type: 'CohortsChanged' });
      return done({ moved: moved.length });
    });
  }

  private async progress(id: CohortId): Promise<Outcome<CohortReplies['GetCohortProgress']>> {
    const cohort = this.repo.one(id);
    if (!cohort) return refuse('not_found');
    const withResume = await this.around.ports.index.countWithResume(this.tenant(), id);
    return done({ people: cohort.people, invited: cohort.invited, withResume, ...this.repo.counts(id) });
  }

  private async people({ cohort, cursor, limit }: Of<'ListCohortPeople'>): Promise<Outcome<CohortReplies['ListCohortPeople']>> {
    if (!this.repo.one(cohort)) return refuse('not_found');
    const found = this.repo.people(cohort, cursor ?? '', limit + 1);
    const shown = found.slice(0, limit);
    const owned = await this.around.ports.index.countOwned(
      this.tenant(),
      shown.map(({ user }) => user),
    );
    const items = shown.map((person) => ({ ...person, resumes: owned.get(person.user) ?? 0 }));
    const last = shown.at(-1);
    return done(found.length > limit && last ? { items, cursor: last.user } : { items });
  }

  private shown(id: CohortId): Outcome<Cohort> {
    const cohort = this.repo.one(id);
    return cohort ? done(cohort) : refuse('not_found');
  }

  private tenant(): TenantId {
    return TenantId.parse(this.around.tenant());
  }
}
