import { z } from 'zod';
import { SERVICE_RESTART, type Seat, TrunkId } from '#protocol/trunk';
import { type Outlet, type Socket, setOutlet } from './sockets.ts';

/** What a trunk carries through hibernation in the place of an attachment: it is nobody's socket. */
const TrunkState = z.strictObject({ trunk: TrunkId });

/** The trunk that a socket is; `null` for a client's socket. */
export function trunkOf(socket: Pick<Socket, 'state'>): string | null {
  const state = TrunkState.safeParse(socket.state);
  return state.success ? state.data.trunk : null;
}

/** The part of a socket that a trunk writes to. */
export type Line = Pick<Socket, 'send' | 'readyState'>;

/**
 * A line to the front of this machine, by which many clients are told of one frame: to send costs the platform as much as some twenty
 * edits cost us, whatever is sent and to however many.
 *
 * What a turn tells leaves at its end as one message of lines, in the order in which it was told: `t` with the numbers of seats, and
 * on the next line the frame for each of them; or `c` with a number, a close code and a reason. It leaves in a microtask, so still in
 * the turn that wrote what it tells of: the platform holds it back until that is on the disk, as it does with any message.
 */
export class Trunk {
  private readonly line: Line;
  private lines: string[] = [];
  private telling: { text: string; seats: number[] } | null = null;
  private isLeaving = false;
  private isOver = false;

  constructor(line: Line) {
    this.line = line;
  }

  get isLost(): boolean {
    return this.isOver;
  }

  lost(): void {
    this.isOver = true;
  }

  /** @throws RangeError when `text` is more than one line: then the front could be told anything in its name */
  tell(seat: number, text: string): void {
    if (this.telling?.text === text) this.telling.seats.push(seat);
    else {
      if (text.includes('\n')) throw new RangeError('a frame is one line');
      this.endTelling();
      this.telling = { text, seats: [seat] };
      this.leave();
    }
  }

  close(seat: number, code: number, reason: string): void {
    this.endTelling();
    this.lines.push(`c${seat} ${code} ${reason}`);
    this.leave();
  }

  private endTelling(): void {
    if (this.telling) this.lines.push(`t${this.telling.seats.join(',')}`, this.telling.text);
    this.telling = null;
  }

  private leave(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    queueMicrotask(() => {
      this.isLeaving = false;
      this.endTelling();
      const message = this.lines.join('\n');
      this.lines = [];
      // Of a line that is ending, the event comes later.
      if (this.line.readyState === WebSocket.OPEN) this.line.send(message);
    });
  }
}

/** The trunks of an actor, and who is told by them. */
export class Trunks {
  private readonly open = new Map<string, { trunk: Trunk; line: Line; seats: Map<number, Socket> }>();
  private readonly seats = new WeakMap<Socket, { seat: Seat; outlet: SeatOutlet }>();

  /** How many sockets are told by a trunk. */
  get seated(): number {
    let count = 0;
    for (const { seats } of this.open.values()) count += seats.size;
    return count;
  }

  add(id: string, line: Line): void {
    this.open.set(id, { trunk: new Trunk(line), line, seats: new Map() });
  }

  /** From now on the socket is told by its trunk. `false` when that is not there any more: then the client was told to come back. */
  seat(socket: Socket, seat: Seat): boolean {
    const found = this.open.get(seat.trunk);
    if (!found) {
      socket.close(SERVICE_RESTART, 'trunk_lost');
      return false;
    }
    found.seats.set(seat.number, socket);
    const outlet = new SeatOutlet(found.trunk, seat.number);
    this.seats.set(socket, { seat, outlet });
    setOutlet(socket, outlet);
    return true;
  }

  /** The socket's own connection has ended. */
  leave(socket: Socket): void {
    const left = this.seats.get(socket);
    if (!left) return;
    left.outlet.left();
    this.open.get(left.seat.trunk)?.seats.delete(left.seat.number);
  }

  /** A trunk has ended: whoever was told by it comes back. */
  lost(id: string, line: Line): void {
    const found = this.open.get(id);
    if (found?.line !== line) return;
    this.open.delete(id);
    found.trunk.lost();
    for (const socket of found.seats.values()) if (socket.readyState === WebSocket.OPEN) socket.close(SERVICE_RESTART, 'trunk_lost');
  }
}

class SeatOutlet implements Outlet {
  private readonly trunk: Trunk;
  private readonly number: number;
  private isOver = false;

  constructor(trunk: Trunk, number: number) {
    this.trunk = trunk;
    this.number = number;
  }

  get isClosed(): boolean {
    return this.isOver || this.trunk.isLost;
  }

  left(): void {
    this.isOver = true;
  }

  send(text: string): void {
    this.trunk.tell(this.number, text);
  }

  close(code: number, reason: string): void {
    this.isOver = true;
    this.trunk.close(this.number, code, reason);
  }
}
