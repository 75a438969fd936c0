import { type Connection, type ConnectionContext, Server, type WSMessage } from 'partyserver';
import type { z } from 'zod';
import { type ActorKind, type Contract, EnvelopeHead, type Identity, type Principal, type ReplyTo } from '#protocol/envelope';
import { done, issuesOf, type Outcome, problemOf, refuse } from '#protocol/errors';
import type { Json } from '#protocol/json';
import { LIVE_LIMITS } from '#protocol/live';
import mailboxSql from '../../migrations/kernel/0001_mailbox.sql';
import outboxSql from '../../migrations/kernel/0002_outbox_lanes.sql';
import endedSql from '../../migrations/kernel/0003_ended_sessions.sql';
import { platformPorts } from './adapters.ts';
import { Alarms } from './alarms.ts';
import { newId, sha256Text } from './crypto.ts';
import { Delivery, OUTBOX_ALARM } from './delivery.ts';
import { DoneCommands, REMEMBER_MS } from './done.ts';
import type { Effect } from './drain.ts';
import { deliverEffect } from './effects.ts';
import { EndedSessions } from './ended.ts';
import { FrameGate } from './frames.ts';
import { readJson } from './json.ts';
import { errorFields, log } from './log.ts';
import { type Migration, migrate } from './migrate.ts';
import { Outbox } from './outbox.ts';
import type { Ports } from './ports.ts';
import { type Opening, SEAL_HEADER, unseal } from './seal.ts';
import { logSecurity } from './security.ts';
import { SESSIONS_ALARM, SessionChecks } from './session-checks.ts';
import { attachmentOf, closeFor, closeWith, isOpen, type Socket, sendText } from './sockets.ts';
import { mailbox } from './stubs.ts';
import { Trunks, trunkOf } from './trunk.ts';

const KERNEL_MIGRATIONS: Migration[] = [
  { id: 'kernel/0001_mailbox', sql: mailboxSql },
  { id: 'kernel/0002_outbox_lanes', sql: outboxSql },
  { id: 'kernel/0003_ended_sessions', sql: endedSql },
];
const FORGET_ALARM = 'kernel.forget';

/** A message being handled. */
export interface Call {
  from: Principal;
  request: string;
  /** Present when the command is to take effect once. */
  once?: { key: string; digest: string };
}

export interface Definition<C extends Contract> {
  kind: ActorKind;
  messages: z.ZodType<C['message']>;
  migrations: Migration[];
}

/** A reply of the contract; each handler returns the one for its message. */
export type Replies<C extends Contract> = { [T in C['message']['type']]: ReplyTo<C, T> }[C['message']['type']];

/** Undoes the transaction of a command that was refused half-way. */
class Refused extends Error {
  readonly outcome: Outcome<never>;
  constructor(outcome: Outcome<never>) {
    super('refused');
    this.outcome = outcome;
  }
}

/**
 * The base of the four actors: a mailbox, a database, an outbox, named alarms and sockets, with the holes of the platform closed
 * (see docs/decisions/0001-actor-base.md). A subclass decides; it never sees an unchecked message, an unverified person or a
 * half-written state.
 */
export abstract class Actor<C extends Contract> extends Server<Env> {
  static override options = { hibernate: true };

  protected readonly ports: Ports;
  protected readonly alarms: Alarms;
  protected readonly outbox: Outbox;
  private readonly carriedOut: DoneCommands;
  private readonly ended: EndedSessions;
  private readonly definition: Definition<C>;
  private readonly openings = new WeakMap<Request, Opening>();
  private readonly frames = new FrameGate();
  /** Sockets whose end has not been heard of; `null` until looked up after a wake-up. The platform's own list reads every attachment anew. */
  private sockets: Set<Connection> | null = null;
  private readonly trunks = new Trunks();
  /** Sockets that have passed through the framework in this life: their messages need not do so again. */
  private readonly passed = new WeakMap<WebSocket, Connection>();
  private readonly delivery: Delivery;
  private readonly sessionChecks: SessionChecks;

