import { nextSync, type SyncEvent, type SyncState } from './state.ts';

/** Why a round ended early, when trying again by itself is of no use. */
export class SyncRefused extends Error {
  readonly event: Extract<SyncEvent, { type: 'refused' | 'too_old' }>;
  constructor(event: Extract<SyncEvent, { type: 'refused' | 'too_old' }>) {
    super(event.type);
    this.event = event;
  }
}

export interface SyncPorts<T> {
  /** Sends what was done to résumés as a whole, and says which of them are to be brought, the most urgent first. */
  begin(): Promise<readonly T[]>;
  /** Brings one of them: its edits there, and others' edits here. */
  bring(thing: T): Promise<void>;
  /** Seconds that the server asked for, where a failure says so. */
  retryAfter(error: unknown): number | undefined;
  show(state: SyncState): void;
  now(): number;
  /** From 0 to 1. */
  chance(): number;
  /** Runs `job` in `ms`; returns what cancels it. */
  after(ms: number, job: () => void): () => void;
}

/** Brings one thing after another, again after a failure, and never two rounds at once. */
export class SyncManager<T> {
  private readonly ports: SyncPorts<T>;
  private now: SyncState = { phase: 'offline' };
  /** Of the round under way: one that was overtaken stops where it is. */
  private round = 0;
  private isRunning = false;
  private isAskedAgain = false;
  private cancel = () => {};

  constructor(ports: SyncPorts<T>) {
    this.ports = ports;
  }

  get state(): SyncState {
    return this.now;
  }

  tell(event: SyncEvent): void {
    // What came up after a round had looked is looked for once it is over.
    if (event.type === 'asked' && this.isRunning) this.isAskedAgain = true;
    const before = this.now;
    const next = nextSync(before, event);
    if (next === before) return;
    this.now = next;
    this.ports.show(next);
    this.cancel();
    this.cancel = () => {};
    if (next.phase === 'backing_off')
      this.cancel = this.ports.after(next.until - this.ports.now(), () => this.tell({ type: 'due', now: this.ports.now() }));
    if (next.phase === 'connecting') void this.run();
    else if (next.phase !== 'catching_up') this.round += 1;
  }

  stop(): void {
    this.cancel();
    this.round += 1;
  }

  private async run(): Promise<void> {
    this.round += 1;
    const { round } = this;
    const isOver = () => round !== this.round;
    this.isRunning = true;
    this.isAskedAgain = false;
    try {
      const things = await this.ports.begin();
      if (isOver()) return;
      this.tell({ type: 'greeted', left: things.length });
      for (const thing of things) {
        await this.ports.bring(thing);
        if (isOver()) return;
        this.tell({ type: 'brought' });
      }
      this.isRunning = false;
      this.tell({ type: 'finished' });
      if (this.isAskedAgain) this.tell({ type: 'asked' });
    } catch (error) {
      if (isOver()) return;
      this.isRunning = false;
      if (error instanceof SyncRefused) return this.tell(error.event);
      this.tell({ type: 'failed', now: this.ports.now(), chance: this.ports.chance(), retryAfter: this.ports.retryAfter(error) });
    }
  }
}
