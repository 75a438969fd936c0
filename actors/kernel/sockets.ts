import { z } from 'zod';
import { CLOSE, type CloseReason } from '#protocol/compat';
import { Identity } from '#protocol/envelope';
import type { ErrorCode } from '#protocol/errors';
import { Seat } from '#protocol/trunk';
import { logSecurity } from './security.ts';

/**
 * What a socket carries through hibernation, in its attachment: who opened it, as the router sealed it, and the actor's own part.
 * Only the actor writes it; nothing the client sends names a person.
 */
export const Attachment = z.strictObject({
  identity: Identity,
  /** Names this socket to the others. */
  session: z.string(),
  openedAt: z.number(),
  /** When the session was last found to go on, since; ms since the epoch, like `openedAt`. */
  checkedAt: z.number().optional(),
  /** Absent when the socket is told directly. */
  seat: Seat.optional(),
  /** The actor's own part; its schema is the actor's. */
  own: z.unknown(),
});
export type Attachment = z.infer<typeof Attachment>;

/** The part of partyserver's connection that actors use. */
export interface Socket {
  readonly state: unknown;
  readonly readyState: number;
  setState(state: Attachment): unknown;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** The attachment of a socket, or `null` when it is not one of ours (never seen; then the socket is closed). */
export function attachmentOf(socket: Socket): Attachment | null {
  const { state } = socket;
  if (typeof state !== 'object' || state === null) return null;
  let attachment = known.get(state);
  if (attachment === undefined) {
    const parsed = Attachment.safeParse(state);
    attachment = parsed.success ? parsed.data : null;
    known.set(state, attachment);
  }
  return attachment;
}

/** Checked once for each time it is set or woken: every edit looks at every socket of the room. */
const known = new WeakMap<object, Attachment | null>();

/**
 * Another way to a socket's client than the socket itself. Whoever has one is told everything that way, its end too: two ways would
 * bring things out of order.
 */
export interface Outlet {
  send(text: string): void;
  close(code: number, reason: string): void;
  readonly isClosed: boolean;
}

const outlets = new WeakMap<Socket, Outlet>();
export const setOutlet = (socket: Socket, outlet: Outlet): void => void outlets.set(socket, outlet);

/** Asking the platform costs a tenth of a microsecond, and every edit asks for every socket: an outlet knows by itself. */
export function isOpen(socket: Socket): boolean {
  const outlet = outlets.get(socket);
  return outlet ? !outlet.isClosed : socket.readyState === WebSocket.OPEN;
}

/** Sends to a socket that is still open; one that is closing needs nothing any more. */
export function sendText(socket: Socket, text: string): void {
  const outlet = outlets.get(socket);
  if (outlet) {
    if (!outlet.isClosed) outlet.send(text);
  } else if (socket.readyState === WebSocket.OPEN) socket.send(text);
}

export function closeFor(socket: Socket, reason: CloseReason): void {
  if (isOpen(socket)) (outlets.get(socket) ?? socket).close(CLOSE[reason], reason);
}

/** What no client of ours does, or nobody may; the rest is how sockets end. */
const SUSPICIOUS: ReadonlySet<ErrorCode> = new Set([
  'forbidden',
  'rate_limited',
  'bad_request',
  'malformed_json',
  'invalid_input',
  'too_large',
]);

/** The security log hears of a socket that is closed for cause. */
export function tellOfRefused(socket: Socket, code: ErrorCode): void {
  if (!isOpen(socket) || !SUSPICIOUS.has(code)) return;
  const identity = attachmentOf(socket)?.identity;
  const who = identity ? { user: identity.user, session: identity.session } : {};
  logSecurity({ event: 'socket_refused', outcome: 'refused', code, ...who });
}

/** Says why in a frame (browsers hide the rest), then closes. */
export function closeWith(socket: Socket, reason: CloseReason, code: ErrorCode): void {
  tellOfRefused(socket, code);
  sendText(socket, JSON.stringify({ type: 'error', code }));
  closeFor(socket, reason);
}