  constructor(ctx: DurableObjectState, env: Env, definition: Definition<C>) {
    super(ctx, env);
    this.definition = definition;
    this.ports = platformPorts(env);
    migrate(ctx.storage, [...KERNEL_MIGRATIONS, ...definition.migrations]);
    this.alarms = new Alarms(ctx.storage, this.ports.now);
    this.outbox = new Outbox(ctx.storage.sql, this.ports.now);
    this.carriedOut = new DoneCommands(ctx.storage.sql);
    this.ended = new EndedSessions(ctx.storage.sql);
    this.delivery = new Delivery({
      outbox: this.outbox,
      alarms: this.alarms,
      now: () => this.ports.now(),
      send: (entry) => deliverEffect(env, this.ports, { actor: definition.kind, id: this.name }, entry),
      waitUntil: (work) => ctx.waitUntil(work),
      who: () => ({ kind: definition.kind, actor: this.name }),
    });
    this.sessionChecks = new SessionChecks({
      alarms: this.alarms,
      now: () => this.ports.now(),
      sockets: () => this.openSockets(),
      ask: (identity) => this.present(identity),
    });
  }

  /** Carries out a checked message. Slow work comes first; what changes state goes through `transact`. */
  protected abstract handle(message: C['message'], call: Call): Promise<Outcome<Replies<C>>> | Outcome<Replies<C>>;

  /** What came of a message, for what is told of it elsewhere: nothing is decided any more. */
  protected handled(_message: C['message'], _call: Call, _outcome: Outcome<unknown>): void {}

  /** An alarm that this actor asked for by name. */
  protected async onNamedAlarm(name: string): Promise<void> {
    throw new Error(`nobody handles the alarm ${name}`);
  }

  /** A socket was opened by `identity`: `null` to refuse it, else the actor's own part of its attachment. */
  protected admit(
    _identity: Identity,
  ):
    | { own: object | null }
    | { refused: 'forbidden' | 'not_found' }
    | Promise<{ own: object | null } | { refused: 'forbidden' | 'not_found' }> {
    return { refused: 'not_found' };
  }
  protected onOpened(_socket: Connection): void {}
  /** A text frame of acceptable size and rate, already read as JSON. */
  protected onFrame(_socket: Connection, _frame: unknown): void | Promise<void> {}
  protected onClosed(_socket: Connection): void {}

  /** The mailbox: an envelope in, an outcome out, both as JSON. Never throws and never says more of an error than that there was one. */
  async deliver(envelope: string): Promise<string> {
    return JSON.stringify(await this.receive(envelope));
  }

  private async receive(envelope: string): Promise<Outcome<Replies<C>>> {
    const head = EnvelopeHead.safeParse(readJson(envelope)?.value);
    if (!head.success) return refuse('bad_request');
    const { from, request, key } = head.data;
    const message = this.definition.messages.safeParse(head.data.message);
    if (!message.success) return refuse('invalid_input', { errors: issuesOf(message.error) });
    const call: Call = { from, request };
    if (key) call.once = { key: `${principalTag(from)}/${key}`, digest: await sha256Text(JSON.stringify(message.data)) };
    try {
      const outcome = await this.handle(message.data, call);
      this.handled(message.data, call, outcome);
      return outcome;
    } catch (error) {
      log('error', 'actor.failed', {
        kind: this.definition.kind,
        actor: this.name,
        message: message.data.type,
        request,
        ...errorFields(error),
      });
      return refuse('internal');
    }
  }

  /**
   * One command, one synchronous transaction: state, outbox and the command's key are written together or not at all. A refusal
   * writes nothing. What leaves the actor does so after the commit.
   */
  protected transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T> {
    const { once } = call;
    try {
      const outcome = this.ctx.storage.transactionSync(() => {
        const earlier = once && this.carriedOut.find(once.key, once.digest);
        if (earlier) return earlier as Outcome<T>;
        const decided = decide();
        if (decided instanceof Promise) throw new TypeError('a transaction cannot wait');
        if (!decided.ok) throw new Refused(decided);
        if (once) this.carriedOut.remember(once.key, once.digest, decided.value as Json, this.ports.now());
        return decided;
      });
      if (once) this.alarms.setNoLater(FORGET_ALARM, this.ports.now() + REMEMBER_MS);
      this.delivery.begin();
      return outcome;
    } catch (error) {
      this.alarms.forget();
      this.outbox.forget();
      this.rolledBack();
      if (error instanceof Refused) return error.outcome;
      throw error;
    }
  }

