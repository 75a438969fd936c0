import { z } from 'zod';
import { type Attachment, attachmentOf, closeFor, closeWith, isOpen, type Socket, sendText } from '#kernel/sockets';
import { negotiate, OLDEST_WIRE_VERSION } from '#protocol/compat';
import type { Identity } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import {
  type Ack,
  ClientFrame,
  type Conflict,
  type DeviceKind,
  Gaze,
  type Peer,
  type Push,
  type RegisterEntry,
  type ServerFrame,
} from '#protocol/live';
import type { Role } from '#protocol/roles';
import { type Decision, entryOfWrite } from '#sync/decide';
import type { ReplicaRow, ResumeRow } from './repo.ts';
import type { TextEntry } from './texts-repo.ts';

/** What a live room needs of its résumé. */
export interface Room {
  now(): number;
  sockets(): Iterable<Socket>;
  resume(): ResumeRow | null;
  role(user: string): Role | undefined;
  changedSince(seq: number): RegisterEntry[];
  textsSince(seq: number): TextEntry[];
  replica(id: string): ReplicaRow | null;
  claimReplica(id: string, user: string, device: DeviceKind | null): void;
  conflicts(user: string): Conflict[];
  push(identity: Identity, push: Push): Outcome<Ack | { resync: number }>;
}

/** The room's part of a socket's attachment. */
const Own = z.strictObject({ replica: z.string().nullable(), gaze: Gaze });
type Own = z.infer<typeof Own>;

const NOWHERE: Gaze = { field: null, anchor: null, head: null };

