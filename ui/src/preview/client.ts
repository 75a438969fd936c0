import type { ResumeDocument } from '#protocol/document';
import type { FileWish, LaidOut, LayoutAnswer, LayoutRequest } from './messages.ts';

/** What came of laying a document out. */
export type Outcome = LayoutAnswer extends infer A ? (A extends { id: number } ? Omit<A, 'id'> : never) : never;

interface Job {
  document: ResumeDocument;
  /** Where its photo is. */
  photo?: string;
  firstOnly: boolean;
  readingOnly?: boolean;
  /** The PDF is wanted. */
  file?: FileWish;
  /** It waits until nobody else wants anything. */
  patient?: boolean;
  done: (outcome: Outcome) => void;
}

/**
 * One worker for the whole app. For each caller (`lane`) the newest document wins: while one is laid out, an older one that
 * still waits is dropped.
 */
class LayoutQueue {
  private worker: Worker | null = null;
  private readonly waiting = new Map<string, Job>();
  private running: { id: number; job: Job } | null = null;
  private lastId = 0;

  ask(lane: string, job: Job): void {
    // The newest also goes to the end of the line, so that no lane starves another.
    this.waiting.delete(lane);
    this.waiting.set(lane, job);
    this.next();
  }

  drop(lane: string): void {
    this.waiting.delete(lane);
  }

  private next(): void {
    if (this.running) return;
    const entry = [...this.waiting].find(([, { patient }]) => !patient) ?? [...this.waiting][0];
    if (!entry) return;
    const [lane, job] = entry;
    this.waiting.delete(lane);
    this.lastId += 1;
    this.running = { id: this.lastId, job };
    const { document, photo, firstOnly, readingOnly = false, file } = job;
    const request: LayoutRequest = {
      id: this.lastId,
      document,
      firstOnly,
      readingOnly,
      ...(photo === undefined ? {} : { photo }),
      ...(file && { file }),
    };
    this.started().postMessage(request);
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'vitae-pages' });
    worker.addEventListener('message', (event: MessageEvent<LayoutAnswer>) => this.finish(event.data));
    worker.addEventListener('error', (event) => {
      // The worker could not run at all: answer, and begin a new one next time.
      worker.terminate();
      this.worker = null;
      this.finish({ id: this.running?.id ?? 0, kind: 'failed', message: event.message || 'the page engine did not start' });
    });
    this.worker = worker;
    return worker;
  }

  private finish({ id, ...outcome }: LayoutAnswer): void {
    const running = this.running;
    if (running?.id !== id) return;
    this.running = null;
    if (outcome.kind === 'pages') loadFaces(outcome.result);
    running.job.done(outcome);
    this.next();
  }
}

const known = new Set<string>();
/** Tells the browser where the faces are; it fetches one when text first uses it. */
function loadFaces({ faces }: LaidOut): void {
  for (const { family, weight, style, file, unicodeRange } of faces) {
    if (known.has(file)) continue;
    known.add(file);
    document.fonts.add(new FontFace(family, `url("/fonts/${file}")`, { weight: String(weight), style, unicodeRange, display: 'swap' }));
  }
}

export const layoutQueue = new LayoutQueue();
