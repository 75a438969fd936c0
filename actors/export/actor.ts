import type { Connection } from 'partyserver';
import { Actor, type Call, type Replies } from '#kernel/actor';
import { sha256Text } from '#kernel/crypto';
import { errorFields, log } from '#kernel/log';
import { publicOrigin } from '#kernel/origin';
import { closeWith, sendText } from '#kernel/sockets';
import { mailbox } from '#kernel/stubs';
import { reachOf, webAddressProblem } from '#kernel/web-address';
import type { ResumeDocument } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type ExportContract, ExportMessage, type ExportVariant, type JobFrame, type JobStatus, PNG_WIDTH } from '#protocol/export';
import { JobId } from '#protocol/ids';
import exportSql from '../../migrations/export/0001_export.sql';
import filesSql from '../../migrations/export/0002_files.sql';
import picturesSql from '../../migrations/export/0003_pictures.sql';
import webhookSql from '../../migrations/export/0004_webhook.sql';
import { Album } from './album.ts';
import { fileKeyOf, printedText } from './content.ts';
import { exportEvent } from './event.ts';
import {
  begin,
  CONTENT_TYPES,
  expire,
  fail,
  fileNameFor,
  isOver,
  type Job,
  type NewJob,
  newJob,
  pictureOf,
  rendered,
  reused,
  statusOf,
  stored,
  templateFor,
  WATCHDOG_MS,
} from './job.ts';
import { exportMail } from './mails.ts';
import { openedPage } from './page.ts';
import type { Rendered } from './pages.ts';
import { photosOf } from './photo.ts';
import { resumeOfPicture } from './pictures.ts';
import { maySend } from './policy.ts';
import { ExportRepo } from './repo.ts';
import { turns } from './turns.ts';
import { inTurn } from './waiting.ts';

const STEP_ALARM = 'export.step';
const EXPIRE_ALARM = 'export.expire';
const FORGET_ALARM = 'export.forget';
const TIDY_ALARM = 'export.tidy';
/** Open jobs of one person. */
const MOST_OPEN = 100;

