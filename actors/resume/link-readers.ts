import type { Call } from '#kernel/actor';
import { Guesses } from '#kernel/guesses';
import type { Meter } from '#kernel/meter';
import { checkPassword } from '#kernel/passwords';
import type { ResumeDocument } from '#protocol/document';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { JobId } from '#protocol/ids';
import type { LinkMessage, LinkReplies, Visitor } from '#protocol/links';
import type { Role } from '#protocol/roles';
import { type Counted, guessSubject, type LinkRow, type LinksRepo } from './links-repo.ts';
import { dayOf, findingAt, firstKeptDay } from './links-rules.ts';
import { isGoodPass, makePass } from './page-pass.ts';
import { publishedDocument } from './published.ts';
import type { ResumeRow } from './repo.ts';

type Of<T extends LinkMessage['type']> = Extract<LinkMessage, { type: T }>;

/** What those who read by a link need of the résumé. */
export interface ReaderSurroundings {
  sql: SqlStorage;
  /** The deployment's. */
  secret: string;
  repo: LinksRepo;
  now(): number;
  document(): ResumeDocument;
  /** An export that is to be told when the résumé is no more. */
  noteExport(job: JobId): void;
  role(user: string): Role | undefined;
  meter: Pick<Meter, 'count'>;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
}

/** Readers by public links: what they find, the password that they may have to give, and that they were here. */
export class LinkReaders {
  private readonly around: ReaderSurroundings;
  private readonly guesses: Guesses;

  constructor(around: ReaderSurroundings) {
    const { sql, now, transact } = around;
    this.around = around;
    const write = (change: () => void) =>
      transact({}, () => {
        change();
        return done(null);
      });
    this.guesses = new Guesses({ sql, now, write });
  }

  async open(message: Of<'OpenPage'>, resume: ResumeRow, { from }: Call): Promise<Outcome<LinkReplies['OpenPage']>> {
    const found = await this.found(message, resume);
    if (!found.ok) return found;
    const { link, finding } = found.value;
    if (finding === 'locked') return done({ state: 'locked' });
    if (message.visitor !== 'uncounted') this.count(link, COUNTED_AS[message.visitor], message.known);
    if (message.job !== undefined && from.kind === 'actor' && from.actor === 'export') this.around.noteExport(message.job);
    const { id, owner, seq, updatedAt } = resume;
    const { allowDownload, indexed, password } = link;
    return done({
      state: 'open',
      resume: id,
      owner,
      document: publishedDocument(this.around.document()),
      seq,
      updatedAt: new Date(updatedAt).toISOString(),
      allowDownload,
      // What asks for a password is no more for search engines, whatever was said before.
      indexed: indexed && password === null,
      hasPassword: password !== null,
    });
  }

  /** The file was handed out. */
  async countDownload(message: Of<'CountDownload'>, resume: ResumeRow): Promise<Outcome<null>> {
    const found = await this.found(message, resume);
    if (!found.ok) return found;
    const { link, finding } = found.value;
    if (finding !== 'open' || !link.allowDownload) return refuse('not_found');
    this.count(link, 'downloads', message.known);
    return done(null);
  }

  async unlock({ slug, password }: Of<'UnlockPage'>, resume: ResumeRow): Promise<Outcome<LinkReplies['UnlockPage']>> {
    const found = await this.found({ slug }, resume);
    if (!found.ok) return found;
    const { link } = found.value;
    const { secret, now } = this.around;
    if (link.password === null) return done({ pass: await makePass(secret, link, now()) });
    const subject = guessSubject(link.id);
    const early = this.guesses.begin(subject);
    if (early) return early;
    const right = await checkPassword(password, link.password);
    if (!right.ok) {
      this.guesses.unheard(subject);
      return right;
    }
    if (!right.value) return refuse('invalid_credentials', { detail: 'The password is not right.' });
    this.guesses.right(subject);
    return done({ pass: await makePass(secret, link, now()) });
  }

  /** The link somebody comes by, if there is anything for them. */
  private async found(
    { slug, pass }: Pick<Of<'OpenPage'>, 'slug' | 'pass'>,
    { trashedAt }: ResumeRow,
  ): Promise<Outcome<{ link: LinkRow; finding: 'open' | 'locked' }>> {
    const { secret, now } = this.around;
    const asked = this.around.repo.at(slug);
    const hasPass = asked !== null && pass !== undefined && (await isGoodPass(secret, asked, pass, now()));
    // Read anew: it may have been changed while the pass was looked at.
    const link = this.around.repo.at(slug);
    const finding = findingAt(link, { isTrashed: trashedAt !== null, hasPass: hasPass && link?.gate === asked?.gate, now: now() });
    if (finding === 'expired') return refuse('gone');
    return link && finding !== 'nothing' ? done({ link, finding }) : refuse('not_found');
  }

  private count({ id }: LinkRow, what: Counted, known: string | undefined): void {
    const { now, role, transact } = this.around;
    if (known !== undefined && role(known)) return;
    transact({}, () => {
      this.around.repo.count(id, what, dayOf(now()), firstKeptDay(now()));
      if (what !== 'previews') this.around.meter.count(what === 'views' ? 'publicViews' : 'downloads');
      return done(null);
    });
  }
}

const COUNTED_AS: Record<Exclude<Visitor, 'uncounted'>, Counted> = { person: 'views', program: 'previews' };
