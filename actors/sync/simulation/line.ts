import type { ClientFrame, Push, ServerFrame } from '#protocol/live';
import type { SimulatedActor } from './actor.ts';
import { Socket } from './socket.ts';
import type { World } from './world.ts';

/** How long a device waits for an answer, and for any sign of life, in ms. */
const PATIENCE_MS = 400;

export interface LinePorts {
  hello(): Extract<ClientFrame, { type: 'hi' }>;
  receive(frame: ServerFrame): void;
}

/** A device's connection: it breaks, it is dead without anybody's noticing, and is found out by silence. */
export class Line {
  private socket: Socket | null = null;
  private heard = 0;
  /** When the actor said the welcome that counts. */
  private welcomed = 0;
  /** What has been asked and not answered. */
  private asked: { t0: number; at: number } | null = null;
  private pushed: { upto: number; at: number } | null = null;
  private readonly world: World;
  private readonly actor: SimulatedActor;
  private readonly ports: LinePorts;

  constructor(world: World, actor: SimulatedActor, ports: LinePorts) {
    this.world = world;
    this.actor = actor;
    this.ports = ports;
  }

  get isOpen(): boolean {
    return this.socket !== null;
  }

  /** Whether the device may rest: what it has said will be answered, or it is away. */
  get isWaiting(): boolean {
    return this.socket === null || this.asked !== null || this.pushed !== null;
  }

  /** Whether something was asked, or a hello must still be said. */
  get isBusy(): boolean {
    return this.asked !== null || this.pushed !== null;
  }

  /** Looks after the connection, now and then. */
  tend(): void {
    const { world } = this;
    const since = Math.min(this.asked?.at ?? world.now, this.pushed?.at ?? world.now);
    const isLate = world.now - since > PATIENCE_MS;
    if (!this.socket) {
      if (world.calm || world.chance(0.5)) this.connect();
    } else if (isLate && (world.calm || world.chance(0.5))) {
      this.disconnect();
      this.connect();
    } else if (isLate || (!world.calm && world.now - this.heard > PATIENCE_MS)) this.hello();
  }

  /** The world has become calm: a line that has lost nothing goes on, the others are made anew. */
  calm(): void {
    const hasAll = this.socket && this.socket.lostAt < this.welcomed;
    if (!hasAll || this.world.chance(0.5)) this.disconnect();
  }

  private connect(): void {
    const socket: Socket = new Socket(
      this.world,
      // What is under way when the actor is put back never arrives.
      (frame) => socket.timeline === this.actor.timeline && this.onFrame(frame),
      () => this.socket === socket && this.disconnect(),
      this.actor.timeline,
    );
    this.socket = socket;
    this.actor.sockets.add(socket);
    this.hello();
  }

  disconnect(): void {
    const { socket, actor, world } = this;
    if (!socket) return;
    socket.open = false;
    this.socket = null;
    this.asked = null;
    this.pushed = null;
    // What was sent is under way, and the actor hears of the end later.
    world.after(world.below(600), () => actor.sockets.delete(socket));
  }

  hello(): void {
    if (!this.socket) return;
    const hi = this.ports.hello();
    this.heard = this.world.now;
    this.asked = { t0: hi.t0, at: this.world.now };
    this.pushed = null;
    this.send(hi);
  }

  /** A push is being written down, and will be sent. */
  pushes(upto = Number.POSITIVE_INFINITY): void {
    this.pushed = { upto, at: this.world.now };
  }

  push(push: Push): void {
    if (!this.socket) return;
    this.pushes(push.ops.at(-1)?.[0] ?? 0);
    this.send(push);
  }

  private send(frame: ClientFrame): void {
    const { socket } = this;
    if (!socket) return;
    const text = JSON.stringify(frame);
    if (frame.type === 'hi') socket.said += 1;
    const { said } = socket;
    // Frames of one socket come in their order. Here they do not, but that nothing said before a hello comes after it is relied upon:
    // where an actor was put back to an earlier day, the same numbers are other edits from then on.
    this.world.carry(() => {
      if (said < socket.heard) return;
      socket.heard = said;
      this.actor.receive(socket, text);
    });
  }

  private onFrame(frame: ServerFrame): void {
    this.heard = this.world.now;
    if (frame.type === 'welcome' && frame.t0 === this.asked?.t0) {
      this.asked = null;
      this.welcomed = frame.now;
    }
    if (frame.type === 'resync' || (frame.type === 'ack' && this.pushed && frame.upto >= this.pushed.upto)) this.pushed = null;
    this.ports.receive(frame);
  }
}