const MIGRATIONS = [
  { id: 'export/0001_export', sql: exportSql },
  { id: 'export/0002_files', sql: filesSql },
  { id: 'export/0003_pictures', sql: picturesSql },
  { id: 'export/0004_webhook', sql: webhookSql },
];

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
  private working: Promise<void> | null = null;
  /** Progress between two states; memory only. */
  private live: { progress: number } | null = null;

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
        return job ? done(this.status(job)) : refuse('not_found');
      case 'GetExportFile':
        return this.file(job);
      case 'GetExportText':
        return this.text(job);
      case 'Advance': {
        await this.work();
        const now = this.repo.job();
        return now ? done(this.status(now)) : refuse('not_found');
      }
      case 'SessionsEnded':
        return job ? this.endSessions(call, job.owner, message.sessions) : done(null);
      case 'ForgetExport':
        return this.change(call, () => this.alarms.set(FORGET_ALARM, this.ports.now()));
    }
  }

  private async start(message: Start, call: Call): Promise<Outcome<JobStatus>> {
    const { from } = call;
    if (from.kind !== 'user') return refuse('unauthenticated');
    if (message.format === 'pdf' && (message.page ?? message.width) !== undefined)
      return refuse('invalid_input', { errors: [{ path: message.page === undefined ? 'width' : 'page', message: 'only of a PNG' }] });
    const wrong = message.webhook === undefined ? null : webAddressProblem(message.webhook, reachOf(this.env.VITAE_WEBHOOKS));
    if (wrong) return refuse('invalid_input', { errors: [{ path: 'webhook', message: wrong }] });
    if (!this.repo.job() && turns.of(from.user) >= MOST_OPEN)
      return refuse('rate_limited', { detail: `You have ${MOST_OPEN} exports under way.`, retryAfter: 5 });
    const snapshot = await mailbox(this.env, 'resume', message.resume).ask(
      { type: 'TakeSnapshot', job: JobId.parse(this.name) },
      { from, request: call.request },
    );
    if (!snapshot.ok) return snapshot;
    const { document, updatedAt } = snapshot.value;
    const { format, resume, variant, notify = null, webhook = null } = message;
    const wishes = { resume, format, variant, template: templateFor(variant, message.template), ...pictureOf(format, message) };
    const asker = { owner: from.user, tenant: from.tenant, notify, webhook };
    return this.take({ ...wishes, ...asker }, document, updatedAt, call);
  }

  /** Takes the job on. What was made before is there at once. */
  private async take(wanted: Wanted, document: ResumeDocument, documentDate: string, call: Call): Promise<Outcome<JobStatus>> {
    const { variant, ...job } = wanted;
    const { format, template, page, width } = job;
    const digest = await sha256Text(printedText({ document, template, format, page, width }));
    const fileName = fileNameFor(document.basics.name, document.title, format, variant);
    const asked = newJob({ ...job, id: JobId.parse(this.name), digest, documentDate, fileName }, this.ports.now());
    const made = await this.madeBefore(asked);
    return this.transact(call, () => {
      if (this.repo.job()) return refuse('conflict');
      const next = made ? reused(asked, made) : asked;
      this.repo.add(next, document);
      if (isOver(next)) this.settle(next);
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
    return done({ job: this.status(job), file: file.ok ? file.value : null });
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

  /** The file of the same content that the same person had made of this résumé today. */
  private async madeBefore(job: Job): Promise<{ key: string; pages: number | null; bytes: number } | null> {
    const key = this.keyOf(job);
    const file = await this.ports.files.head(key);
    return file && { key, pages: Number(file.about.pages) || null, bytes: file.size };
  }

  private keyOf({ id, resume, owner, digest, format }: Job): string {
    return digest === null ? `exports/${id}.${format}` : fileKeyOf({ resume, owner, digest, format }, this.ports.now());
  }

  private file(job: Job | null): Outcome<{ key: string; fileName: string; contentType: string }> {
    if (!job) return refuse('not_found');
    if (job.state !== 'done' || job.fileKey === null) return refuse(job.error?.code ?? 'not_ready');
    return done({ key: job.fileKey, fileName: job.fileName, contentType: CONTENT_TYPES[job.format] });
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

  /** Brings the job to its end, once at a time: whoever comes meanwhile waits for the same work. */
  private work(): Promise<void> {
    this.working ??= this.run().finally(() => {
      this.working = null;
      this.live = null;
    });
    return this.working;
  }

  private async run(): Promise<void> {
    const waiting = this.repo.job();
    if (!waiting || isOver(waiting)) return;
    try {
      // The job stays `queued` while it waits.
      const made = await inTurn(waiting.id, waiting.owner, this.ports.now, async () => {
        await this.make(waiting);
        return true;
      });
      if (!made) this.alarms.set(STEP_ALARM, this.ports.now() + 1_000);
    } catch (error) {
      const attempts = this.repo.job()?.attempts ?? 0;
      log('error', 'export.step_failed', { actor: this.name, attempts, ...errorFields(error) });
      this.alarms.set(STEP_ALARM, this.ports.now() + 1_000 * 2 ** attempts);
    }
  }

  private async make(waiting: Job): Promise<void> {
    const made = waiting.digest === null ? null : await this.madeBefore(waiting);
    if (made) {
      this.move((now) => reused(now, made));
      return;
    }
    // Should this process die, the alarm takes the job up again.
    const begun = this.move(begin, () => this.alarms.set(STEP_ALARM, this.ports.now() + WATCHDOG_MS));
    if (!begun || isOver(begun)) return;
    const file = await this.render(begun);
    if (!file.ok) {
      log('warn', 'export.failed', { actor: begun.id, code: file.error.code });
      this.move((now) => fail(now, file.error));
      return;
    }
    const kept = this.move((now) => rendered(now, file.pages, file.bytes.byteLength, this.keyOf(now)));
    if (!kept || isOver(kept) || kept.fileKey === null) return;
    await this.ports.files.put(kept.fileKey, file.bytes, CONTENT_TYPES[kept.format], { pages: String(file.pages) });
    this.move((now) => stored(now, this.ports.now()));
  }

  private async render({ resume, format, template, documentDate, page, width }: Job): Promise<Rendered> {
    const { renderPdf, renderPng } = await import('./pages.ts');
    const request = {
      document: this.repo.document(),
      template,
      loadPhoto: photosOf(this.ports.files, resume),
      assets: this.env.ASSETS,
      onProgress: (share: number) => this.tellProgress(0.05 + 0.85 * share),
    };
    switch (format) {
      case 'pdf':
        return renderPdf({ ...request, date: new Date(documentDate) });
      case 'png':
        return renderPng({ ...request, page: page ?? 1, width: width ?? PNG_WIDTH });
    }
  }

  /** One step of the state machine: written, with what else belongs to it, then told. */
  private move(step: (job: Job) => Job, also: () => void = () => undefined): Job | null {
    const moved = this.transact({}, () => {
      const job = this.repo.job();
      if (!job) return refuse('not_found');
      const next = step(job);
      if (next === job) return done(next);
      this.repo.save(next);
      also();
      if (isOver(next) && !isOver(job)) this.settle(next);
      return done(next);
    });
    if (!moved.ok) return null;
    this.live = null;
    this.tell(moved.value);
    return moved.value;
  }

  /** The job is over: what is still to be done about it; call it inside the transaction that makes it so. */
  private settle(job: Job): void {
    this.alarms.clear(STEP_ALARM);
    if (job.expiresAt !== null) this.alarms.set(EXPIRE_ALARM, job.expiresAt);
    const { webhook } = job;
    if (webhook !== null) this.emit({ to: 'web', url: webhook, owner: job.owner, ...exportEvent(job, this.ports.now()) });
    if (job.notify !== 'mail' || job.tenant === null) return;
    const mail = exportMail(job, publicOrigin(this.env));
    this.emit({ to: 'actor', kind: 'tenant', id: job.tenant, message: { type: 'TellMember', user: job.owner, mail } });
  }

  private status(job: Job): JobStatus {
    return statusOf(this.live && !isOver(job) ? { ...job, progress: Math.max(job.progress, this.live.progress) } : job);
  }

  private tellProgress(progress: number): void {
    this.live = { progress };
    const job = this.repo.job();
    if (!job) return;
    this.tell(job);
  }

  private tell(job: Job): void {
    this.sendToOthers(JSON.stringify({ type: 'job', job: this.status(job) } satisfies JobFrame));
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === STEP_ALARM) await this.work();
    else if (name === EXPIRE_ALARM) await this.expire();
    else if (name === FORGET_ALARM) await this.forget();
    else if (name === TIDY_ALARM) await this.album.tidy();
    else await super.onNamedAlarm(name);
  }

  /** The résumé is deleted: so is this, with its files. What is under way ends first, lest it stores the file after. */
  private async forget(): Promise<void> {
    await this.working;
    const keys = this.repo.pictures().map(({ key }) => key);
    const file = this.repo.job()?.fileKey;
    for (const key of file ? [file, ...keys] : keys) await this.ports.files.delete(key);
    await this.wipe();
  }

  private async expire(): Promise<void> {
    const job = this.repo.job();
    if (job?.state !== 'done' || job.fileKey === null) return;
    await this.ports.files.delete(job.fileKey);
    this.move(expire, () => this.repo.forgetDocument());
  }

  protected override admit(identity: Identity) {
    const job = this.repo.job();
    if (!job) return { refused: 'not_found' as const };
    return job.owner === identity.user ? { own: null } : { refused: 'forbidden' as const };
  }

  protected override onOpened(socket: Connection): void {
    const job = this.repo.job();
    if (job) sendText(socket, JSON.stringify({ type: 'job', job: this.status(job) } satisfies JobFrame));
  }

  /** Nothing is expected from whoever watches. */
  protected override onFrame(socket: Connection): void {
    closeWith(socket, 'bad_frame', 'bad_request');
  }
}
