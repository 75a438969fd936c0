import type { Connection, ConnectionContext, WSMessage } from 'partyserver';
import type { Contract, Identity } from '#protocol/envelope';
import { type Outcome, problemOf, refuse } from '#protocol/errors';
import { LIVE_LIMITS } from '#protocol/live';
import type { SessionsEnded } from '#protocol/sessions-ended';
import { type Call, CommandActor, type Definition } from './command-actor.ts';
import { newId } from './crypto.ts';
import { EndedSessions } from './ended.ts';
import { FrameGate } from './frames.ts';
import { errorFields, log } from './log.ts';
import { type Opening, SEAL_HEADER, unseal } from './seal.ts';
import { logSecurity } from './security.ts';
import { SESSIONS_ALARM, SessionChecks } from './session-checks.ts';
import { attachmentOf, closeFor, closeWith, isOpen, type Socket, sendText } from './sockets.ts';
import { mailbox } from './stubs.ts';
import { Trunks, trunkOf } from './trunk.ts';

export type { Call, Definition, Replies } from './command-actor.ts';

type Refused = 'forbidden' | 'not_found' | 'session_ended';
/** Whether a socket is let in: the actor's own part of its attachment, or why not. */
export type Admission = { own: object | null } | { refused: Refused };

/**
 * The base of the four actors: a mailbox, a database, an outbox, named alarms (`CommandActor`) and sockets, with the holes of the
 * platform closed (see docs/decisions/0001-actor-base.md). A subclass decides; it never sees an unchecked message, an unverified
 * person or a half-written state.
 */
export abstract class Actor<C extends Contract> extends CommandActor<C> {
  static override options = { hibernate: true };

  private readonly ended: EndedSessions;
  private readonly openings = new WeakMap<Request, Opening>();
  private readonly frames = new FrameGate();
  /** Sockets whose end has not been heard of; `null` until looked up after a wake-up. The platform's own list reads every attachment anew. */
  private sockets: Set<Connection> | null = null;
  private readonly trunks = new Trunks();
  /** Sockets that have passed through the framework in this life: their messages need not do so again. */
  private readonly passed = new WeakMap<WebSocket, Connection>();
  private readonly sessionChecks: SessionChecks;

  constructor(ctx: DurableObjectState, env: Env, definition: Definition<C>) {
    super(ctx, env, definition);
    this.ended = new EndedSessions(ctx.storage.sql);
    this.sessionChecks = new SessionChecks({
      alarms: this.alarms,
      now: () => this.ports.now(),
      sockets: () => this.openSockets(),
      ask: (identity) => this.present(identity),
    });
  }

  /** A socket was opened by `identity`: `null` to refuse it, else the actor's own part of its attachment. */
  protected admit(_identity: Identity): Admission | Promise<Admission> {
    return { refused: 'not_found' };
  }
  protected onOpened(_socket: Connection): void {}
  /** A text frame of acceptable size and rate, already read as JSON. */
  protected onFrame(_socket: Connection, _frame: unknown): void | Promise<void> {}
  protected onClosed(_socket: Connection): void {}

