import type { Alarms } from '#kernel/alarms';
import type { Effect } from '#kernel/drain';
import { errorFields, log } from '#kernel/log';
import type { Meter } from '#kernel/meter';
import { publicOrigin } from '#kernel/origin';
import type { FilePort } from '#kernel/ports';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type JobFrame, type JobStatus, PNG_WIDTH } from '#protocol/export';
import { exportBucketOf } from '#protocol/metrics';
import type { Rendered } from '#render/file';
import { fileKeyOf } from './content.ts';
import { exportEvent } from './event.ts';
import {
  begin,
  CONTENT_TYPES,
  expire,
  fail,
  isOver,
  type Job,
  kindOfFile,
  rendered,
  reused,
  statusOf,
  stored,
  WATCHDOG_MS,
} from './job.ts';
import { exportNews } from './news.ts';
import { photosOf } from './photo.ts';
import type { ExportRepo } from './repo.ts';
import { inTurn } from './waiting.ts';

export const STEP_ALARM = 'export.step';
export const EXPIRE_ALARM = 'export.expire';

/** What the making of a file needs of its actor. */
export interface MakingSurroundings {
  env: Env;
  repo: ExportRepo;
  files: FilePort;
  alarms: Pick<Alarms, 'set' | 'clear'>;
  meter: Pick<Meter, 'count' | 'stored' | 'removed'>;
  now(): number;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  /** Tells whoever watches. */
  watched(frame: string): void;
}

/** The file of a job: made step by step, each of which may run again after a crash. */
export class Making {
  private readonly around: MakingSurroundings;
  private working: Promise<void> | null = null;
  /** Progress between two states; memory only. */
  private live: { progress: number } | null = null;

  constructor(around: MakingSurroundings) {
    this.around = around;
  }

  /** What is under way; nobody takes a file away beneath it. */
  async ended(): Promise<void> {
    await this.working;
  }

  frame(job: Job): string {
    return JSON.stringify({ type: 'job', job: this.status(job) } satisfies JobFrame);
  }

  /** The file of the same content that the same person had made of this résumé today. */
  async madeBefore(job: Job): Promise<{ key: string; pages: number | null; bytes: number } | null> {
    const key = this.keyOf(job);
    const file = await this.around.files.head(key);
    return file && { key, pages: Number(file.about.pages) || null, bytes: file.size };
  }

  private keyOf({ id, resume, owner, digest, format }: Job): string {
    return digest === null ? `exports/${id}.${format}` : fileKeyOf({ resume, owner, digest, format }, this.around.now());
  }

  /** Brings the job to its end, once at a time: whoever comes meanwhile waits for the same work. */
  work(): Promise<void> {
    this.working ??= this.run().finally(() => {
      this.working = null;
      this.live = null;
    });
    return this.working;
  }

  private async run(): Promise<void> {
    const waiting = this.around.repo.job();
    if (!waiting || isOver(waiting)) return;
    try {
      // The job stays `queued` while it waits.
      const made = await inTurn(waiting.id, waiting.owner, this.around.now, async () => {
        await this.make(waiting);
        return true;
      });
      if (!made) this.around.alarms.set(STEP_ALARM, this.around.now() + 1_000);
    } catch (error) {
      const attempts = this.around.repo.job()?.attempts ?? 0;
      log('error', 'export.step_failed', { actor: waiting.id, attempts, ...errorFields(error) });
      this.around.alarms.set(STEP_ALARM, this.around.now() + 1_000 * 2 ** attempts);
    }
  }

