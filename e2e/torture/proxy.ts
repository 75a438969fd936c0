import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import WebSocket, { type RawData, WebSocketServer } from 'ws';
import type { Chance } from './chance.ts';

/** What the network did to messages. */
export interface Damage {
  passed: number;
  dropped: number;
  repeated: number;
  reordered: number;
  delayed: number;
  /** Ways on which nothing came through any more, though both ends looked open. */
  swallowing: number;
  cut: number;
}

/** How likely each fault is, for one message. */
const FAULTS = { drop: 0.01, repeat: 0.02, reorder: 0.02, delay: 0.25, swallow: 0.003, cut: 0.006 } as const;
/** A link of which one end is gone may look open to the other for so long, in ms. */
const HALF_OPEN_FOR = 3_000;

/**
 * A network in front of a server, message by message: TCP would never drop, repeat or reorder messages of one WebSocket, but a
 * protocol that survives it survives every mixture of reconnecting, buffering and half-open sockets too.
 */
export class FaultyProxy {
  readonly damage: Damage = { passed: 0, dropped: 0, repeated: 0, reordered: 0, delayed: 0, swallowing: 0, cut: 0 };
  private readonly http = createServer();
  private readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  private readonly links = new Set<Link>();
  private readonly chance: Chance;
  private readonly target: string;
  private isCalm = false;

  private constructor(target: string, chance: Chance) {
    this.target = target;
    this.chance = chance;
    this.http.on('upgrade', (request, socket, head) => this.link(request, socket, head));
  }

  /** In front of the server at `http://localhost:<targetPort>`, on a port of its own. */
  static async start(targetPort: number, chance: Chance): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(`ws://127.0.0.1:${targetPort}`, chance);
    await new Promise<void>((resolve, reject) => proxy.http.once('error', reject).listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const address = this.http.address();
    if (typeof address !== 'object' || !address) throw new Error('the proxy is not listening');
    return `ws://127.0.0.1:${address.port}`;
  }

  /**
   * No faults from now on. What is connected is cut, for nobody knows what it has lost; but some of it goes silent instead, and its
   * clients have to find that out by themselves.
   */
  heal(): void {
    this.isCalm = true;
    for (const [index, link] of [...this.links].entries()) {
      if (index % 4 === 0) link.silence();
      else link.cut();
    }
  }

  async stop(): Promise<void> {
    for (const link of this.links) link.cut();
    await new Promise((resolve) => this.http.close(resolve));
  }

  /** A client is let in once the server behind has let it in. */
  private link(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { authorization = '' } = request.headers;
    const upstream = new WebSocket(this.target + (request.url ?? '/'), { headers: { authorization }, perMessageDeflate: false });
    upstream.once('error', () => socket.destroy());
    socket.once('error', () => upstream.terminate());
    upstream.once('open', () =>
      this.sockets.handleUpgrade(request, socket, head, (client) => {
        const link = new Link(client, upstream, this.isCalm ? null : this.chance.fork(), this.damage);
        this.links.add(link);
        void link.ended.then(() => this.links.delete(link));
      }),
    );
  }
}

/** One client's connection: two ways, each with its own faults. */
class Link {
  readonly ended: Promise<void>;
  private readonly client: WebSocket;
  private readonly upstream: WebSocket;
  private readonly damage: Damage;
  private readonly ways: readonly Way[];

  constructor(client: WebSocket, upstream: WebSocket, chance: Chance | null, damage: Damage) {
    this.client = client;
    this.upstream = upstream;
    this.damage = damage;
    const up = new Way(upstream, chance?.fork() ?? null, damage, () => this.cut());
    const down = new Way(client, chance?.fork() ?? null, damage, () => this.cut());
    this.ways = [up, down];
    client.on('message', (data, isBinary) => up.carry(data, isBinary));
    upstream.on('message', (data, isBinary) => down.carry(data, isBinary));
    upstream.on('close', (code, reason) => this.upstreamClosed(code, reason, down));
    // The other end may not learn of it for a while.
    client.on('close', () => setTimeout(() => upstream.terminate(), up.isSwallowing ? HALF_OPEN_FOR : 0));
    // An error is followed by `close`, which says all that matters here.
    for (const socket of [client, upstream]) socket.on('error', () => {});
    this.ended = new Promise((resolve) => upstream.once('close', () => resolve()));
  }

