import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import { newId, newSecret } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { hashPassword } from '#kernel/passwords';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import { LINK_MESSAGES, type LinkChange, type LinkMessage, type LinkReplies, MAX_LINKS, type NewLink } from '#protocol/links';
import { hasRoom, type PlanLimits } from '#protocol/plans';
import type { ResumeMessage } from '#protocol/resume';
import { Addresses, type SlugOffice } from './addresses.ts';
import { LinkReaders, type ReaderSurroundings } from './link-readers.ts';
import { type LinkRow, LinksRepo } from './links-repo.ts';
import { changedLink, firstListedDay, type Lock, newLink, publicLinkOf } from './links-rules.ts';
import { wordsOfPage } from './page-watch.ts';
import type { ResumeRow } from './repo.ts';

type Replies = LinkReplies[LinkMessage['type']];
type PageReported = Extract<ResumeMessage, { type: 'PageReported' }>;
type Of<T extends LinkMessage['type']> = Extract<LinkMessage, { type: T }>;

export { LINKS_ALARM } from './addresses.ts';

/** What links need of their résumé. */
export interface Surroundings extends Omit<ReaderSurroundings, 'repo'> {
  alarms: Pick<Alarms, 'setNoLater' | 'clear'>;
  office: SlugOffice;
  emit(effect: Effect): void;
  /** What the plan of a résumé's owner lets them make. */
  limits(owner: UserId): Promise<Outcome<PlanLimits>>;
}

