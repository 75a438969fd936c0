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
  type Gaze,
  type Push,
  type RegisterEntry,
  type ServerFrame,
} from '#protocol/live';
import type { Role } from '#protocol/roles';
import { type Decision, entryOfWrite } from '#sync/document-state';
import { Outgoing } from './outgoing.ts';
import { Pace, type Waiting } from './pace.ts';
import { roleHere } from './policy.ts';
import { Presence } from './presence.ts';
import type { ReplicaRow, ResumeRow } from './repo.ts';
import { NOWHERE, type Own, ownOf, peerOf, peersOf, Seats } from './seats.ts';
import { type Crowd, tellPauseFor } from './tell-pause.ts';
import type { TextEntry } from './texts-repo.ts';

/** What a live room needs of its résumé. */
export interface Room extends Waiting {
  sockets(): ReadonlySet<Socket>;
  crowd(): Crowd;
  resume(): ResumeRow | null;
  role(user: string): Role | undefined;
  changedSince(seq: number): RegisterEntry[];
  textsSince(seq: number): TextEntry[];
  replica(id: string): ReplicaRow | null;
  claimReplica(id: string, user: string, device: DeviceKind | null): void;
  conflicts(user: string): Conflict[];
  push(identity: Identity, push: Push): Outcome<Ack | { resync: number }>;
  /** Something went wrong with one socket: it is told and closed, and the others go on. */
  failed(socket: Socket, error: unknown): void;
}

interface Pushed {
  socket: Socket;
  identity: Identity;
  push: Push;
}

const Version = z.looseObject({ type: z.literal('hi'), v: z.number() });

/**
 * Pushes that come thicker than this are decided together: the platform writes what is done in one turn to the disk together, and
 * waiting for the disk is what costs most.
 */
const DECIDE_PAUSE_MS = 1;
/** Nor do more wait: others want their turn, too. */
const DECIDE_AT_MOST = 32;
/** What is told to few is told at once. */
const FEW_SOCKETS = 16;
/** Who is there and looks where is told at most 20 times a second. */
const PRESENCE_PAUSE_MS = 50;

/** Everybody who has a résumé open: greets, takes pushes, passes on what was decided and who looks where. */
export class LiveRoom {
  private readonly room: Room;
  private readonly seats = new Seats();
  private inbox: Pushed[] = [];
  private readonly deciding: Pace;
  private readonly outgoing = new Outgoing();
  private readonly telling: Pace;
  private readonly presence = new Presence();
  private readonly showing: Pace;
  private isDeciding = false;

  constructor(room: Room) {
    this.room = room;
    this.deciding = new Pace(room, () => this.decide());
    this.telling = new Pace(room, () => this.tellAll());
    this.showing = new Pace(room, () => this.showAll());
  }

  /** A socket that has not said hello. */
  static newcomer(): Own {
    return { replica: null, gaze: NOWHERE };
  }

  onOpened(socket: Socket): void {
    this.seats.open(socket);
  }

  onFrame(socket: Socket, raw: unknown): void {
    const attachment = attachmentOf(socket);
    const own = ownOf(socket);
    if (!attachment || !own) return closeWith(socket, 'internal', 'internal');
    const parsed = ClientFrame.safeParse(raw);
    // The version comes before the shape: an old client's hello may look different.
    if (!parsed.success || parsed.data.type === 'hi') {
      const version = Version.safeParse(raw);
      if (version.success && negotiate(version.data.v) === 'too_old') {
        this.send(socket, { type: 'too_old', oldest: OLDEST_WIRE_VERSION });
        return closeFor(socket, 'too_old');
      }
    }
    if (!parsed.success) return closeWith(socket, 'bad_frame', 'invalid_input');
    const frame = parsed.data;
    if (frame.type === 'hi') return this.onHi(socket, attachment, frame);
    if (frame.type === 'ping') return this.send(socket, { type: 'pong', t0: frame.t0, now: this.room.now() });
    if (frame.type === 'got') {
      if (!this.seats.of(socket).reading.got(frame.units, this.room.now())) closeWith(socket, 'bad_frame', 'invalid_input');
      return;
    }
    if (!own.replica) return closeWith(socket, 'hello_expected', 'bad_request');
    if (frame.type === 'push') {
      if (frame.actor !== own.replica) return closeWith(socket, 'bad_frame', 'invalid_input');
      this.inbox.push({ socket, identity: attachment.identity, push: frame });
      return this.inbox.length < DECIDE_AT_MOST ? this.deciding.ask(DECIDE_PAUSE_MS) : this.decide();
    }
    const { type: _, ...gaze } = frame;
    this.setOwn(socket, attachment, { ...own, gaze });
    this.show(attachment, gaze);
  }

