import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { done, type Outcome } from '#protocol/errors';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { type AccountDescription, CARE_MESSAGES, type CareReplies } from '#protocol/tenant-care';
import type { UserMessage } from '#protocol/user';
import type { Person } from './repo.ts';
import type { Revocation } from './revocation.ts';

export type CareMessage = Extract<UserMessage, { type: keyof CareReplies }>;
const TYPES = new Set<string>(CARE_MESSAGES.map(({ shape }) => shape.type.value));
export const isCareMessage = (message: UserMessage): message is CareMessage => TYPES.has(message.type);

interface Surroundings {
  sql: SqlStorage;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  change(call: Pick<Call, 'once'>, write: () => unknown): Outcome<null>;
  /** Inside `transact`, like the next. */
  emit(effect: Effect): void;
  /** Saves the person and tells the index. */
  save(person: Person): Person;
  revocation: Revocation;
  describe(call: Call, person: Person): AccountDescription;
  /** Voids tickets for a second step that are on their way. */
  dropTickets(): void;
  /** Whether the person's tenant has taken the pages of all its people down. */
  isDownWithTenant(): boolean;
  /** The résumés that are this person's own. */
  owned(): string[];
  /** `why`: in the tenant's words, for the person. */
  planDeletion(person: Person, call: Call, why: string | null): Promise<Outcome<unknown>>;
  keep(person: Person): Outcome<null>;
}

/** What their tenant does about somebody: its staff decide, and this actor carries it out. */
export class Care {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  isSuspended(): boolean {
    return this.around.sql.exec('SELECT 1 FROM suspension').toArray().length > 0;
  }

  async handle(message: CareMessage, person: Person, call: Call): Promise<Outcome<CareReplies[CareMessage['type']]>> {
    const { change, revocation, transact } = this.around;
    switch (message.type) {
      case 'DescribeAccount':
        return done(this.around.describe(call, person));
      case 'EndEverySession':
        return change(call, () => revocation.endAll());
      case 'SetSuspended':
        return change(call, () => this.setSuspended(person, message.isSuspended));
      case 'PlanDeletionByTenant': {
        const planned = await this.around.planDeletion(person, call, message.why ?? null);
        return planned.ok ? done(null) : planned;
      }
      case 'KeepByTenant':
        return transact(call, () => this.around.keep(person));
    }
  }

  /** Everything of theirs is closed, or may be opened again; inside the transaction. */
  private setSuspended(person: Person, isSuspended: boolean): void {
    const { sql, now, revocation, dropTickets, save } = this.around;
    if (isSuspended === this.isSuspended()) return;
    if (isSuspended) {
      sql.exec('INSERT INTO suspension (one, at) VALUES (1, ?)', now());
      revocation.endAll();
      dropTickets();
    } else sql.exec('DELETE FROM suspension');
    save(person);
    this.pagesChange(person);
  }

  /** Their pages are down while they are suspended, or their tenant says so; inside the transaction. */
  pagesChange(person: Person): void {
    const isHidden = this.isSuspended() || this.around.isDownWithTenant();
    const message = { type: 'HidePages', user: person.id, resumes: this.around.owned(), isHidden };
    this.around.emit({ to: 'actor', kind: 'tenant', id: DEFAULT_TENANT, message });
  }
}