/** The public links of a résumé: addresses under which others read it, who may, and how many came. */
export class Links {
  private readonly around: Surroundings;
  private readonly repo: LinksRepo;
  private readonly addresses: Addresses;
  private readonly readers: LinkReaders;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new LinksRepo(around.sql);
    this.addresses = new Addresses({ ...around, repo: this.repo });
    this.readers = new LinkReaders({ ...around, repo: this.repo });
  }

  handle(message: LinkMessage, resume: ResumeRow, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    switch (message.type) {
      case 'CreateLink': {
        const { type: _, ...wishes } = message;
        return this.create(wishes, resume, call);
      }
      case 'ListLinks':
        return done({ items: this.listed() });
      case 'ChangeLink':
        return this.change(message, resume, call);
      case 'DeleteLink':
        return this.remove(message.link, call);
      case 'RestoreLink':
        return this.restore(message.link, call);
      case 'CheckSlug':
        return this.addresses.check(message.slug, resume.id);
      case 'OpenPage':
        return this.readers.open(message, resume, call);
      case 'UnlockPage':
        return this.readers.unlock(message, resume);
      case 'CountDownload':
        return this.readers.countDownload(message, resume);
      case 'SuspendLink':
        return this.around.transact(call, () => {
          // Its owner may have given it another address since.
          const link = this.repo.lastAt(message.slug);
          const { because, isSuspended } = message;
          if (link) this.repo.save({ ...link, ...(because === 'owner' ? { isHidden: isSuspended } : { isSuspended }) });
          return done(null);
        });
    }
  }

  private async create(wishes: NewLink, resume: ResumeRow, call: Call): Promise<Outcome<LinkReplies['CreateLink']>> {
    const wrong = this.refusalOf(wishes, resume);
    if (wrong) return wrong;
    const lock = await lockOf(wishes.password ?? null);
    if (!lock.ok) return lock;
    const limits = await this.around.limits(resume.owner);
    if (!limits.ok) return limits;
    const { linksPerResume } = limits.value;
    const slug = wishes.slug ?? madeSlug();
    const held = await this.addresses.hold(slug, resume.id);
    if (!held.ok) return held;
    return this.around.transact(call, () => {
      if (this.repo.all().some(({ isSuspended, isHidden }) => isSuspended || isHidden)) return refuse('forbidden', { detail: SUSPENDED });
      if (!hasRoom(linksPerResume, this.living().length))
        return refuse('limit_reached', { detail: `A résumé of this plan has at most ${linksPerResume} public links.` });
      if (this.living().length >= MAX_LINKS) return refuse('conflict', { detail: `A résumé has at most ${MAX_LINKS} public links.` });
      const link = newLink(newId('link'), slug, wishes, lock.value, this.around.now());
      const taken = this.addresses.use(slug, link.id);
      if (!taken.ok) return taken;
      this.repo.save(link);
      this.watch(link, resume);
      return done(publicLinkOf(link, []));
    });
  }

  private async change({ link: id, change }: Of<'ChangeLink'>, resume: ResumeRow, call: Call): Promise<Outcome<LinkReplies['ChangeLink']>> {
    if (!this.living().some((link) => link.id === id)) return refuse('not_found');
    const wrong = this.refusalOf(change, resume);
    if (wrong) return wrong;
    const lock = change.password === undefined ? null : await lockOf(change.password);
    if (lock && !lock.ok) return lock;
    if (change.slug !== undefined) {
      const held = await this.addresses.hold(change.slug, resume.id);
      if (!held.ok) return held;
    }
    return this.around.transact(call, () => {
      const link = this.living().find((one) => one.id === id);
      if (!link) return refuse('not_found');
      const changed = changedLink(link, change, lock?.value ?? null);
      if (changed.slug !== link.slug) {
        const taken = this.addresses.use(changed.slug, id);
        if (!taken.ok) return taken;
        this.addresses.retire(link.slug);
      }
      this.repo.save(changed);
      if (changed.slug !== link.slug || !link.isOn) this.watch(changed, resume);
      return done(this.shown(changed));
    });
  }

  /** Whoever looks after the owner's tenant is told of a report. */
  reported({ slug, reason, words }: PageReported, { id, owner, tenant }: ResumeRow, call: Call): Outcome<null> {
    return this.around.transact(call, () => {
      const message = { type: 'OpenCase', slug, reason, words, resume: id, owner };
      this.around.emit({ to: 'actor', kind: 'tenant', id: tenant, message });
      return done(null);
    });
  }

  /** The tenant looks at what is published; call it inside the transaction. */
  private watch({ slug, isOn }: LinkRow, { id, owner, tenant }: ResumeRow): void {
    if (!isOn) return;
    const message = { type: 'PagePublished', slug, resume: id, owner, words: wordsOfPage(this.around.document()) };
    this.around.emit({ to: 'actor', kind: 'tenant', id: tenant, message });
  }

  private remove(id: string, call: Call): Outcome<null> {
    return this.around.transact(call, () => {
      const link = this.repo.one(id);
      if (!link) return refuse('not_found');
      if (link.deletedAt === null) {
        this.repo.save({ ...link, deletedAt: this.around.now() });
        this.addresses.retire(link.slug);
      }
      return done(null);
    });
  }

  private restore(id: string, call: Call): Outcome<LinkReplies['RestoreLink']> {
    return this.around.transact(call, () => {
      const link = this.repo.one(id);
      if (!link) return refuse('not_found');
      const taken = this.addresses.use(link.slug, link.id);
      if (!taken.ok) return taken;
      const back = { ...link, deletedAt: null };
      this.repo.save(back);
      return done(this.shown(back));
    });
  }

  private refusalOf(wishes: Pick<LinkChange, 'expiresAt'>, { trashedAt }: ResumeRow): ReturnType<typeof refuse> | null {
    if (trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    if (typeof wishes.expiresAt !== 'string' || Date.parse(wishes.expiresAt) > this.around.now()) return null;
    return refuse('invalid_input', { errors: [{ path: 'expiresAt', message: 'This is over already.', code: 'in_the_past' }] });
  }

  private living(): LinkRow[] {
    return this.repo.all().filter(({ deletedAt }) => deletedAt === null);
  }

  private listed() {
    const days = this.repo.daysSince(firstListedDay(this.around.now()));
    return this.living().map((link) => publicLinkOf(link, days.get(link.id) ?? []));
  }

  private shown(link: LinkRow) {
    return publicLinkOf(link, this.repo.daysSince(firstListedDay(this.around.now())).get(link.id) ?? []);
  }

  /** The résumé is gone for good: so are its links, and their addresses are free; call it inside the transaction that ends it. */
  clear(resume: ResumeRow): void {
    this.addresses.releaseAll(resume.id);
    this.repo.clear();
  }

  onAlarm(resume: ResumeRow): void {
    this.addresses.onAlarm(resume.id);
  }
}

const SUSPENDED = 'A public link of this résumé was taken off by the moderators; there can be no other one for now.';

/** Sixty bits: nobody finds a link by trying. */
const madeSlug = (): string => newId('link').slice('lnk_'.length, 'lnk_'.length + 12);

async function lockOf(password: string | null): Promise<Outcome<Lock>> {
  const gate = newSecret();
  if (password === null) return done({ password, gate });
  const hashed = await hashPassword(password);
  return hashed.ok ? done({ password: hashed.value, gate }) : hashed;
}

const TYPES = new Set<string>(LINK_MESSAGES.map(({ shape }) => shape.type.value));
export const isLinkMessage = (message: { type: string }): message is LinkMessage => TYPES.has(message.type);
