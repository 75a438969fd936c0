import { attachmentOf, closeWith, type Socket, sendText } from '#kernel/sockets';
import type { SessionId } from '#protocol/ids';
import { MeClientFrame, type MeServerFrame, type Notice } from '#protocol/me-live';

/** What the room of a person's own pages needs of their actor. */
interface Surroundings {
  sockets(): Iterable<Socket>;
  now(): number;
  /** Whether a session, or an API token, goes on. */
  isOpen(session: SessionId): boolean;
}

/** The open pages of one person: told what of theirs has changed, and closed with their session. */
export class OwnRoom {
  private readonly around: Surroundings;
  private mayHaveEnded = false;

  constructor(around: Surroundings) {
    this.around = around;
  }

  onOpened(socket: Socket): void {
    send(socket, { type: 'ready', now: this.around.now() });
  }

  onFrame(socket: Socket, raw: unknown): void {
    const frame = MeClientFrame.safeParse(raw);
    if (!frame.success) return closeWith(socket, 'bad_frame', 'invalid_input');
    send(socket, { type: 'pong', t0: frame.data.t0, now: this.around.now() });
  }

  tell(notice: Notice): void {
    for (const socket of this.around.sockets()) if (attachmentOf(socket)) send(socket, { type: 'changed', what: [notice] });
  }

  /** Sessions end in a transaction that may still be undone: who is gone is looked up after it. */
  sessionsEnd(): void {
    this.mayHaveEnded = true;
  }

  /** Closes what belongs to sessions that have ended. */
  closeEnded(): void {
    if (!this.mayHaveEnded) return;
    this.mayHaveEnded = false;
    for (const socket of this.around.sockets()) {
      const session = attachmentOf(socket)?.identity.session;
      if (session && !this.around.isOpen(session)) closeWith(socket, 'unauthenticated', 'session_ended');
    }
  }
}

const send = (socket: Socket, frame: MeServerFrame): void => sendText(socket, JSON.stringify(frame));