/** Everybody who has a résumé open: greets, takes pushes, passes on what was decided and who looks where. */
export class LiveRoom {
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
  }

  /** A socket that has not said hello. */
  static newcomer(): Own {
    return { replica: null, gaze: NOWHERE };
  }

  onFrame(socket: Socket, raw: unknown): void {
    const attachment = attachmentOf(socket);
    const own = ownOf(socket);
    if (!attachment || !own) return closeWith(socket, 'internal', 'internal');
    // The version comes before the shape: an old client's hello may look different.
    const version = z.looseObject({ type: z.literal('hi'), v: z.number() }).safeParse(raw);
    if (version.success && negotiate(version.data.v) === 'too_old') {
      send(socket, { type: 'too_old', oldest: OLDEST_WIRE_VERSION });
      return closeFor(socket, 'too_old');
    }
    const frame = ClientFrame.safeParse(raw);
    if (!frame.success) return closeWith(socket, 'bad_frame', 'invalid_input');
    if (frame.data.type === 'hi') return this.onHi(socket, attachment, frame.data);
    if (frame.data.type === 'ping') return send(socket, { type: 'pong', t0: frame.data.t0, now: this.room.now() });
    if (!own.replica) return closeWith(socket, 'hello_expected', 'bad_request');
    if (frame.data.type === 'push') return this.onPush(socket, attachment, own.replica, frame.data);
    if (frame.data.type === 'got') return;
    const { type: _, ...gaze } = frame.data;
    this.setOwn(socket, attachment, { ...own, gaze });
    this.others(socket, { type: 'p', peer: peerOf(attachment, gaze) });
  }

  onClosed(socket: Socket): void {
    const attachment = attachmentOf(socket);
    if (attachment) this.others(socket, { type: 'left', session: attachment.session });
  }

  /** Passes on what was decided to everybody but the replica that wrote it. */
  tell(actor: string, decision: Decision): void {
    if (decision.writes.length === 0) return;
    const ops = decision.writes.map(entryOfWrite);
    const text = JSON.stringify({ type: 'ops', actor, seq: decision.seq, ops } satisfies ServerFrame);
    for (const socket of this.room.sockets()) {
      const replica = ownOf(socket)?.replica;
      if (replica && replica !== actor) sendText(socket, text);
    }
  }

  /** Tells everybody that something beside the document is not what it was. */
  changed(what: Extract<ServerFrame, { type: 'changed' }>['what']): void {
    const text = JSON.stringify({ type: 'changed', what } satisfies ServerFrame);
    for (const socket of this.room.sockets()) if (ownOf(socket)?.replica) sendText(socket, text);
  }

  /** Whether somebody has the résumé open. */
  isHere(user: string): boolean {
    for (const socket of this.room.sockets())
      if (isOpen(socket) && ownOf(socket)?.replica && attachmentOf(socket)?.identity.user === user) return true;
    return false;
  }

  /** Two people wrote the same: both are told, wherever they have the résumé open. */
  conflict(conflict: Conflict): void {
    const text = JSON.stringify({ type: 'conflict', conflict } satisfies ServerFrame);
    const people: string[] = [conflict.stands.user.id, conflict.other.user.id];
    for (const socket of this.room.sockets())
      if (ownOf(socket)?.replica && people.includes(attachmentOf(socket)?.identity.user ?? '')) sendText(socket, text);
  }

  /** Somebody's role changed, or they were taken out (`null`): their open sockets learn it at once. */
  roleChanged(user: string, role: Role | null): void {
    for (const socket of this.room.sockets()) {
      if (attachmentOf(socket)?.identity.user !== user) continue;
      if (role) send(socket, { type: 'role', role });
      else {
        send(socket, { type: 'forbidden' });
        closeFor(socket, 'forbidden');
      }
    }
  }

  private onHi(socket: Socket, attachment: Attachment, hi: Extract<ClientFrame, { type: 'hi' }>): void {
    const { identity } = attachment;
    const resume = this.room.resume();
    const role = this.room.role(identity.user);
    const negotiated = negotiate(hi.v);
    if (!resume) return closeWith(socket, 'not_found', 'not_found');
    if (!role || negotiated === 'too_old') return closeWith(socket, 'forbidden', 'forbidden');
    const known = this.room.replica(hi.actor);
    if (known && known.user !== identity.user) return closeWith(socket, 'replica_taken', 'conflict');
    if (!known || (hi.device && known.device !== hi.device)) this.room.claimReplica(hi.actor, identity.user, hi.device ?? null);
    this.retire(hi.actor, socket);
    this.setOwn(socket, attachment, { replica: hi.actor, gaze: NOWHERE });
    // A replica that knows more than we do was made before a restore from a back-up: it starts over.
    const since = hi.since > resume.seq ? 0 : hi.since;
    send(socket, {
      type: 'welcome',
      v: negotiated.version,
      resume: resume.id,
      session: attachment.session,
      role,
      seq: resume.seq,
      seen: known?.seen ?? 0,
      now: this.room.now(),
      t0: hi.t0,
      regs: this.room.changedSince(since),
      text: this.room.textsSince(since),
      conflicts: this.room.conflicts(identity.user),
      user: identity.user,
      presence: this.peers(socket),
    });
    this.others(socket, { type: 'p', peer: peerOf(attachment, NOWHERE) });
  }

  /** A replica has one socket: what an older one still has under way must not be decided after this welcome. */
  private retire(replica: string, but: Socket): void {
    for (const socket of this.room.sockets())
      if (socket !== but && ownOf(socket)?.replica === replica) closeWith(socket, 'replaced', 'conflict');
  }

  private onPush(socket: Socket, attachment: Attachment, replica: string, push: Push): void {
    if (push.actor !== replica) return closeWith(socket, 'bad_frame', 'invalid_input');
    const outcome = this.room.push(attachment.identity, push);
    if (!outcome.ok) {
      const gone = outcome.refusal.code === 'not_found';
      return closeWith(socket, gone ? 'not_found' : 'replica_taken', outcome.refusal.code);
    }
    send(socket, 'resync' in outcome.value ? { type: 'resync', seen: outcome.value.resync } : outcome.value);
  }

  private peers(but: Socket): Peer[] {
    const peers: Peer[] = [];
    for (const socket of this.room.sockets()) {
      const attachment = attachmentOf(socket);
      const own = ownOf(socket);
      if (socket !== but && attachment && own?.replica) peers.push(peerOf(attachment, own.gaze));
    }
    return peers;
  }

  private others(but: Socket, frame: ServerFrame): void {
    const text = JSON.stringify(frame);
    for (const socket of this.room.sockets()) if (socket !== but && ownOf(socket)?.replica) sendText(socket, text);
  }

  private setOwn(socket: Socket, attachment: Attachment, own: Own): void {
    socket.setState({ ...attachment, own });
  }
}

function send(socket: Socket, frame: ServerFrame): void {
  sendText(socket, JSON.stringify(frame));
}

function ownOf(socket: Socket): Own | null {
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

const peerOf = ({ session, identity }: Attachment, gaze: Gaze): Peer => ({
  session,
  user: { id: identity.user, name: identity.name },
  gaze,
});
