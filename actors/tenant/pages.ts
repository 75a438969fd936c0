import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import { TENANT_PAGE_MESSAGES, type TenantPageReplies } from '#protocol/pages';
import type { TenantMessage } from '#protocol/tenant';
import { PagesRepo } from './pages-repo.ts';

export type PageMessage = Extract<TenantMessage, { type: keyof TenantPageReplies }>;

export interface PageSurroundings {
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
}

/** Public pages, as far as they are everybody's business: whose each address is, and where reports go. */
export class PublicPages {
  private readonly repo: PagesRepo;
  private readonly around: PageSurroundings;

  constructor(sql: SqlStorage, around: PageSurroundings) {
    this.repo = new PagesRepo(sql);
    this.around = around;
  }

  handle(message: PageMessage, call: Call): Outcome<TenantPageReplies[PageMessage['type']]> {
    const { transact } = this.around;
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
        // The résumé knows whose it is, and whose moderators have to look at it.
        return transact(call, () => {
          const { slug, resume, reason, words } = message;
          this.around.emit({ to: 'actor', kind: 'resume', id: resume, message: { type: 'PageReported', slug, reason, words } });
          return done(null);
        });
    }
  }

  /** Résumés that are no more; call it inside the transaction. */
  forget(resumes: readonly string[]): void {
    this.repo.forget(resumes);
  }
}

const TYPES = new Set<string>(TENANT_PAGE_MESSAGES.map(({ shape }) => shape.type.value));
export const isPageMessage = (message: TenantMessage): message is PageMessage => TYPES.has(message.type);
