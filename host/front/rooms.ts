import type { Seat, Trunk } from './trunk.ts';
import type { Tunnel } from './tunnel.ts';

/** So many clients of a room are told directly: a trunk is worth its while beyond them. */
export const DIRECT_CLIENTS = 16;
/** A trunk that nobody uses any more is kept for so long. */
const LINGER_MS = 30_000;

/** One client on its way into a room, in it, and out of it. */
export interface Visit {
  /** Where it is told; `null` for directly. */
  readonly seat: Seat | null;
  opened(tunnel: Tunnel): void;
  /** Left, or never got in. May be called twice. */
  ended(): void;
}

/** Opens a trunk to a room, and calls `onLost` when that is lost. `null` when there is none to be had. */
export type OpenTrunk = (room: string, onLost: () => void) => Promise<Trunk | null>;

/** Who is in which room, and by which way each is told. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #openTrunk: OpenTrunk;
  readonly #lingerMs: number;

  constructor(openTrunk: OpenTrunk, lingerMs = LINGER_MS) {
    this.#openTrunk = openTrunk;
    this.#lingerMs = lingerMs;
  }

  /** Resolves when the client may go on: at once for the first of a room, for others when it is known whether there is a trunk. */
  enter(name: string): Promise<Visit> {
    let room = this.#rooms.get(name);
    if (!room) {
      room = new Room({
        openTrunk: (onLost) => this.#openTrunk(name, onLost),
        lingerMs: this.#lingerMs,
        onEmpty: () => this.#rooms.delete(name),
      });
      this.#rooms.set(name, room);
    }
    return room.enter();
  }

  /** No trunk is needed any more. */
  stop(): void {
    for (const room of this.#rooms.values()) room.stop();
  }
}

interface RoomOptions {
  openTrunk: (onLost: () => void) => Promise<Trunk | null>;
  lingerMs: number;
  onEmpty: () => void;
}

class Room {
  readonly #options: RoomOptions;
  /** Told directly, or about to be. */
  #direct = 0;
  /** Everybody who got in: before anybody has, nobody knows whether the room exists, and no trunk is opened to it. */
  #inside = 0;
  #all = 0;
  #waiting: ((seat: Seat | null) => void)[] = [];
  #trunk: Trunk | null = null;
  #isOpening = false;
  /** A room that got no trunk does without one until it is empty. */
  #isWithout = false;
  #linger: NodeJS.Timeout | undefined;

  constructor(options: RoomOptions) {
    this.#options = options;
  }

  async enter(): Promise<Visit> {
    this.#all += 1;
    clearTimeout(this.#linger);
    const seat = await this.#place();
    let isInside = false;
    let isOver = false;
    return {
      seat,
      opened: (tunnel) => {
        if (isOver) return;
        isInside = true;
        this.#inside += 1;
        seat?.opened(tunnel);
        this.#openForWaiting();
      },
      ended: () => {
        if (isOver) return;
        isOver = true;
        if (isInside) this.#inside -= 1;
        this.#left(seat);
      },
    };
  }

  stop(): void {
    this.#isWithout = true;
    clearTimeout(this.#linger);
    this.#trunk?.close();
    this.#letIn();
  }

  #place(): Promise<Seat | null> | Seat | null {
    if (this.#trunk) return this.#trunk.seat();
    if (this.#isWithout || this.#direct < DIRECT_CLIENTS) return this.#directly();
    const { promise, resolve } = Promise.withResolvers<Seat | null>();
    this.#waiting.push(resolve);
    this.#openForWaiting();
    return promise;
  }

  #directly(): null {
    this.#direct += 1;
    return null;
  }

  #openForWaiting(): void {
    if (this.#waiting.length === 0 || this.#inside === 0 || this.#isOpening || this.#trunk) return;
    this.#isOpening = true;
    let own: Trunk | null = null;
    let isLost = false;
    const lost = () => {
      isLost = true;
      if (own) this.#without(own);
    };
    void this.#options.openTrunk(lost).then((trunk) => {
      this.#isOpening = false;
      own = isLost ? null : trunk;
      this.#trunk = own;
      if (!own) this.#isWithout = true;
      this.#letIn();
      this.#lingerOrEnd();
    });
  }

  /** The next who come do not get a seat on this one. */
  #without(trunk: Trunk): void {
    if (this.#trunk !== trunk) return;
    this.#trunk = null;
    this.#lingerOrEnd();
  }

  /** Everybody who waited goes on. */
  #letIn(): void {
    for (const goOn of this.#waiting.splice(0)) goOn(this.#trunk?.seat() ?? this.#directly());
  }

  #left(seat: Seat | null): void {
    this.#all -= 1;
    if (seat) seat.leave();
    else {
      this.#direct -= 1;
      // Those who were asked for got in or did not: the next may try.
      if (!this.#isOpening && this.#inside === 0) this.#waiting.shift()?.(this.#directly());
    }
    this.#lingerOrEnd();
  }

  /** A trunk without clients is closed after a while, a room without anything is forgotten. */
  #lingerOrEnd(): void {
    clearTimeout(this.#linger);
    if (this.#trunk?.size === 0) {
      this.#linger = setTimeout(() => {
        const trunk = this.#trunk;
        if (trunk?.size !== 0) return;
        trunk.close();
        this.#without(trunk);
      }, this.#options.lingerMs).unref();
    }
    if (this.#all === 0 && !this.#trunk && !this.#isOpening) this.#options.onEmpty();
  }
}