  /** A transaction was undone: what memory holds of it must go, too. */
  protected rolledBack(): void {}

  /** A command that is never refused and has nothing to say. */
  protected change(call: Pick<Call, 'once'>, write: () => unknown): Outcome<null> {
    return this.transact(call, () => {
      write();
      return done(null);
    });
  }

  /** Writes an effect down; call it inside `transact`. */
  protected emit(effect: Effect): void {
    this.outbox.add(effect);
  }

  /** Waits until what is due has left, so that whoever asked finds it done. What fails stays with the alarm. */
  protected flushed(): Promise<void> {
    return this.delivery.flushed();
  }

  override async onAlarm(): Promise<void> {
    await this.alarms.run(async (name) => {
      if (name === OUTBOX_ALARM) await this.flushed();
      else if (name === FORGET_ALARM) {
        this.carriedOut.forgetOld(this.ports.now());
        if (!this.carriedOut.isEmpty()) this.alarms.set(FORGET_ALARM, this.ports.now() + REMEMBER_MS);
      } else if (name === SESSIONS_ALARM) await this.sessionChecks.onAlarm();
      else await this.onNamedAlarm(name);
    });
  }

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
  private async present(identity: Identity): Promise<Outcome<{ identity: Identity }>> {
    try {
      const head = { from: identity, request: SESSIONS_ALARM };
      return await mailbox(this.env, 'user', identity.user).ask({ type: 'CheckSession', session: identity.session }, head);
    } catch (error) {
      log('warn', 'session.unasked', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
      return refuse('unavailable');
    }
  }

  /** Sessions of `user` have ended: their sockets are told and closed, also those that are still on their way here. */
  protected endSessions(call: Pick<Call, 'once'>, user: string, sessions: readonly string[]): Outcome<null> {
    const outcome = this.change(call, () => this.ended.add(sessions, this.ports.now()));
    for (const socket of this.socketsOf(user))
      if (sessions.includes(attachmentOf(socket)?.identity.session ?? '')) closeWith(socket, 'unauthenticated', 'session_ended');
    return outcome;
  }

  /** Whether nothing is left to be sent. What was parked for a person to look at does not count. */
  protected isQuiet(): boolean {
    return this.outbox.nextAt() === null;
  }

  /**
   * Forgets everything, down to the bytes of the file, and begins as a new actor. For what has been deleted: first make sure that
   * nothing waits to be sent (`isQuiet`).
   */
  protected async wipe(): Promise<void> {
    for (const socket of this.openSockets()) closeWith(socket, 'not_found', 'not_found');
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    migrate(this.ctx.storage, [...KERNEL_MIGRATIONS, ...this.definition.migrations]);
    this.alarms.forget();
    this.outbox.forget();
    this.rolledBack();
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

  /**
   * Runs `job` in so many ms. The actor is not put to sleep before that; should its process end, the job is lost with its memory.
   * For what depends on nothing but that memory; everything else is an alarm.
   */
  protected after(ms: number, job: () => void): void {
    const done = scheduler.wait(ms).then(job);
    this.ctx.waitUntil(
      done.catch((error: unknown) =>
        log('error', 'actor.later_failed', { kind: this.definition.kind, actor: this.name, ...errorFields(error) }),
      ),
    );
  }

  protected failed(socket: Socket, error: unknown): void {
    log('error', 'socket.failed', { kind: this.definition.kind, actor: this.name, ...errorFields(error) });
    closeWith(socket, 'internal', 'internal');
  }
}

/** The first frame negotiates: `forbidden` is one of its three answers. */
function refuseSocket(socket: Socket, reason: 'forbidden' | 'not_found', { user, session }: Identity): void {
  if (reason === 'not_found') return closeWith(socket, reason, reason);
  logSecurity({ event: 'socket_refused', outcome: 'refused', code: reason, user, session });
  sendText(socket, JSON.stringify({ type: 'forbidden' }));
  closeFor(socket, reason);
}

function principalTag(from: Principal): string {
  switch (from.kind) {
    case 'user':
      return from.user;
    case 'actor':
      return `${from.actor}:${from.id}`;
    case 'anonymous':
    case 'router':
      return from.kind;
  }
}
