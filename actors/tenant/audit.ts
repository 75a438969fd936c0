import type { Call } from '#kernel/actor';
import { done, type Outcome } from '#protocol/errors';
import type { Json } from '#protocol/json';
import type { TenantMessage } from '#protocol/tenant';
import type { AuditReplies } from '#protocol/tenant-audit';
import type { About } from './around.ts';
import { CHAIN_START, checkChain } from './audit-chain.ts';
import { AuditRepo } from './audit-repo.ts';

export type AuditMessage = Extract<TenantMessage, { type: keyof AuditReplies }>;
export const isAuditMessage = (message: TenantMessage): message is AuditMessage =>
  message.type === 'SearchAudit' || message.type === 'VerifyAudit';

/** Rows that are checked before others get their turn. */
const CHECKED_AT_ONCE = 2_000;

interface Surroundings {
  sql: SqlStorage;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  added(id: number, act: string): void;
}

/** What was done in the tenant's name. */
export class AuditLog {
  private readonly repo: AuditRepo;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.repo = new AuditRepo(around.sql);
    this.around = around;
  }

  async handle(message: AuditMessage): Promise<Outcome<AuditReplies[AuditMessage['type']]>> {
    if (message.type === 'VerifyAudit') return done(await this.verify());
    const { filter, before, after, limit } = message;
    const items = this.repo.search(filter, { before, after }, limit);
    const last = items.at(-1);
    if (items.length < limit || !last) return done({ items });
    return done(after === undefined ? { items, before: last.id } : { items, after: last.id });
  }

  private async verify() {
    let state = CHAIN_START;
    for (let last = 0; ; ) {
      const rows = this.repo.after(last, CHECKED_AT_ONCE);
      state = checkChain(state, rows);
      last = rows.at(-1)?.id ?? last;
      if (rows.length < CHECKED_AT_ONCE) return state;
      await scheduler.wait(0);
    }
  }

  /** Writes down what was done; call it inside the transaction. */
  add(actor: string | null, act: string, subject: string | null, detail: { [key: string]: Json } = {}): void {
    const id = this.repo.add({ actor, act, subject, detail }, this.around.now());
    this.around.added(id, act);
  }

  /** An act of staff and its row, together. What was refused is written down, too: it tells of what somebody tried. */
  act<T>(call: Call, act: string, decide: (about: About) => Outcome<T>): Outcome<T> {
    const actor = call.from.kind === 'user' ? call.from.user : null;
    let subject: string | null = null;
    let detail: { [key: string]: Json } = {};
    const outcome = this.around.transact(call, () => {
      const decided = decide((to, about = {}) => {
        subject = to;
        detail = about;
      });
      if (decided.ok) this.add(actor, act, subject, detail);
      return decided;
    });
    if (!outcome.ok)
      this.around.transact({}, () => {
        this.add(actor, act, subject, { ...detail, refused: outcome.refusal.code });
        return done(null);
      });
    return outcome;
  }
}
