import type { ActorKind } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import type { Alarms } from './alarms.ts';
import { drain, type Entry } from './drain.ts';
import { errorFields, log } from './log.ts';
import type { Outbox } from './outbox.ts';

export const OUTBOX_ALARM = 'kernel.outbox';
/** Should the process die while something is sent, the alarm finds it so much later. */
const TAKE_UP_MS = 2_000;

/** What delivery needs of its actor. */
export interface Surroundings {
  outbox: Outbox;
  alarms: Alarms;
  now(): number;
  send(entry: Entry): Promise<Outcome<unknown>>;
  /** Keeps the actor awake until a promise is settled. */
  waitUntil(work: Promise<unknown>): void;
  /** Who this is, for the log. */
  who(): { kind: ActorKind; actor: string };
}

/** Sends what an actor's outbox holds: at once after each command, and by alarm what failed or was cut off by a crash. */
export class Delivery {
  private readonly around: Surroundings;
  private draining: Promise<void> | null = null;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Begins to send what is due. */
  begin(): void {
    const { outbox, alarms, now, waitUntil } = this.around;
    const next = outbox.nextAt();
    if (next === null) return;
    // The alarm is set before anything is sent: should the process die now, it finds the rest.
    alarms.setNoLater(OUTBOX_ALARM, Math.max(next, now() + TAKE_UP_MS));
    if (this.draining || next > now()) return;
    this.draining = this.drain();
    waitUntil(this.draining);
  }

  /** Resolves once all that is due now has left. What fails stays with the alarm. */
  async flushed(): Promise<void> {
    this.begin();
    await this.draining;
  }

  private async drain(): Promise<void> {
    const { outbox, alarms, now, send, who } = this.around;
    try {
      await drain({
        due: (limit) => outbox.due(limit),
        send,
        sent: (entry) => outbox.sent(entry),
        retryAt: (entry, delay) => outbox.retryAt(entry, delay),
        park: (entry, why) => outbox.park(entry, why),
        now,
        wait: (ms) => scheduler.wait(ms),
      });
    } catch (error) {
      log('error', 'outbox.stopped', { ...who(), ...errorFields(error) });
    }
    this.draining = null;
    const rest = outbox.nextAt();
    if (rest === null) alarms.clear(OUTBOX_ALARM);
    else alarms.set(OUTBOX_ALARM, rest);
  }
}
