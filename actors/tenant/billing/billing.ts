import type { Call } from '#kernel/actor';
import { errorFields, log } from '#kernel/log';
import type { Invoice, InvoiceSeen, TenantBillingMessage, TenantBillingReplies } from '#protocol/billing';
import { TENANT_BILLING_MESSAGES } from '#protocol/billing';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { TenantId, UserId } from '#protocol/ids';
import { PLAN_PAGE } from '#protocol/plans';
import type { TenantSurroundings } from '../around.ts';
import { Ledger, type LedgerSurroundings } from './ledger.ts';
import { BillingRepo } from './repo.ts';
import { standingOf } from './standing.ts';

type Of<T extends TenantBillingMessage['type']> = Extract<TenantBillingMessage, { type: T }>;
type Replies = TenantBillingReplies[TenantBillingMessage['type']];

/** What billing needs of its tenant. */
export interface Surroundings extends Omit<LedgerSurroundings, 'repo'> {
  sql: SqlStorage;
  tenant(): TenantId;
  act: TenantSurroundings['act'];
}

/** Plans, subscriptions and invoices of a tenant's people. */
export class Billing {
  private readonly around: Surroundings;
  private readonly repo: BillingRepo;
  private readonly ledger: Ledger;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new BillingRepo(around.sql);
    this.ledger = new Ledger({ ...around, repo: this.repo });
  }

  handle(message: TenantBillingMessage, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    switch (message.type) {
      case 'StripeEventArrived':
        return this.around.transact(call, () => this.ledger.arrived(message.event));
      case 'GetSubscription':
        return this.about(message.user, () => done(this.adminView(message.user)));
      case 'ListInvoices':
        return this.about(message.user, () => done({ items: this.repo.invoicesOf(message.user).map(invoiceOf) }));
      case 'ListSubscriptions':
        return done(this.list(message));
      case 'GrantPlan':
        return this.grant(message, call);
      case 'RefreshSubscription':
        return this.refresh(message.user, call);
      case 'GetOwnSubscription':
      case 'ListOwnInvoices':
      case 'StartCheckout':
      case 'OpenPortal': {
        const user = call.from.kind === 'user' ? call.from.user : null;
        return user === null ? refuse('unauthenticated') : this.own(message, user, call);
      }
    }
  }

  private own(message: Of<'GetOwnSubscription' | 'ListOwnInvoices' | 'StartCheckout' | 'OpenPortal'>, user: UserId, call: Call) {
    const member = this.around.member(user);
    if (!member) return refuse('not_found');
    switch (message.type) {
      case 'GetOwnSubscription':
        return done(this.view(user));
      case 'ListOwnInvoices':
        return done({ items: this.repo.invoicesOf(user).map(invoiceOf) });
      case 'StartCheckout':
        return this.checkout(message, user, member.email, call);
      case 'OpenPortal':
        return this.portal(user);
    }
  }

  /** Of members only: who has left, or is another tenant's, is not there. */
  private about<T>(user: UserId, answer: () => T): T | ReturnType<typeof refuse> {
    return this.around.member(user) ? answer() : refuse('not_found');
  }

  private grant({ user, plan, until, reason }: Of<'GrantPlan'>, call: Call): Outcome<TenantBillingReplies['GrantPlan']> {
    const by = call.from.kind === 'user' ? call.from.user : null;
    if (by === null) return refuse('forbidden');
    const now = this.around.now();
    const ends = until === undefined ? null : Date.parse(until);
    if (ends !== null && ends <= now) return refuse('invalid_input', { errors: [{ path: 'until', message: 'This is over already.' }] });
    return this.around.act(call, 'GrantPlan', (about) => {
      about(user, { plan, until: until ?? null });
      if (!this.around.member(user)) return refuse('not_found');
      this.repo.addGrant(user, { plan, until: ends, reason, by }, now);
      this.ledger.restand(user);
      return done(this.adminView(user));
    });
  }

  private async checkout(message: Of<'StartCheckout'>, user: UserId, email: string, call: Call) {
    const { payments, tenant, origin, transact, now } = this.around;
    if (!payments) return refuse('not_set_up', { detail: 'Payments are not set up here; an administrator can give you a plan.' });
    if (this.repo.subscriptionsOf(user).some(({ status }) => status === 'active' || status === 'trialing' || status === 'past_due'))
      return refuse('conflict', { detail: 'You have a subscription already; change it where you manage it.' });
    return this.asking(async () => {
      let customer = this.repo.customerOf(user);
      if (customer === null) {
        const made = await payments.createCustomer({ user, tenant: tenant(), email });
        transact({}, () => done(this.repo.claimCustomer(made, user, now())));
        customer = made;
      }
      const { plan, interval } = message;
      const key = call.once?.key ?? call.request;
      const wish = { user, tenant: tenant(), customer, plan, interval, back: `${origin}${PLAN_PAGE}`, key };
      const url = await payments.checkout(wish);
      return url === null ? refuse('not_set_up', { detail: 'This plan has no price yet.' }) : done({ url });
    });
  }

  private async portal(user: UserId): Promise<Outcome<TenantBillingReplies['OpenPortal']>> {
    const { payments, origin } = this.around;
    const customer = this.repo.customerOf(user);
    if (!payments || customer === null) return refuse('not_set_up', { detail: 'There is nothing to manage.' });
    return this.asking(async () => done({ url: await payments.portal(customer, `${origin}${PLAN_PAGE}`) }));
  }

  private async refresh(user: UserId, call: Call): Promise<Outcome<TenantBillingReplies['RefreshSubscription']>> {
    const { payments, member, act, now } = this.around;
    if (!member(user)) return refuse('not_found');
    const customer = this.repo.customerOf(user);
    if (!payments || customer === null) return done(this.adminView(user));
    return this.asking(async () => {
      const found = await payments.subscriptionsOf(customer);
      return act(call, 'RefreshSubscription', (about) => {
        about(user, { found: found.length });
        for (const seen of found) this.ledger.fetched(seen, now());
        this.ledger.restand(user);
        return done(this.adminView(user));
      });
    });
  }

  /** The payment service may be away: whoever asked is told so, and nothing was changed. */
  private async asking<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await ask();
    } catch (error) {
      log('warn', 'billing.unanswered', errorFields(error));
      return refuse('unavailable', { detail: 'The payment service does not answer.', retryAfter: 10 });
    }
  }

  /** A member's account is deleted; inside the transaction. */
  forget(user: UserId): void {
    this.ledger.forget(user);
  }

  /** @returns whether the alarm was one of billing's */
  onAlarm(name: string): Promise<boolean> {
    return this.ledger.onAlarm(name);
  }

  private view(user: UserId): TenantBillingReplies['GetOwnSubscription'] {
    return {
      standing: standingOf(this.repo.evidence(user), this.around.now()),
      hasCheckout: this.around.payments !== null,
      hasPortal: this.around.payments !== null && this.repo.customerOf(user) !== null,
    };
  }

  private adminView(user: UserId): TenantBillingReplies['GetSubscription'] {
    return { ...this.view(user), user, grants: this.repo.grants(user) };
  }

  private list({ state, plan, after, limit }: Of<'ListSubscriptions'>): TenantBillingReplies['ListSubscriptions'] {
    const items = this.repo.list({ state: state ?? null, plan: plan ?? null, after: after ?? '', limit });
    const last = items.at(-1);
    return items.length === limit && last ? { items, cursor: last.user } : { items };
  }
}

const invoiceOf = ({ id, number, status, created, total, amountDue, amountPaid, currency, page, pdf }: InvoiceSeen): Invoice => ({
  id,
  number,
  status,
  at: new Date(created * 1_000).toISOString(),
  total,
  amountDue,
  amountPaid,
  currency,
  page,
  pdf,
});

const TYPES = new Set<string>(TENANT_BILLING_MESSAGES.map(({ shape }) => shape.type.value));
export const isBillingMessage = (message: { type: string }): message is TenantBillingMessage => TYPES.has(message.type);
