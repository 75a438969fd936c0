import type { Alarms } from '#kernel/alarms';
import { newId } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { LinkId, ResumeId } from '#protocol/ids';
import { MAX_ADDRESSES, RETIRED_DAYS, type Slug } from '#protocol/links';
import { DEFAULT_TENANT, type TenantMessage } from '#protocol/tenant';
import type { LinksRepo } from './links-repo.ts';

export const LINKS_ALARM = 'resume.links';
/** An address that was asked for and not used within this time goes back: whoever asked has died in the middle. */
const UNUSED_MS = 60_000;
const RETIRED_MS = RETIRED_DAYS * 24 * 3_600_000;

type Claim = Extract<TenantMessage, { type: 'ClaimSlug' }>;

/** Who gives addresses out: each to one résumé of the whole installation. */
export interface SlugOffice {
  claim(message: Omit<Claim, 'type'>): Promise<Outcome<null>>;
  isFree(slug: Slug, resume: ResumeId): Promise<Outcome<boolean>>;
}

export interface AddressSurroundings {
  repo: LinksRepo;
  alarms: Pick<Alarms, 'setNoLater' | 'clear'>;
  office: SlugOffice;
  now(): number;
  transact<T>(call: object, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
}

/**
 * The addresses of a résumé's links. One is noted before it is asked for, so that it goes back whatever happens after; one that is no
 * longer used stays for a while, for nobody else should be read by those who look for this résumé (docs/decisions/0009-public-links.md).
 */
export class Addresses {
  private readonly around: AddressSurroundings;

  constructor(around: AddressSurroundings) {
    this.around = around;
  }

  /** Whether the owner may have it for a link. */
  async check(slug: Slug, resume: ResumeId): Promise<Outcome<{ slug: Slug; isFree: boolean }>> {
    const own = this.around.repo.address(slug);
    if (own) return done({ slug, isFree: own.until !== null });
    const free = await this.around.office.isFree(slug, resume);
    return free.ok ? done({ slug, isFree: free.value }) : free;
  }

  /** Makes sure that the address is this résumé's. Refuses with `conflict` when another one has it. */
  async hold(slug: Slug, resume: ResumeId): Promise<Outcome<null>> {
    const { repo, now, transact, office } = this.around;
    if (repo.address(slug)) return done(null);
    const claim = newId('claim');
    const noted = transact({}, () => {
      if (repo.addresses().length >= MAX_ADDRESSES)
        return refuse('conflict', {
          detail: `A résumé holds at most ${MAX_ADDRESSES} addresses; former ones go after ${RETIRED_DAYS} days.`,
        });
      repo.saveAddress({ slug, claim, link: null, until: now() + UNUSED_MS });
      this.wakeAt(now() + UNUSED_MS);
      return done(null);
    });
    if (!noted.ok) return noted;
    const claimed = await office.claim({ slug, resume, claim });
    if (claimed.ok || claimed.refusal.code !== 'conflict') return claimed;
    transact({}, () => {
      if (repo.address(slug)?.claim === claim) repo.removeAddress(slug);
      return done(null);
    });
    return TAKEN;
  }

  /** Gives an address that is held to a link; call it inside the transaction that saves the link. */
  use(slug: Slug, link: LinkId): Outcome<null> {
    const held = this.around.repo.address(slug);
    // Held no more: it took too long, and went back.
    if (!held) return refuse('unavailable', { retryAfter: 1 });
    if (held.until === null && held.link !== link) return TAKEN;
    this.around.repo.saveAddress({ ...held, link, until: null });
    return done(null);
  }

  /** A link stands there no more; call it inside the transaction. */
  retire(slug: Slug): void {
    const { repo, now } = this.around;
    const held = repo.address(slug);
    if (!held) return;
    repo.saveAddress({ ...held, until: now() + RETIRED_MS });
    this.wakeAt(now() + RETIRED_MS);
  }

  /** Gives back what is due, and forgets the deleted links that stood there. */
  onAlarm(resume: ResumeId): void {
    const { repo, now, transact } = this.around;
    transact({}, () => {
      for (const { slug, claim, until } of repo.addresses())
        if (until !== null && until <= now()) {
          repo.removeAddress(slug);
          this.release(slug, claim, resume);
        }
      for (const link of repo.all()) if (link.deletedAt !== null && link.deletedAt + RETIRED_MS <= now()) repo.remove(link.id);
      const next = repo.addresses().flatMap(({ until }) => until ?? []);
      if (next.length > 0) this.wakeAt(Math.min(...next));
      return done(null);
    });
  }

  /** Gives all back; call it inside the transaction. */
  releaseAll(resume: ResumeId): void {
    for (const { slug, claim } of this.around.repo.addresses()) this.release(slug, claim, resume);
    this.around.alarms.clear(LINKS_ALARM);
  }

  private wakeAt(at: number): void {
    this.around.alarms.setNoLater(LINKS_ALARM, at);
  }

  private release(slug: Slug, claim: Claim['claim'], resume: ResumeId): void {
    this.around.emit({ to: 'actor', kind: 'tenant', id: DEFAULT_TENANT, message: { type: 'ReleaseSlug', slug, resume, claim } });
  }
}

const TAKEN = refuse('conflict', {
  detail: 'This address is taken.',
  errors: [{ path: 'slug', message: 'This address is taken. Please choose another one.', code: 'taken' }],
});
