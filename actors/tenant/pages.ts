import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import { MAX_REPORTS, MAX_REPORTS_OF_A_PAGE, TENANT_PAGE_MESSAGES, type TenantPageReplies } from '#protocol/pages';
import type { TenantMessage } from '#protocol/tenant';
import { PagesRepo } from './pages-repo.ts';

export type PageMessage = Extract<TenantMessage, { type: keyof TenantPageReplies }>;

export interface PageSurroundings {
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
}

/** Public pages, as far as they are everybody's business: whose each address is, and what is reported. */
export class PublicPages {
  private readonly repo: PagesRepo;
  private readonly around: PageSurroundings;

  constructor(sql: SqlStorage, around: PageSurroundings) {
    this.repo = new PagesRepo(sql);
    this.around = around;
  }

  handle(message: PageMessage, call: Call): Outcome<TenantPageReplies[PageMessage['type']]> {
    const { transact, now } = this.around;
    switch (message.type) {
      case 'ClaimSlug':
        return transact(call, () => {
          const { slug, resume, claim } = message;
          return this.repo.claim(slug, resume, claim) === resume ? done(null) : refuse('conflict');
        });
      case 'ReleaseSlug':
        return transact(call, () => {
          this.repo.release(message.slug, message.resume, message.claim);
          return done(null);
        });
      case 'IsSlugFree':
        return done(this.repo.holder(message.slug) === null);
      case 'FindSlug': {
        const resume = this.repo.holder(message.slug);
        return done(resume && { resume });
      }
      case 'ReportPage':
        return transact(call, () => {
          const { slug, resume } = message;
          const { ofPage, all } = this.repo.openReports(slug);
          // Moderators know of it by then: whoever reports it once more is thanked all the same.
          if (ofPage < MAX_REPORTS_OF_A_PAGE && all < MAX_REPORTS) this.repo.addReport(slug, resume, message, now());
          return done(null);
        });
      case 'ListReports': {
        const items = this.repo.listReports(message.before, message.limit);
        const last = items.at(-1);
        return done(items.length === message.limit && last ? { items, before: last.id } : { items });
      }
      case 'DecideReport':
        return this.decide(message, call);
    }
  }

  /** `lift` ends a suspension. */
  private decide({ report: id, decision }: Extract<PageMessage, { type: 'DecideReport' }>, call: Call) {
    return this.around.transact(call, () => {
      const report = this.repo.report(id);
      if (!report) return refuse('not_found');
      const state = decision === 'suspend' ? 'suspended' : 'dismissed';
      this.repo.decide(report, state);
      if (decision !== 'dismiss') {
        const message = { type: 'SuspendLink', slug: report.slug, isSuspended: decision === 'suspend' };
        this.around.emit({ to: 'actor', kind: 'resume', id: report.resume, message });
      }
      return done({ ...report, state });
    });
  }

  /** Résumés that are no more; call it inside the transaction. */
  forget(resumes: readonly string[]): void {
    this.repo.forget(resumes);
  }
}

const TYPES = new Set<string>(TENANT_PAGE_MESSAGES.map(({ shape }) => shape.type.value));
export const isPageMessage = (message: TenantMessage): message is PageMessage => TYPES.has(message.type);
