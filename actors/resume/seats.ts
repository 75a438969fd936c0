import { z } from 'zod';
import { Reading } from '#kernel/reading';
import { type Attachment, attachmentOf, isOpen, type Socket } from '#kernel/sockets';
import { Gaze, type Peer } from '#protocol/live';

/** The room's part of a socket's attachment: it survives hibernation. */
const Own = z.strictObject({ replica: z.string().nullable(), gaze: Gaze });
export type Own = z.infer<typeof Own>;

export const NOWHERE: Gaze = { field: null, anchor: null, head: null };

export function ownOf(socket: Socket): Own | null {
  const attachment = attachmentOf(socket);
  if (!attachment) return null;
  let own = known.get(attachment);
  if (own === undefined) {
    const parsed = Own.safeParse(attachment.own);
    own = parsed.success ? parsed.data : null;
    known.set(attachment, own);
  }
  return own;
}

/** Checked once for each attachment, like the attachment itself. */
const known = new WeakMap<Attachment, Own | null>();

export const peerOf = ({ session, identity }: Attachment, gaze: Gaze): Peer => ({
  session,
  user: { id: identity.user, name: identity.name },
  gaze,
});

/** Everybody who is there, but one. */
export function peersOf(sockets: Iterable<Socket>, but: Socket): Peer[] {
  const peers: Peer[] = [];
  for (const socket of sockets) {
    const attachment = attachmentOf(socket);
    const own = ownOf(socket);
    if (socket !== but && isOpen(socket) && attachment && own?.replica) peers.push(peerOf(attachment, own.gaze));
  }
  return peers;
}

/** What the room knows of a socket for as long as it is in memory. Every edit looks at every seat: nothing here is looked up again. */
export interface Seat {
  /** The replica that the socket has said hello for; `null` before that, and nothing is told to it. */
  replica: string | null;
  /** Up to where it was told what was decided (see Outgoing). */
  told: number;
  readonly reading: Reading;
}

export class Seats {
  private readonly seats = new WeakMap<Socket, Seat>();
  private readonly left = new WeakSet<Socket>();

  /** A socket that has just been opened. */
  open(socket: Socket): void {
    this.seats.set(socket, { replica: null, told: 0, reading: new Reading(true) });
  }

  /** One that was not opened in this life was told all that was decided before it. */
  of(socket: Socket): Seat {
    let seat = this.seats.get(socket);
    if (!seat) {
      seat = { replica: ownOf(socket)?.replica ?? null, told: 0, reading: new Reading(false) };
      this.seats.set(socket, seat);
    }
    return seat;
  }

  /** Says whether it had not left before. */
  leave(socket: Socket): boolean {
    if (this.left.has(socket)) return false;
    this.left.add(socket);
    return true;
  }
}