  onClosed(socket: Socket): void {
    const attachment = attachmentOf(socket);
    if (!attachment || !this.seats.leave(socket)) return;
    this.presence.gone(attachment.session);
    this.showing.ask(this.presencePause());
  }

  /** Passes on what was decided to everybody but the replica that wrote it. */
  tell(actor: string, decision: Decision): void {
    this.outgoing.add(actor, decision.writes.map(entryOfWrite));
    // Of pushes that came together the last one asks.
    if (!this.isDeciding) this.tellSoon();
  }

  /** Tells everybody that something beside the document is not what it was. */
  changed(what: Extract<ServerFrame, { type: 'changed' }>['what']): void {
    const text = JSON.stringify({ type: 'changed', what } satisfies ServerFrame);
    for (const socket of this.room.sockets()) if (this.seats.of(socket).replica) this.write(socket, text);
  }

  /** Whether somebody has the résumé open. */
  isHere(user: string): boolean {
    for (const socket of this.room.sockets())
      if (isOpen(socket) && this.seats.of(socket).replica && attachmentOf(socket)?.identity.user === user) return true;
    return false;
  }

  /** Two people wrote the same: both are told, wherever they have the résumé open. */
  conflict(conflict: Conflict): void {
    const text = JSON.stringify({ type: 'conflict', conflict } satisfies ServerFrame);
    const people: string[] = [conflict.stands.user.id, conflict.other.user.id];
    for (const socket of this.room.sockets())
      if (this.seats.of(socket).replica && people.includes(attachmentOf(socket)?.identity.user ?? '')) this.write(socket, text);
  }

  /** Somebody's role changed, or they were taken out (`null`): their open sockets learn it at once. */
  roleChanged(user: string, role: Role | null): void {
    for (const socket of this.room.sockets()) {
      const identity = attachmentOf(socket)?.identity;
      if (identity?.user !== user) continue;
      const now = roleHere(identity, role ?? undefined);
      if (now) this.send(socket, { type: 'role', role: now });
      else {
        this.send(socket, { type: 'forbidden' });
        closeFor(socket, 'forbidden');
      }
    }
  }

  /** What somebody's tenant lets them do has changed: their sockets write by it, and are told what they are. */
  stands(user: string, sessions: ReadonlySet<string>, marks: Pick<Identity, 'isHeld' | 'templates'>): void {
    // What came before is decided by what held before.
    this.decide();
    for (const socket of this.room.sockets()) {
      const attachment = attachmentOf(socket);
      if (attachment?.identity.user !== user || !sessions.has(attachment.identity.session)) continue;
      const { isHeld, templates: _, ...identity } = attachment.identity;
      const next = { ...identity, ...marks };
      socket.setState({ ...attachment, identity: next });
      const role = roleHere(next, this.room.role(user));
      if (role && isHeld !== next.isHeld) this.send(socket, { type: 'role', role });
    }
  }

