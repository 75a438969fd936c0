import { Server } from 'partyserver';
import type { z } from 'zod';
import { type ActorKind, type Contract, EnvelopeHead, type Principal, type ReplyTo } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { issuesOf } from '#protocol/field-issues';
import type { TenantId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import mailboxSql from '../../migrations/kernel/0001_mailbox.sql';
import outboxSql from '../../migrations/kernel/0002_outbox_lanes.sql';
import endedSql from '../../migrations/kernel/0003_ended_sessions.sql';
import meterSql from '../../migrations/kernel/0020_meter.sql';
import { platformPorts } from './adapters.ts';
import { Alarms } from './alarms.ts';
import { sha256Text } from './crypto.ts';
import { Delivery, OUTBOX_ALARM } from './delivery.ts';
import { DoneCommands, REMEMBER_MS } from './done.ts';
import type { Effect } from './drain.ts';
import { deliverEffect } from './effects.ts';
import { readJson } from './json.ts';
import { errorFields, log } from './log.ts';
import { METER_ALARM, Meter } from './meter.ts';
import { type Migration, migrate } from './migrate.ts';
import { Outbox } from './outbox.ts';
import type { Ports } from './ports.ts';

const KERNEL_MIGRATIONS: Migration[] = [
  { id: 'kernel/0001_mailbox', sql: mailboxSql },
  { id: 'kernel/0002_outbox_lanes', sql: outboxSql },
  { id: 'kernel/0003_ended_sessions', sql: endedSql },
  { id: 'kernel/0020_meter', sql: meterSql },
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

/** An actor without sockets: a mailbox, a database, an outbox and named alarms. `Actor` adds the sockets; nothing else extends this. */
export abstract class CommandActor<C extends Contract> extends Server<Env> {
  protected readonly ports: Ports;
  protected readonly alarms: Alarms;
  protected readonly outbox: Outbox;
  /** What is counted of this actor; its tenant is told within a minute. */
  protected readonly meter: Meter;
  protected readonly definition: Definition<C>;
  private readonly carriedOut: DoneCommands;
  private readonly delivery: Delivery;

  constructor(ctx: DurableObjectState, env: Env, definition: Definition<C>) {
    super(ctx, env);
    this.definition = definition;
    this.ports = platformPorts(env);
    migrate(ctx.storage, [...KERNEL_MIGRATIONS, ...definition.migrations]);
    this.alarms = new Alarms(ctx.storage, this.ports.now);
    this.outbox = new Outbox(ctx.storage.sql, this.ports.now);
    this.meter = new Meter(ctx.storage.sql, this.alarms, this.ports.now);
    this.carriedOut = new DoneCommands(ctx.storage.sql);
    this.delivery = new Delivery({
      outbox: this.outbox,
      alarms: this.alarms,
      now: () => this.ports.now(),
      send: (entry) => deliverEffect(env, this.ports, { actor: definition.kind, id: this.name }, entry),
      waitUntil: (work) => ctx.waitUntil(work),
      who: () => ({ kind: definition.kind, actor: this.name }),
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

  /** The mailbox: an envelope in, an outcome out, both as JSON. Never throws and never says more of an error than that there was one. */
  async deliver(envelope: string): Promise<string> {
    return JSON.stringify(await this.receive(readJson(envelope)?.value));
  }

  /** The same for an envelope that came another way, such as a socket of this actor's. */
  protected async receive(envelope: unknown): Promise<Outcome<Replies<C>>> {
    const head = EnvelopeHead.safeParse(envelope);
    if (!head.success) return refuse('bad_request');
    const { from, request, key } = head.data;
    const message = this.definition.messages.safeParse(head.data.message);
    if (!message.success) return refuse('invalid_input', { errors: issuesOf(message.error, head.data.message) });
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
      else if (name === METER_ALARM) this.change({}, () => this.tellCounts());
      else if (name === FORGET_ALARM) {
        this.carriedOut.forgetOld(this.ports.now());
        if (!this.carriedOut.isEmpty()) this.alarms.set(FORGET_ALARM, this.ports.now() + REMEMBER_MS);
      } else await this.onKernelAlarm(name);
    });
  }

  /** Whose counts this actor's are; `null` while that is nobody's. */
  protected tenantOfCounts(): TenantId | null {
    return null;
  }

  /** Tells the tenant what was counted; call it inside `transact`. */
  protected tellCounts(): void {
    const tenant = this.tenantOfCounts();
    const counts = tenant && this.meter.take();
    if (counts) this.emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'CountsReported', counts } });
  }

  /** Alarms of the base itself come before those of the actor. */
  protected onKernelAlarm(name: string): Promise<void> {
    return this.onNamedAlarm(name);
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
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    migrate(this.ctx.storage, [...KERNEL_MIGRATIONS, ...this.definition.migrations]);
    this.alarms.forget();
    this.outbox.forget();
    this.rolledBack();
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
