import type { Identity } from '#protocol/envelope';
import type { ErrorCode, Outcome } from '#protocol/errors';
import type { Alarms } from './alarms.ts';
import { type Attachment, attachmentOf, closeWith, isOpen, type Socket } from './sockets.ts';

export const SESSIONS_ALARM = 'kernel.sessions';
/** A socket's session is looked at again at the latest after this time, … */
export const CHECK_EVERY_MS = 30 * 60_000;
/** … along with others: what would be due so soon is looked at now, so that one waking is enough. */
const ALONG_MS = 5 * 60_000;
/** When those are asked again who could not say. */
const AGAIN_MS = 60_000;
/** Answers that say nothing of the session. */
const NOT_NOW: readonly ErrorCode[] = ['internal', 'unavailable', 'rate_limited'];

export interface Surroundings {
  alarms: Pick<Alarms, 'set' | 'setNoLater'>;
  now(): number;
  sockets(): Iterable<Socket>;
  /** Asks the person's own actor for them, as it knows them now. */
  ask(identity: Identity): Promise<Outcome<{ identity: Identity }>>;
}

/**
 * A session's end is pushed to its sockets. Should that ever be lost, or the session just grow old, its sockets still end: each is
 * looked at again from time to time.
 */
export class SessionChecks {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** A socket was opened: its session has just been looked at. */
  opened(): void {
    this.around.alarms.setNoLater(SESSIONS_ALARM, this.around.now() + CHECK_EVERY_MS);
  }

  async onAlarm(): Promise<void> {
    const { alarms, now, sockets, ask } = this.around;
    const answers = new Map<string, Outcome<{ identity: Identity }>>();
    for (const socket of [...sockets()]) {
      const attachment = attachmentOf(socket);
      if (!attachment || !isOpen(socket) || dueAt(attachment) - ALONG_MS > now()) continue;
      const { identity } = attachment;
      const answer = answers.get(identity.session) ?? (await ask(identity));
      answers.set(identity.session, answer);
      this.judge(socket, answer);
    }
    const left = [...sockets()].filter(isOpen).flatMap((socket) => attachmentOf(socket) ?? []);
    if (left.length > 0) alarms.set(SESSIONS_ALARM, Math.max(now() + AGAIN_MS, Math.min(...left.map(dueAt))));
  }

  private judge(socket: Socket, answer: Outcome<{ identity: Identity }>): void {
    // What the actor has written on it while its person was asked stays.
    const attachment = attachmentOf(socket);
    if (!attachment || !isOpen(socket)) return;
    if (answer.ok) socket.setState({ ...attachment, identity: answer.value.identity, checkedAt: this.around.now() });
    else if (!NOT_NOW.includes(answer.refusal.code)) closeWith(socket, 'unauthenticated', 'session_ended');
  }
}

const dueAt = ({ openedAt, checkedAt = openedAt }: Attachment): number => checkedAt + CHECK_EVERY_MS;