  /** Only a WebSocket that the router sealed gets in; everything else about the request is dropped, what identifies it first. */
  override async fetch(request: Request): Promise<Response> {
    try {
      const sealed = await unseal(this.env.VITAE_SECRET, request.headers.get(SEAL_HEADER), this.name, this.ports.now());
      if (!sealed) return Response.json(problemOf({ code: 'forbidden' }), { status: 403 });
      if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
        return Response.json(problemOf({ code: 'upgrade_required' }), { status: 426 });
      const clean = new Request('https://actor.invalid/live', { headers: { upgrade: 'websocket' } });
      this.openings.set(clean, sealed.opens);
      return await super.fetch(clean);
    } catch (error) {
      log('error', 'actor.fetch_failed', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
      return Response.json(problemOf({ code: 'internal' }), { status: 500 });
    }
  }

  override async onConnect(socket: Connection, context: ConnectionContext): Promise<void> {
    const opening = this.openings.get(context.request);
    if (!opening) return closeWith(socket, 'unauthenticated', 'unauthenticated');
    if ('trunk' in opening) return this.onTrunk(socket, opening.trunk);
    const { identity, seat } = opening;
    try {
      // After a sleep the trunks are found again first.
      this.openSockets();
      // Whoever is told by a trunk is told everything by it, also why they may not in.
      if (seat && !this.trunks.seat(socket, seat)) return;
      if (this.ended.has(identity.session)) return closeWith(socket, 'unauthenticated', 'session_ended');
      const admission = await this.admit(identity);
      if ('refused' in admission) return refuseSocket(socket, admission.refused, identity);
      const now = this.ports.now();
      socket.setState({ identity, session: newId('message'), openedAt: now, ...(seat && { seat }), own: admission.own });
      this.openSockets().add(socket);
      if (this.socketsOf(identity.user).length > LIVE_LIMITS.socketsPerUser) return closeWith(socket, 'rate_limited', 'rate_limited');
      this.sessionChecks.opened();
      this.onOpened(socket);
      if (this.tenantOfCounts()) this.change({}, () => this.meter.count('socketsOpened'));
    } catch (error) {
      this.failed(socket, error);
    }
  }

  private onTrunk(socket: Connection, trunk: string): void {
    socket.setState({ trunk });
    this.openSockets().delete(socket);
    this.trunks.add(trunk, socket);
  }

  override async webSocketMessage(socket: WebSocket, raw: WSMessage): Promise<void> {
    const passed = this.passed.get(socket);
    return passed ? this.onMessage(passed, raw) : super.webSocketMessage(socket, raw);
  }

  override async onMessage(socket: Connection, raw: WSMessage): Promise<void> {
    try {
      this.passed.set(socket, socket);
      // After a sleep the ways to sockets are found again before anything is answered.
      this.openSockets();
      const frame = this.frames.read(socket, raw, this.ports.now());
      if (frame) await this.onFrame(socket, frame.value);
    } catch (error) {
      this.failed(socket, error);
    }
  }

  override onClose(socket: Connection): void {
    const trunk = trunkOf(socket);
    if (trunk !== null) {
      this.openSockets();
      return this.trunks.lost(trunk, socket);
    }
    this.sockets?.delete(socket);
    this.trunks.leave(socket);
    try {
      if (attachmentOf(socket)) this.onClosed(socket);
    } catch (error) {
      log('error', 'socket.close_failed', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
    }
  }

  override onError(_socketOrError: unknown, error?: unknown): void {
    log('info', 'socket.error', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
  }

  /** Sends one text to every open socket but `except`. */
  protected sendToOthers(text: string, except?: Socket): void {
    for (const socket of this.openSockets()) if (socket !== except && attachmentOf(socket)) sendText(socket, text);
  }

  protected socketsOf(user: string): Connection[] {
    return [...this.openSockets()].filter((socket) => attachmentOf(socket)?.identity.user === user && isOpen(socket));
  }

  /** The person of a socket as their own actor knows them now, or why not: `session_ended`, or that they cannot be asked. */
  protected async present(
    identity: Identity,
    type: 'CheckSession' | 'CheckAdmin' = 'CheckSession',
  ): Promise<Outcome<{ identity: Identity }>> {
    try {
      const head = { from: identity, request: SESSIONS_ALARM };
      return await mailbox(this.env, 'user', identity.user).ask({ type, session: identity.session }, head);
    } catch (error) {
      log('warn', 'session.unasked', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
      return refuse('unavailable');
    }
  }

  /**
   * Sessions of `user` have ended: their sockets are told and closed, also those that are still on their way here. Where they go on,
   * and only their sockets may not (`why`), nothing is remembered: they come back as soon as they may.
   */
  protected endSessions(call: Pick<Call, 'once'>, user: string, { sessions, why }: Pick<SessionsEnded, 'sessions' | 'why'>): Outcome<null> {
    const outcome = this.change(call, () => why ?? this.ended.add(sessions, this.ports.now()));
    const ids = new Set<string>(sessions);
    for (const socket of this.socketsOf(user))
      if (ids.has(attachmentOf(socket)?.identity.session ?? '')) closeWith(socket, 'unauthenticated', why ?? 'session_ended');
    return outcome;
  }

  protected override onKernelAlarm(name: string): Promise<void> {
    return name === SESSIONS_ALARM ? this.sessionChecks.onAlarm() : super.onKernelAlarm(name);
  }

  protected override wipe(): Promise<void> {
    for (const socket of this.openSockets()) closeWith(socket, 'not_found', 'not_found');
    return super.wipe();
  }

  /** All sockets; some may be on their way out, and some have not been let in. */
  protected openSockets(): Set<Connection> {
    this.sockets ??= this.socketsAfterSleep();
    return this.sockets;
  }

  /** How many sockets are told, each by itself or together by a trunk. */
  protected crowd(): { direct: number; trunked: number } {
    const trunked = this.trunks.seated;
    return { direct: Math.max(0, this.openSockets().size - trunked), trunked };
  }

  private socketsAfterSleep(): Set<Connection> {
    const sockets = new Set(this.getConnections());
    for (const socket of sockets) {
      const trunk = trunkOf(socket);
      if (trunk !== null && sockets.delete(socket)) this.trunks.add(trunk, socket);
    }
    for (const socket of sockets) {
      const seat = attachmentOf(socket)?.seat;
      if (seat) this.trunks.seat(socket, seat);
    }
    return sockets;
  }

  protected failed(socket: Socket, error: unknown): void {
    log('error', 'socket.failed', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
    closeWith(socket, 'internal', 'internal');
  }
}

/** The first frame negotiates: `forbidden` is one of its three answers. */
function refuseSocket(socket: Socket, reason: Refused, { user, session }: Identity): void {
  if (reason === 'not_found') return closeWith(socket, reason, reason);
  if (reason === 'session_ended') return closeWith(socket, 'unauthenticated', reason);
  logSecurity({ event: 'socket_refused', outcome: 'refused', code: reason, user, session });
  sendText(socket, JSON.stringify({ type: 'forbidden' }));
  closeFor(socket, reason);
}
