import { z } from 'zod';
import { newId } from '#kernel/crypto';
import { logSecurity } from '#kernel/security';
import { attachmentOf, closeFor, closeWith, type Socket, sendText } from '#kernel/sockets';
import { AdminClientFrame, type AdminEvent, type AdminServerFrame } from '#protocol/admin-live';
import { negotiate, WIRE_VERSION } from '#protocol/compat';
import type { Identity } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import { issuesOf } from '#protocol/field-issues';
import { holds, type TenantRole } from '#protocol/roles';
import { type NumberedEvent, StaffEvents } from './staff-events.ts';

/** The tenant's own part of a socket's attachment: whether it has said hello. */
const Own = z.strictObject({ greeted: z.boolean() });
/** A command that is not one still has a number to be answered by. */
const Numbered = z.looseObject({ t: z.literal('do'), n: z.number().int().min(0) });

interface Surroundings {
  sql: SqlStorage;
  sockets(): Iterable<Socket>;
  roleOf(user: string): TenantRole | undefined;
  /** Puts a command into the tenant's mailbox, in the name of whoever holds the socket. */
  carryOut(from: Identity, message: { type: string }, request: string, key: string | undefined): Promise<Outcome<unknown>>;
}

/** Staff who watch their tenant and give it commands. What it knows of a socket is in its attachment, which outlives a sleep. */
export class StaffRoom {
  private readonly around: Surroundings;
  private readonly events: StaffEvents;
  /** Told once their transaction is through. */
  private untold: NumberedEvent[] = [];

  constructor(around: Surroundings) {
    this.around = around;
    this.events = new StaffEvents(around.sql);
  }

  /** Writes down what has happened; call it inside the transaction. */
  add(event: AdminEvent): void {
    this.untold.push(this.events.add(event));
  }

  /** A transaction is through. */
  tell(): void {
    if (this.untold.length === 0) return;
    const events = this.untold;
    this.untold = [];
    for (const socket of this.around.sockets()) {
      const attachment = attachmentOf(socket);
      if (!attachment || !Own.safeParse(attachment.own).data?.greeted) continue;
      const role = this.around.roleOf(attachment.identity.user);
      // Whoever has lost their office in it is told no more.
      if (!holds(role, 'staff')) closeWith(socket, 'forbidden', 'forbidden');
      else for (const event of events) if (maySee(role, event)) send(socket, { t: 'event', ...event });
    }
  }

  /** A transaction was undone. */
  forget(): void {
    this.untold = [];
  }

  async onFrame(socket: Socket, raw: unknown): Promise<void> {
    const attachment = attachmentOf(socket);
    if (!attachment) return closeWith(socket, 'unauthenticated', 'unauthenticated');
    const frame = AdminClientFrame.safeParse(raw);
    if (!frame.success) {
      const numbered = Numbered.safeParse(raw);
      if (!numbered.success) return closeWith(socket, 'bad_frame', 'invalid_input');
      return send(socket, { t: 'refused', n: numbered.data.n, code: 'invalid_input', errors: issuesOf(frame.error) });
    }
    const isGreeted = Own.safeParse(attachment.own).data?.greeted === true;
    switch (frame.data.t) {
      case 'ping':
        return send(socket, { t: 'pong', t0: frame.data.t0 });
      case 'hi':
        return this.greet(socket, frame.data);
      case 'do':
        return isGreeted ? this.carryOut(socket, attachment.identity, frame.data) : closeWith(socket, 'hello_expected', 'bad_request');
    }
  }

  private greet(socket: Socket, { wire, since }: Extract<AdminClientFrame, { t: 'hi' }>): void {
    const attachment = attachmentOf(socket);
    const role = attachment && this.around.roleOf(attachment.identity.user);
    if (!attachment || !role || !holds(role, 'staff')) return closeWith(socket, 'forbidden', 'forbidden');
    const negotiated = negotiate(wire);
    if (negotiated === 'too_old') {
      send(socket, { t: 'too_old', wire: WIRE_VERSION });
      return closeFor(socket, 'too_old');
    }
    const missed = since === undefined ? null : this.events.after(since);
    socket.setState({ ...attachment, own: { greeted: true } satisfies z.infer<typeof Own> });
    send(socket, { t: 'welcome', wire: negotiated.version, seq: this.events.last(), role, isNew: missed === null });
    for (const event of missed ?? []) if (maySee(role, event)) send(socket, { t: 'event', ...event });
  }

  private async carryOut(socket: Socket, from: Identity, { n, key, command }: Extract<AdminClientFrame, { t: 'do' }>): Promise<void> {
    const request = newId('message');
    const outcome = await this.around.carryOut(from, command, request, key);
    const came = outcome.ok ? ({ outcome: 'done' } as const) : ({ outcome: 'refused', code: outcome.refusal.code } as const);
    logSecurity({ event: 'admin_act', ...came, request, way: command.type, user: from.user, session: from.session });
    send(socket, outcome.ok ? { t: 'reply', n, value: outcome.value } : { t: 'refused', n, ...outcome.refusal });
  }
}

/** The log is for admins; what is there to be done, for everybody of the staff. */
const maySee = (role: TenantRole | undefined, { event }: NumberedEvent): boolean => event.type !== 'Audited' || holds(role, 'admin');

const send = (socket: Socket, frame: AdminServerFrame): void => sendText(socket, JSON.stringify(frame));
