import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { publicOrigin } from '#kernel/origin';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { TenantId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { DEFAULT_TENANT, type TenantMessage } from '#protocol/tenant';
import { MAX_TENANTS, type OperatorReplies, type TenantView } from '#protocol/tenant-operator';
import type { TenantSurroundings } from './around.ts';
import type { Configuration } from './configuration.ts';
import type { DirectoryRepo } from './directory-repo.ts';
import type { Mailing } from './mailing.ts';
import { foundedMail } from './mails.ts';
import type { SuspensionRepo } from './suspension-repo.ts';

const TYPES = ['ListTenants', 'CreateTenant', 'SuspendTenant', 'RestoreTenant', 'FindPlace', 'TenantFounded', 'TenantStands'] as const;
type OperationType = (typeof TYPES)[number];
export type OperationMessage = Extract<TenantMessage, { type: OperationType }>;
type Replies = OperatorReplies & { FindPlace: { tenant: TenantId }; TenantFounded: null; TenantStands: null };
const NAMES = new Set<string>(TYPES);
export const isOperationMessage = (message: TenantMessage): message is OperationMessage => NAMES.has(message.type);

interface Surroundings extends TenantSurroundings {
  directory: DirectoryRepo;
  configuration: Configuration;
  mailing: Mailing;
  suspensions: SuspensionRepo;
  /** Everybody here is told what they may do now; inside `transact`. */
  standingsChange(): void;
  /** What is done to this tenant by its operator; inside `transact`. */
  note(act: string, subject: string | null, detail: { [key: string]: Json }): void;
  flushed(): Promise<void>;
}

/** Several tenants on one installation: made by the admins of the default tenant, who operate it, and by nobody else. */
export class Operation {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: OperationMessage, call: Call): Outcome<Replies[OperationType]> | Promise<Outcome<Replies[OperationType]>> {
    const { directory, tenant } = this.around;
    if (message.type === 'TenantFounded') return this.founded(message, call);
    if (message.type === 'TenantStands') return this.stands(message, call);
    // Other tenants know nothing of each other.
    if (tenant() !== DEFAULT_TENANT) return refuse('forbidden');
    switch (message.type) {
      case 'FindPlace':
        return done({ tenant: directory.placeOf(message.email) ?? DEFAULT_TENANT });
      case 'ListTenants':
        return done({ items: directory.tenants().map((tenant) => this.shown(tenant)) });
      case 'CreateTenant':
        return this.create(message, call);
      case 'SuspendTenant':
      case 'RestoreTenant':
        return this.suspend(message, call);
    }
  }

  private create(message: Extract<OperationMessage, { type: 'CreateTenant' }>, call: Call): Outcome<TenantView> {
    const { directory, act, emit, now } = this.around;
    const { name, admin, domains } = message;
    const id = newId('tenant');
    return act(call, message.type, (about) => {
      const taken = directory.taken(domains);
      about(id, { domains: domains.length, ...(taken.length > 0 ? { taken: taken.length } : {}) });
      if (taken.length > 0) return refuse('conflict', { detail: `These domains are another tenant’s: ${taken.join(', ')}.` });
      if (directory.placeOf(admin) !== null) return refuse('conflict', { detail: 'This address is awaited by another tenant.' });
      const [owner] = directory.claims(admin, 1);
      if (owner?.verified) return refuse('conflict', { detail: 'Somebody has an account with this address already, in another tenant.' });
      if (directory.count() >= MAX_TENANTS) return refuse('conflict', { detail: `There are at most ${MAX_TENANTS} tenants.` });
      directory.addTenant(id, { name, admin, domains }, now());
      emit({ to: 'actor', kind: 'tenant', id, message: { type: 'TenantFounded', name, admin, domains } });
      return done({ id, name, createdAt: new Date(now()).toISOString(), domains, people: 0 });
    });
  }

  private shown(tenant: TenantView): TenantView {
    const suspended = this.around.suspensions.of(tenant.id);
    return suspended ? { ...tenant, suspended } : tenant;
  }

  /** Whoever did it waits until the tenant itself knows. */
  private async suspend(
    message: Extract<OperationMessage, { type: 'SuspendTenant' | 'RestoreTenant' }>,
    call: Call,
  ): Promise<Outcome<TenantView>> {
    const { directory, suspensions, act, emit, now, flushed } = this.around;
    const { tenant: id } = message;
    const outcome = act(call, message.type, (about) => {
      about(id, message.type === 'SuspendTenant' ? { pages: message.pages } : {});
      const tenant = directory.tenants().find((one) => one.id === id);
      if (!tenant || call.from.kind !== 'user') return refuse('not_found');
      const by = call.from.user;
      const isSuspended = suspensions.of(id) !== null;
      if (message.type === 'SuspendTenant') {
        if (isSuspended) return refuse('conflict', { detail: 'This tenant is suspended already.' });
        const { why, pages } = message;
        suspensions.suspend(id, by, { at: now(), why, pages });
        emit({ to: 'actor', kind: 'tenant', id, message: { type: 'TenantStands', by, suspended: { why, pages } } });
      } else {
        if (!isSuspended) return refuse('conflict', { detail: 'This tenant is not suspended.' });
        suspensions.restore(id);
        emit({ to: 'actor', kind: 'tenant', id, message: { type: 'TenantStands', by, suspended: null } });
      }
      return done(this.shown(tenant));
    });
    await flushed();
    return outcome;
  }

  /** This tenant hears that it is suspended, or is no longer; twice is once. */
  private async stands({ by, suspended }: Extract<OperationMessage, { type: 'TenantStands' }>, call: Call): Promise<Outcome<null>> {
    const { suspensions, standingsChange, transact, note, now, flushed } = this.around;
    const outcome = transact(call, () => {
      const before = suspensions.own();
      if ((before === null) === (suspended === null)) return done(null);
      suspensions.setOwn(suspended && { at: now(), ...suspended });
      note(suspended ? 'TenantSuspended' : 'TenantRestored', this.around.tenant(), {
        by,
        ...(suspended ? { pages: suspended.pages } : {}),
      });
      standingsChange();
      this.around.tell({ type: 'ConfigChanged', version: this.around.configuration.version });
      return done(null);
    });
    await flushed();
    return outcome;
  }

  /** The new tenant hears of itself; twice is once. */
  private founded({ name, admin, domains }: Extract<OperationMessage, { type: 'TenantFounded' }>, call: Call): Outcome<null> {
    const { directory, configuration, mailing, transact, now, env } = this.around;
    return transact(call, () => {
      if (directory.founder() !== null) return done(null);
      directory.found(admin, now());
      configuration.begin({ name, domains: [...domains], registration: 'invited' });
      mailing.keep(foundedMail(admin, name, 'en', publicOrigin(env)), null);
      return done(null);
    });
  }
}
