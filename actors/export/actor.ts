import type { Connection } from 'partyserver';
import { Actor, type Call, type Replies } from '#kernel/actor';
import { sha256Text } from '#kernel/crypto';
import { closeWith, sendText } from '#kernel/sockets';
import { mailbox } from '#kernel/stubs';
import { reachOf, webAddressProblem } from '#kernel/web-address';
import type { ResumeDocument } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type ExportContract, ExportMessage, type ExportVariant, type JobStatus } from '#protocol/export';
import { fileNameFor } from '#protocol/file-name';
import { JobId } from '#protocol/ids';
import { Album } from './album.ts';
import { printedText } from './content.ts';
import {
  CONTENT_TYPES,
  isOver,
  type Job,
  kindOfFile,
  type NewJob,
  nameOfFile,
  newJob,
  oddWish,
  pictureOf,
  reused,
  statusOf,
  templateFor,
} from './job.ts';
import { EXPIRE_ALARM, Making, STEP_ALARM } from './making.ts';
import { MIGRATIONS } from './migrations.ts';
import { openedPage } from './page.ts';
import { resumeOfPicture } from './pictures.ts';
import { maySend } from './policy.ts';
import { ExportRepo } from './repo.ts';
import { turns } from './turns.ts';

const FORGET_ALARM = 'export.forget';
const TIDY_ALARM = 'export.tidy';
/** Open jobs of one person. */
const MOST_OPEN = 100;

type Start = Extract<ExportMessage, { type: 'StartExport' }>;
type Draw = Extract<ExportMessage, { type: 'DrawPicture' }>;
type ByLink = Extract<ExportMessage, { type: 'DrawPageCard' | 'ServePageFile' }>;

/** A job as it is asked for. */
type Wanted = Omit<NewJob, 'id' | 'digest' | 'documentDate' | 'fileName'> & { variant: ExportVariant | undefined };

/** What there may be nothing of yet. */
const BEGINNINGS: readonly ExportMessage['type'][] = ['StartExport', 'DrawPicture', 'DrawPageCard', 'ServePageFile', 'ForgetExport'];

/**
 * One per export: the document as it was when asked, made into a file step by step. The job's own alarm drives it; the queue's nudge
 * only makes it start sooner. Every step may run again after a crash: the pages come out the same, and the file has one key.
 */
