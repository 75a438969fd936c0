import { errorFields, log } from '#kernel/log';
import { done, type Outcome } from '#protocol/errors';
import type { Counter } from '#protocol/metrics';
import type { Mail, MailRecord, TenantContract } from '#protocol/tenant';
import type { TenantSurroundings } from './around.ts';
import type { TenantRepo } from './repo.ts';

export const MAIL_ALARM = 'tenant.mail';
const MAIL_ATTEMPTS = 10;
export const TIDY_ALARM = 'tenant.tidy';
const COUNTS = { sent: 'mailsSent', kept: 'mailsKept', failed: 'mailsFailed' } as const;
const DAY_MS = 24 * 3_600_000;

interface Surroundings extends TenantSurroundings {
  repo: TenantRepo;
  /** Days that mails are kept for admins to look at, and the name that they come from. */
  wishes(): { mailDays: number; sender: string | null };
  /** Inside `transact`. */
  count(name: Counter): void;
}

/** The tenant's mails: written down first, then sent, and readable for a while. */
export class Mailing {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Puts a mail on its way; call it inside `transact`. `origin`: the person or résumé that it is about. */
  keep(mail: Mail, origin: string | null): void {
    const { repo, alarms, now } = this.around;
    repo.addMail(mail, origin, now());
    alarms.setNoLater(TIDY_ALARM, now() + DAY_MS);
    alarms.setNoLater(MAIL_ALARM, now());
  }

  list(before: number | undefined, limit: number): Outcome<TenantContract['replies']['ListMails']> {
    const items = this.around.repo.listMails(before, limit);
    const last = items.at(-1);
    return done(items.length === limit && last ? { items, before: last.id } : { items });
  }

  /** Each mail leaves once: it is marked before the next one is taken; one that fails is tried again, then given up. */
  async send(): Promise<void> {
    const { repo, ports, tenant, wishes } = this.around;
    for (let mail = repo.nextWaitingMail(); mail; mail = repo.nextWaitingMail()) {
      try {
        const { id: _id, at: _at, state: _state, attempts: _attempts, ...letter } = mail;
        const state = await ports.mail.send(letter, `${mail.id}.${tenant()}`, wishes().sender ?? undefined);
        this.mark(mail, state);
      } catch (error) {
        log('warn', 'mail.failed', { kind: mail.kind, attempts: mail.attempts + 1, ...errorFields(error) });
        const final = mail.attempts + 1 >= MAIL_ATTEMPTS;
        this.mark(mail, final ? 'failed' : 'waiting');
        if (!final) throw error;
      }
    }
  }

  private mark({ id, attempts }: MailRecord, state: MailRecord['state']): void {
    this.around.transact({}, () => {
      this.around.repo.markMail(id, state, attempts + 1);
      if (state !== 'waiting') this.around.count(COUNTS[state]);
      return done(null);
    });
  }

  /** What is older than the tenant keeps goes. */
  tidy(): void {
    const { repo, alarms, now, wishes } = this.around;
    repo.forgetMails(now() - wishes().mailDays * DAY_MS);
    alarms.set(TIDY_ALARM, now() + DAY_MS);
  }
}
