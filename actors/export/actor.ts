import type { Connection } from 'partyserver';
import { Actor, type Call, type Replies } from '#kernel/actor';
import { errorFields, log } from '#kernel/log';
import { closeWith, sendText } from '#kernel/sockets';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type ExportContract, ExportMessage, type JobFrame, type JobStatus } from '#protocol/export';
import { JobId } from '#protocol/ids';
import exportSql from '../../migrations/export/0001_export.sql';
import {
  begin,
  expire,
  fail,
  fileKey,
  fileNameFor,
  isOver,
  type Job,
  rendered,
  statusOf,
  stored,
  templateFor,
  WATCHDOG_MS,
} from './job.ts';
import { photosOf } from './photo.ts';
import { maySend } from './policy.ts';
import { ExportRepo } from './repo.ts';

const STEP_ALARM = 'export.step';
const EXPIRE_ALARM = 'export.expire';
const FORGET_ALARM = 'export.forget';

/**
 * One per export: the document as it was when asked, made into a file step by step. The job's own alarm drives it; the queue's nudge
 * only makes it start sooner. Every step may run again after a crash: the pages come out the same, and the file has one key.
 */
export class ExportActor extends Actor<ExportContract> {
  private readonly repo: ExportRepo;
  private working: Promise<void> | null = null;
  /** Progress between two states; memory only. */
  private live: { progress: number } | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'export', messages: ExportMessage, migrations: [{ id: 'export/0001_export', sql: exportSql }] });
    this.repo = new ExportRepo(ctx.storage.sql);
  }

  protected override async handle(message: ExportMessage, call: Call): Promise<Outcome<Replies<ExportContract>>> {
    const job = this.repo.job();
    if (!job && (message.type === 'SessionsEnded' || message.type === 'ForgetExport')) return done(null);
    if (!job && message.type !== 'StartExport') return refuse('not_found');
    if (!maySend(call.from, message.type, job?.owner ?? null, job?.resume ?? null)) return refuse('forbidden');
    switch (message.type) {
      case 'StartExport':
        return this.start(message, call);
      case 'GetExport':
        return job ? done(this.status(job)) : refuse('not_found');
      case 'GetExportFile': {
        if (!job) return refuse('not_found');
        if (job.state === 'done') return done({ key: fileKey(job), fileName: job.fileName });
        return refuse(job.error?.code ?? 'not_ready');
      }
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

  private async start(message: Extract<ExportMessage, { type: 'StartExport' }>, call: Call): Promise<Outcome<JobStatus>> {
    const { from } = call;
    if (from.kind !== 'user') return refuse('unauthenticated');
    const snapshot = await mailbox(this.env, 'resume', message.resume).ask(
      { type: 'TakeSnapshot', job: JobId.parse(this.name) },
      { from, request: call.request },
    );
    if (!snapshot.ok) return snapshot;
    const { document, updatedAt } = snapshot.value;
    return this.transact(call, () => {
      if (this.repo.job()) return refuse('conflict');
      const now = this.ports.now();
      const job: Job = {
        id: JobId.parse(this.name),
        resume: message.resume,
        owner: from.user,
        format: message.format,
        template: templateFor(message.variant, message.template),
        documentDate: updatedAt,
        fileName: fileNameFor(document.basics.name, document.title, message.format, message.variant),
        state: 'queued',
        progress: 0,
        attempts: 0,
        pages: null,
        bytes: null,
        error: null,
        createdAt: now,
        expiresAt: null,
      };
      this.repo.add(job, document);
      this.alarms.set(STEP_ALARM, now);
      this.emit({ to: 'exports', nudge: { job: job.id } });
      return done(statusOf(job));
    });
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
    let job = this.move(begin);
    if (!job || isOver(job)) return;
    // Should this process die, the alarm takes the job up again.
    this.alarms.set(STEP_ALARM, this.ports.now() + WATCHDOG_MS);
    try {
      const { renderPdf } = await import('./pages.ts');
      const made = await renderPdf({
        document: this.repo.document(),
        template: job.template,
        loadPhoto: photosOf(this.ports.files, job.resume),
        date: new Date(job.documentDate),
        assets: this.env.ASSETS,
        onProgress: (share) => this.tellProgress(0.05 + 0.85 * share),
      });
      if (!made.ok) {
        log('warn', 'export.failed', { actor: job.id, code: made.error.code });
        this.finish((now) => fail(now, made.error));
        return;
      }
      job = this.move((now) => rendered(now, made.pages, made.bytes.byteLength));
      if (!job || isOver(job)) return;
      await this.ports.files.put(fileKey(job), made.bytes, 'application/pdf');
      this.finish((now) => stored(now, this.ports.now()));
    } catch (error) {
      log('error', 'export.step_failed', { actor: this.name, attempts: job?.attempts ?? 0, ...errorFields(error) });
      this.alarms.set(STEP_ALARM, this.ports.now() + 1_000 * 2 ** (job?.attempts ?? 0));
    }
  }

  private finish(step: (job: Job) => Job): void {
    const job = this.move(step);
    this.alarms.clear(STEP_ALARM);
    if (job?.expiresAt) this.alarms.set(EXPIRE_ALARM, job.expiresAt);
  }

  /** One step of the state machine: written, then told. */
  private move(step: (job: Job) => Job): Job | null {
    const moved = this.transact({}, () => {
      const job = this.repo.job();
      if (!job) return refuse('not_found');
      const next = step(job);
      if (next !== job) this.repo.save(next);
      return done(next);
    });
    if (!moved.ok) return null;
    this.live = null;
    this.tell(moved.value);
    return moved.value;
  }

  private status(job: Job): JobStatus {
    return statusOf(this.live && !isOver(job) ? { ...job, progress: Math.max(job.progress, this.live.progress) } : job);
  }

  private tellProgress(progress: number): void {
    this.live = { progress };
    const job = this.repo.job();
    if (job) this.tell(job);
  }

  private tell(job: Job): void {
    this.sendToOthers(JSON.stringify({ type: 'job', job: this.status(job) } satisfies JobFrame));
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === STEP_ALARM) await this.work();
    else if (name === EXPIRE_ALARM) await this.expire();
    else if (name === FORGET_ALARM) await this.forget();
    else await super.onNamedAlarm(name);
  }

  /** The résumé is deleted: so is this, with its file. What is under way ends first, lest it stores the file after. */
  private async forget(): Promise<void> {
    await this.working;
    const job = this.repo.job();
    if (!job) return;
    await this.ports.files.delete(fileKey(job));
    await this.wipe();
  }

  private async expire(): Promise<void> {
    const job = this.repo.job();
    if (job?.state !== 'done') return;
    await this.ports.files.delete(fileKey(job));
    this.move(expire);
    this.change({}, () => this.repo.forgetDocument());
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