  private async make(waiting: Job): Promise<void> {
    const made = waiting.digest === null ? null : await this.madeBefore(waiting);
    if (made) {
      this.move((now) => reused(now, made));
      return;
    }
    // Should this process die, the alarm takes the job up again.
    const begun = this.move(begin, () => this.around.alarms.set(STEP_ALARM, this.around.now() + WATCHDOG_MS));
    if (!begun || isOver(begun)) return;
    const file = await this.render(begun);
    if (!file.ok) {
      log('warn', 'export.failed', { actor: begun.id, code: file.error.code });
      this.move((now) => fail(now, file.error));
      return;
    }
    const kept = this.move((now) => this.counted(rendered(now, file.pages, file.bytes.byteLength, this.keyOf(now))));
    if (!kept || isOver(kept) || kept.fileKey === null) return;
    await this.around.files.put(kept.fileKey, file.bytes, CONTENT_TYPES[kindOfFile(kept)], { pages: String(file.pages) });
    this.move((now) => stored(now, this.around.now()));
  }

  /** The file counts as stored from when it is about to be; inside the transaction. */
  private counted(job: Job): Job {
    if (job.state === 'storing' && job.tenant !== null && job.fileKey !== null) this.around.meter.stored(job.fileKey, job.bytes ?? 0);
    return job;
  }

  private async render({ resume, format, template, documentDate, page, width }: Job): Promise<Rendered> {
    const { renderPdf, renderPng, renderPngs } = await import('./pages.ts');
    const request = {
      document: this.around.repo.document(),
      template,
      loadPhoto: photosOf(this.around.files, resume),
      assets: this.around.env.ASSETS,
      onProgress: (share: number) => this.tellProgress(0.05 + 0.85 * share),
    };
    switch (format) {
      case 'pdf':
        return renderPdf({ ...request, date: new Date(documentDate) });
      case 'png':
        return page === null
          ? renderPngs({ ...request, width: width ?? PNG_WIDTH, date: new Date(documentDate) })
          : renderPng({ ...request, page, width: width ?? PNG_WIDTH });
    }
  }

  /** One step of the state machine: written, with what else belongs to it, then told. */
  private move(step: (job: Job) => Job, also: () => void = () => undefined): Job | null {
    const moved = this.around.transact(() => {
      const job = this.around.repo.job();
      if (!job) return refuse('not_found');
      const next = step(job);
      if (next === job) return done(next);
      this.around.repo.save(next);
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
  settle(job: Job): void {
    this.around.alarms.clear(STEP_ALARM);
    if (job.expiresAt !== null) this.around.alarms.set(EXPIRE_ALARM, job.expiresAt);
    if (job.tenant !== null) {
      this.around.meter.count(job.state === 'done' ? 'exportsDone' : 'exportsFailed');
      if (job.state === 'done') {
        this.around.meter.count(exportBucketOf(this.around.now() - job.createdAt));
        this.around.emit({ to: 'actor', kind: 'tenant', id: job.tenant, message: { type: 'ExportMade', user: job.owner } });
      }
    }
    const { webhook } = job;
    if (webhook !== null) this.around.emit({ to: 'web', url: webhook, owner: job.owner, ...exportEvent(job, this.around.now()) });
    if (job.notify !== 'mail' || job.tenant === null) return;
    const news = exportNews(job, publicOrigin(this.around.env));
    this.around.emit({ to: 'actor', kind: 'tenant', id: job.tenant, message: { type: 'TellNews', user: job.owner, news } });
  }

  status(job: Job): JobStatus {
    return statusOf(this.live && !isOver(job) ? { ...job, progress: Math.max(job.progress, this.live.progress) } : job);
  }

  private tellProgress(progress: number): void {
    this.live = { progress };
    const job = this.around.repo.job();
    if (!job) return;
    this.tell(job);
  }

  tell(job: Job): void {
    this.around.watched(this.frame(job));
  }

  async expire(): Promise<void> {
    const job = this.around.repo.job();
    if (job?.state !== 'done' || job.fileKey === null) return;
    await this.around.files.delete(job.fileKey);
    const { fileKey } = job;
    this.move(expire, () => {
      this.around.repo.forgetDocument();
      this.around.meter.removed(fileKey);
    });
  }
}