export class ExportActor extends Actor<ExportContract> {
  private readonly repo: ExportRepo;
  private readonly album: Album;
  private readonly making: Making;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'export', messages: ExportMessage, migrations: MIGRATIONS });
    this.repo = new ExportRepo(ctx.storage.sql);
    this.album = new Album({
      files: this.ports.files,
      assets: env.ASSETS,
      now: this.ports.now,
      kept: () => this.repo.pictures(),
      keep: (used, dropped, tidyAt) =>
        this.change({}, () => {
          for (const picture of used) this.repo.usePicture(picture);
          for (const { key } of dropped) this.repo.dropPicture(key);
          if (tidyAt !== null) this.alarms.set(TIDY_ALARM, tidyAt);
        }),
    });
    this.making = new Making({
      env,
      repo: this.repo,
      files: this.ports.files,
      alarms: this.alarms,
      meter: this.meter,
      now: this.ports.now,
      transact: (decide) => this.transact({}, decide),
      emit: (effect) => this.emit(effect),
      watched: (frame) => this.sendToOthers(frame),
    });
    const job = this.repo.job();
    // What is under way at the beginning of a life was left so by a process that died: it goes on at once.
    if (job && !isOver(job)) this.alarms.setNoLater(STEP_ALARM, this.ports.now());
  }

  protected override async handle(message: ExportMessage, call: Call): Promise<Outcome<Replies<ExportContract>>> {
    const job = this.repo.job();
    const resume = job?.resume ?? resumeOfPicture(this.repo.pictures()[0]?.key);
    // To whoever only wants to be forgotten, what is not there has done so.
    if (!job && (message.type === 'SessionsEnded' || (message.type === 'ForgetExport' && resume === null))) return done(null);
    if (!job && !BEGINNINGS.includes(message.type)) return refuse('not_found');
    if (!maySend(call.from, message.type, job?.owner ?? null, resume)) return refuse('forbidden');
    switch (message.type) {
      case 'StartExport':
        return this.start(message, call);
      case 'DrawPicture':
        return this.picture(message, call);
      case 'DrawPageCard':
        return this.pageCard(message, call);
      case 'ServePageFile':
        return this.servePage(message, call);
      case 'GetExport':
        return job ? done(this.making.status(job)) : refuse('not_found');
      case 'GetExportFile':
        return this.file(job);
      case 'GetExportText':
        return this.text(job);
      case 'Advance': {
        await this.making.work();
        const now = this.repo.job();
        return now ? done(this.making.status(now)) : refuse('not_found');
      }
      case 'SessionsEnded':
        return job ? this.endSessions(call, job.owner, message) : done(null);
      case 'ForgetExport':
        return this.change(call, () => this.alarms.set(FORGET_ALARM, this.ports.now()));
    }
  }

  private async start(message: Start, call: Call): Promise<Outcome<JobStatus>> {
    const { from } = call;
    if (from.kind !== 'user') return refuse('unauthenticated');
    const odd = oddWish(message);
    if (odd) return refuse('invalid_input', { errors: [odd] });
    const wrong = message.webhook === undefined ? null : webAddressProblem(message.webhook, reachOf(this.env.VITAE_WEBHOOKS));
    if (wrong) return refuse('invalid_input', { errors: [{ path: 'webhook', message: wrong, code: 'not_allowed' }] });
    if (!this.repo.job() && turns.of(from.user) >= MOST_OPEN)
      return refuse('rate_limited', { detail: `You have ${MOST_OPEN} exports under way.`, retryAfter: 5 });
    const snapshot = await mailbox(this.env, 'resume', message.resume).ask(
      { type: 'TakeSnapshot', job: JobId.parse(this.name) },
      { from, request: call.request },
    );
    if (!snapshot.ok) return snapshot;
    const { document, editedAt } = snapshot.value;
    const { format, resume, variant, notify = null, webhook = null } = message;
    const wishes = { resume, format, variant, template: templateFor(variant, message.template), ...pictureOf(format, message) };
    const asker = { owner: from.user, tenant: from.tenant, notify, webhook };
    return this.take({ ...wishes, ...asker }, document, editedAt, call);
  }

  /** Takes the job on. What was made before is there at once. */
  private async take(wanted: Wanted, document: ResumeDocument, documentDate: string, call: Call): Promise<Outcome<JobStatus>> {
    const { variant, ...job } = wanted;
    const { format, template, page, width } = job;
    const digest = await sha256Text(printedText({ document, template, format, page, width, date: format === 'pdf' ? documentDate : null }));
    const fileName = fileNameFor(document.basics.name, document.title, format, variant);
    const asked = newJob({ ...job, id: JobId.parse(this.name), digest, documentDate, fileName }, this.ports.now());
    const made = await this.making.madeBefore(asked);
    return this.transact(call, () => {
      if (this.repo.job()) return refuse('conflict');
      const next = made ? reused(asked, made) : asked;
      this.repo.add(next, document);
      if (isOver(next)) this.making.settle(next);
      else {
        this.alarms.set(STEP_ALARM, next.createdAt);
        this.emit({ to: 'exports', nudge: { job: next.id } });
      }
      return done(statusOf(next));
    });
  }

  /** The PDF of what a link shows: its first reader has it made, the others get the same. Each time the résumé is asked. */
  private async servePage(message: ByLink, call: Call): Promise<Outcome<ExportContract['replies']['ServePageFile']>> {
    const opened = await openedPage(this.env, message, JobId.parse(this.name), call.request);
    if (!opened.ok) return opened;
    const { owner, document, updatedAt, allowDownload, resume } = opened.value;
    if (!allowDownload) return refuse('not_found');
    if (!this.repo.job()) {
      if (turns.of(owner) >= MOST_OPEN) return refuse('rate_limited', { retryAfter: 5 });
      const plain = { variant: undefined, template: null, page: null, width: null, tenant: null, notify: null, webhook: null };
      const taken = await this.take({ ...plain, resume, format: 'pdf', owner }, document, updatedAt, call);
      // Two readers at once: the other one's is as good.
      if (!taken.ok && taken.refusal.code !== 'conflict') return taken;
    }
    const job = this.repo.job();
    if (!job || job.resume !== resume) return refuse('not_found');
    const file = this.file(job);
    return done({ job: this.making.status(job), file: file.ok ? file.value : null });
  }

  private async pageCard(message: ByLink, { request }: Call): Promise<Outcome<{ key: string }>> {
    const opened = await openedPage(this.env, message, JobId.parse(this.name), request);
    if (!opened.ok) return opened;
    const { resume, owner, document } = opened.value;
    return this.album.picture({ resume, kind: 'card', viewer: owner, document });
  }

  /** Whoever may read the résumé may see its picture. */
  private async picture({ resume, kind }: Draw, { from, request }: Call): Promise<Outcome<{ key: string }>> {
    if (from.kind !== 'user') return refuse('unauthenticated');
    const snapshot = await mailbox(this.env, 'resume', resume).ask(
      { type: 'TakeSnapshot', job: JobId.parse(this.name) },
      { from, request },
    );
    return snapshot.ok ? this.album.picture({ resume, kind, viewer: from.user, document: snapshot.value.document }) : snapshot;
  }

  private file(job: Job | null): Outcome<{ key: string; fileName: string; contentType: string }> {
    if (!job) return refuse('not_found');
    if (job.state !== 'done' || job.fileKey === null) return refuse(job.error?.code ?? 'not_ready');
    return done({ key: job.fileKey, fileName: nameOfFile(job), contentType: CONTENT_TYPES[kindOfFile(job)] });
  }

  private async text(job: Job | null): Promise<Outcome<ExportContract['replies']['GetExportText']>> {
    const file = this.file(job);
    if (!file.ok) return file;
    if (job?.format !== 'pdf') return refuse('not_found', { detail: 'Only a PDF has text.' });
    const found = await this.ports.files.get(file.value.key);
    if (!found) return refuse('gone');
    // The reader of PDF is large, and needed here only.
    const { readText } = await import('./reading.ts');
    return done({ sections: await readText(new Uint8Array(await new Response(found.body).arrayBuffer())) });
  }

  protected override tenantOfCounts() {
    return this.repo.job()?.tenant ?? null;
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === STEP_ALARM) await this.making.work();
    else if (name === EXPIRE_ALARM) await this.making.expire();
    else if (name === FORGET_ALARM) await this.forget();
    else if (name === TIDY_ALARM) await this.album.tidy();
    else await super.onNamedAlarm(name);
  }

  /** The résumé is deleted: so is this, with its files. What is under way ends first, lest it stores the file after. */
  private async forget(): Promise<void> {
    await this.making.ended();
    const keys = this.repo.pictures().map(({ key }) => key);
    const file = this.repo.job()?.fileKey;
    for (const key of file ? [file, ...keys] : keys) await this.ports.files.delete(key);
    this.change({}, () => {
      for (const key of file ? [file, ...keys] : keys) this.meter.removed(key);
      this.tellCounts();
    });
    await this.flushed();
    // What was counted is told first.
    if (this.isQuiet()) await this.wipe();
    else this.alarms.set(FORGET_ALARM, this.ports.now() + 1_000);
  }

  protected override admit(identity: Identity) {
    const job = this.repo.job();
    if (!job) return { refused: 'not_found' as const };
    return job.owner === identity.user ? { own: null } : { refused: 'forbidden' as const };
  }

  protected override onOpened(socket: Connection): void {
    const job = this.repo.job();
    if (job) sendText(socket, this.making.frame(job));
  }

  /** Nothing is expected from whoever watches. */
  protected override onFrame(socket: Connection): void {
    closeWith(socket, 'bad_frame', 'bad_request');
  }
}