  cut(): void {
    this.damage.cut += 1;
    this.client.terminate();
    this.upstream.terminate();
  }

  /** Both ends look open, and nothing comes through any more. */
  silence(): void {
    for (const way of this.ways) way.isSwallowing = true;
    this.damage.swallowing += this.ways.length;
  }

  private upstreamClosed(code: number, reason: Buffer, down: Way): void {
    // A server that was killed says nothing: nor does the proxy. What it said for a reason goes through.
    const end = () => (code >= 4_000 || code === 1_000 || code === 1_001 ? this.client.close(code, reason) : this.client.terminate());
    if (down.isSwallowing) setTimeout(() => this.client.terminate(), HALF_OPEN_FOR);
    else down.last(end);
  }
}

/** One way of a link. Messages keep their order, late ones too, unless the fault is that they do not. */
class Way {
  isSwallowing = false;
  private readonly to: WebSocket;
  private readonly chance: Chance | null;
  private readonly damage: Damage;
  private readonly cut: () => void;
  /** What is under way, in order, with the time of its arrival in ms of `performance.now`. */
  private readonly underWay: { at: number; job: () => void }[] = [];
  private held: (() => void) | null = null;

  constructor(to: WebSocket, chance: Chance | null, damage: Damage, cut: () => void) {
    this.to = to;
    this.chance = chance;
    this.damage = damage;
    this.cut = cut;
  }

  carry(data: RawData, isBinary: boolean): void {
    const { chance, damage } = this;
    const deliver = () => {
      if (this.to.readyState !== WebSocket.OPEN || this.isSwallowing) return;
      damage.passed += 1;
      this.to.send(data, { binary: isBinary });
    };
    if (!chance) return this.inOrder(0, deliver);
    if (chance.of(FAULTS.cut)) return this.cut();
    if (chance.of(FAULTS.swallow)) {
      this.isSwallowing = true;
      damage.swallowing += 1;
    }
    if (chance.of(FAULTS.drop)) {
      damage.dropped += 1;
      return;
    }
    const late = chance.of(FAULTS.delay) ? chance.between(1, chance.of(0.1) ? 250 : 40) : 0;
    if (late > 0) damage.delayed += 1;
    if (chance.of(FAULTS.reorder) && !this.held) {
      damage.reordered += 1;
      this.hold(deliver);
    } else {
      this.inOrder(late, deliver);
      this.inOrder(0, () => this.release());
    }
    if (chance.of(FAULTS.repeat)) {
      damage.repeated += 1;
      setTimeout(deliver, chance.between(1, 200));
    }
  }

  /** Runs `job` after everything that is under way in order. */
  last(job: () => void): void {
    this.inOrder(0, job);
  }

  private inOrder(late: number, job: () => void): void {
    this.underWay.push({ at: performance.now() + late, job });
    if (this.underWay.length === 1) this.arrive();
  }

  /** One timer for the first of them: timers of their own could overtake each other. */
  private arrive(): void {
    for (let first = this.underWay[0]; first; first = this.underWay[0]) {
      const wait = first.at - performance.now();
      if (wait > 0) {
        setTimeout(() => this.arrive(), wait);
        return;
      }
      first.job();
      this.underWay.shift();
    }
  }

  /** Until the next message has gone by; not for ever, should none come. */
  private hold(deliver: () => void): void {
    this.held = deliver;
    setTimeout(() => this.release(), 150);
  }

  private release(): void {
    const deliver = this.held;
    this.held = null;
    deliver?.();
  }
}