  private onHi(socket: Socket, attachment: Attachment, hi: Extract<ClientFrame, { type: 'hi' }>): void {
    // What came before this hello is decided before it is answered: the welcome tells how far that has come.
    this.decide();
    const { identity } = attachment;
    const resume = this.room.resume();
    const role = roleHere(identity, this.room.role(identity.user));
    const negotiated = negotiate(hi.v);
    if (!resume) return closeWith(socket, 'not_found', 'not_found');
    if (!role || negotiated === 'too_old') return closeWith(socket, 'forbidden', 'forbidden');
    const known = this.room.replica(hi.actor);
    if (known && known.user !== identity.user) return closeWith(socket, 'replica_taken', 'conflict');
    // Staff who look leave nothing behind.
    if (!identity.act && (!known || (hi.device && known.device !== hi.device)))
      this.room.claimReplica(hi.actor, identity.user, hi.device ?? null);
    this.retire(hi.actor, socket);
    this.setOwn(socket, attachment, { replica: hi.actor, gaze: NOWHERE });
    this.seats.of(socket).replica = hi.actor;
    // A replica that knows more than we do was made before a restore from a back-up: it starts over.
    const since = hi.since > resume.seq ? 0 : hi.since;
    const welcome: ServerFrame = {
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
      presence: peersOf(this.room.sockets(), socket),
    };
    this.write(socket, JSON.stringify(welcome), true);
    this.seats.of(socket).told = this.outgoing.end;
    this.show(attachment, NOWHERE);
  }

  /** A replica has one socket: what an older one still has under way must not be decided after this welcome. */
  private retire(replica: string, but: Socket): void {
    for (const socket of this.room.sockets())
      if (socket !== but && this.seats.of(socket).replica === replica) closeWith(socket, 'replaced', 'conflict');
  }

  /** Decides the pushes that have come, in their order, and answers each. */
  private decide(): void {
    const pushes = this.inbox;
    this.inbox = [];
    this.isDeciding = true;
    for (const { socket, identity, push } of pushes) {
      try {
        // An acknowledgement says where in the one order the edits stand: whoever gets it must have what stands before them.
        this.tellOne(socket);
        const outcome = this.room.push(identity, push);
        if (outcome.ok) {
          this.send(socket, 'resync' in outcome.value ? { type: 'resync', seen: outcome.value.resync } : outcome.value);
          this.seats.of(socket).told = this.outgoing.end;
        } else closeWith(socket, outcome.refusal.code === 'not_found' ? 'not_found' : 'replica_taken', outcome.refusal.code);
      } catch (error) {
        this.room.failed(socket, error);
      }
    }
    this.isDeciding = false;
    this.tellSoon();
  }

  private tellSoon(): void {
    if (!this.outgoing.isWaiting) return;
    if (this.room.sockets().size <= FEW_SOCKETS) this.tellAll();
    else this.telling.ask(tellPauseFor(this.room.crowd()));
  }

  private tellAll(): void {
    for (const socket of this.room.sockets()) this.tellOne(socket);
    this.outgoing.clear();
  }

  /** Tells a reader what it has not been told yet. */
  private tellOne(socket: Socket): void {
    const seat = this.seats.of(socket);
    if (!seat.replica) return;
    const frame = this.outgoing.frameFor(seat.told, seat.replica);
    seat.told = this.outgoing.end;
    if (frame !== null) this.write(socket, frame);
  }

  private show(attachment: Attachment, gaze: Gaze): void {
    this.presence.show(peerOf(attachment, gaze));
    this.showing.ask(this.presencePause());
  }

  private presencePause(): number {
    return Math.max(PRESENCE_PAUSE_MS, tellPauseFor(this.room.crowd()));
  }

  private showAll(): void {
    const { frames, only } = this.presence.take();
    for (const socket of this.room.sockets()) {
      if (!this.seats.of(socket).replica || attachmentOf(socket)?.session === only) continue;
      for (const frame of frames) this.write(socket, frame);
    }
  }

  private setOwn(socket: Socket, attachment: Attachment, own: Own): void {
    socket.setState({ ...attachment, own });
  }

  private send(socket: Socket, frame: ServerFrame): void {
    this.write(socket, JSON.stringify(frame));
  }

  /** Every frame passes here and is counted: whoever has fallen too far behind is dropped instead of being sent more. */
  private write(socket: Socket, text: string, isGreeting = false): void {
    const { reading } = this.seats.of(socket);
    const now = this.room.now();
    if (reading.isTooSlow(now)) {
      closeFor(socket, 'too_slow');
      return this.onClosed(socket);
    }
    if (isGreeting) reading.greet(text.length, now);
    else reading.add(text.length, now);
    sendText(socket, text);
  }
}
