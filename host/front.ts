import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { FRONT_HEADER, SEAT_HEADER } from '#protocol/trunk';
import { codingFor, mayPack, Packer } from './front/compress.ts';
import { peerOf, requestHeaders, responseHeaders } from './front/headers.ts';
import { openTrunk } from './front/open-trunk.ts';
import { refuseResponse, refuseSocket, UNAVAILABLE } from './front/refuse.ts';
import { Rooms, type Visit } from './front/rooms.ts';
import { GOING_AWAY, openTunnel, switchingProtocols, type Tunnel } from './front/tunnel.ts';
import { faultOf } from './front/valid.ts';
import type { Targets } from './runtime.ts';

const UPGRADE = ['Connection', 'Upgrade', 'Upgrade', 'websocket'] as const;
const MAX_HEADER_BYTES = 16 * 1024;
const RETRY_AFTER_MS = 300;
/** workerd closes a connection that is idle for 5 s; ours are given up earlier, so that no request runs into the closing. */
const IDLE_MS = 3_000;
const TUNNELS_CLOSE_MS = 1_500;

export interface FrontOptions {
  /** Null while the worker is not there. */
  targets: () => Targets | null;
  /** How many entries of X-Forwarded-For are the operator's own proxies'. */
  trustedProxies: number;
  /** How long a WebSocket may leave what is sent to it untouched, in ms. */
  stalledMs?: number;
  /** By which the worker knows this front. Without it every client is told directly. */
  secret?: string;
}

/** The room that a path is the socket of. Other spellings of it are served as well, but without a trunk. */
const ROOM = /^\/api\/resumes\/(\w{1,64})\/live(?:\?|$)/;

/**
 * The one door: workerd's own sockets believe every header, so nothing reaches them but through here. Streams both ways, keeps
 * connections to the worker open, and answers for it while it is away.
 */
export class Front {
  readonly #options: FrontOptions;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 512, timeout: IDLE_MS, scheduling: 'lifo' });
  readonly #tunnels = new Set<Tunnel>();
  readonly #rooms: Rooms;
  readonly #packer = new Packer();
  #stopping = false;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#rooms = new Rooms(async (room, onLost) => {
      const worker = options.targets()?.worker;
      return worker && options.secret !== undefined ? openTrunk(worker, options.secret, room, onLost) : null;
    });
    // Host is checked by faultOf, which answers in JSON.
    this.#server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false, keepAliveTimeout: 65_000 });
    this.#server.on('request', (request, response) => this.#forward(request, response, true));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#server.on('connect', (_request, socket) => refuseSocket(socket, { code: 'method_not_allowed' }));
    this.#server.on('clientError', (error: Error & { code?: string }, socket) => {
      if (error.code === 'ECONNRESET') socket.destroy();
      else refuseSocket(socket, error.code === 'HPE_HEADER_OVERFLOW' ? { code: 'too_large' } : { code: 'bad_request' });
    });
  }

  async listen(port: number, host: string): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject);
    this.#server.listen({ port, host }, resolve);
    await promise;
    this.#server.off('error', reject);
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : port;
  }

  /** Takes nothing new, tells the sockets, and gives what is running `graceMs` to end. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeIdleConnections();
    for (const tunnel of this.#tunnels) tunnel.close(GOING_AWAY);
    this.#rooms.stop();
    const tunnels = Promise.all([...this.#tunnels].map((tunnel) => tunnel.ended));
    await Promise.race([tunnels, sleep(TUNNELS_CLOSE_MS)]);
    await Promise.race([closed, sleep(graceMs)]);
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  #forward(request: IncomingMessage, response: ServerResponse, mayRetry: boolean): void {
    const fault = faultOf(request);
    if (fault) {
      refuseResponse(response, { code: 'bad_request', detail: fault });
      return;
    }
    if (this.#stopping) response.setHeader('connection', 'close');
    const targets = this.#options.targets();
    if (!targets) {
      this.#away(request, response, mayRetry);
      return;
    }

    const upstream = this.#request(targets, request);
    upstream.on('response', (answer) => {
      if (answer.statusCode === undefined) {
        refuseResponse(response, UNAVAILABLE);
        return;
      }
      const head = this.#closing(responseHeaders(answer));
      const coding = mayPack(request, answer.statusCode, answer.headers) ? codingFor(request.headers['accept-encoding']) : null;
      if (coding) {
        this.#packer.send(coding, answer, head, response).catch(() => response.destroy());
        return;
      }
      response.writeHead(answer.statusCode, head);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    upstream.on('error', () => {
      // Half an answer cannot be taken back: the client sees a broken connection, not a short file.
      if (response.headersSent) response.destroy();
      else if (!response.destroyed) this.#away(request, response, mayRetry);
    });
    response.on('close', () => {
      if (!response.writableFinished) upstream.destroy();
    });
    // Most requests have no body, and a pipe costs a tenth of a small one.
    if (hasBody(request)) request.pipe(upstream);
    else upstream.end();
  }

  /** The worker is restarting or gave up a connection: what changes nothing is asked once more, anything else is answered 503. */
  #away(request: IncomingMessage, response: ServerResponse, mayRetry: boolean): void {
    const repeatable = (request.method === 'GET' || request.method === 'HEAD') && request.headers['transfer-encoding'] === undefined;
    if (!mayRetry || !repeatable || this.#stopping) {
      refuseResponse(response, UNAVAILABLE);
      return;
    }
    setTimeout(() => {
      if (!response.destroyed) this.#forward(request, response, false);
    }, RETRY_AFTER_MS);
  }

  #upgrade(request: IncomingMessage, client: Duplex, head: Buffer): void {
    // Without a listener a reset during the hand-shake would end the process.
    client.on('error', () => client.destroy());
    const fault = faultOf(request);
    if (fault) {
      refuseSocket(client, { code: 'bad_request', detail: fault });
      return;
    }
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      refuseSocket(client, { code: 'bad_request', detail: 'Only WebSocket is offered as an upgrade.' });
      return;
    }
    const room = this.#options.secret === undefined ? undefined : ROOM.exec(request.url ?? '')?.[1];
    if (room === undefined) this.#open(request, client, head, null);
    else void this.#rooms.enter(room).then((visit) => this.#open(request, client, head, visit));
  }

  #open(request: IncomingMessage, client: Duplex, head: Buffer, visit: Visit | null): void {
    client.on('close', () => visit?.ended());
    const targets = this.#options.targets();
    if (!targets || this.#stopping || client.destroyed) {
      visit?.ended();
      refuseSocket(client, UNAVAILABLE);
      return;
    }

    const upstream = this.#request(targets, request, [...UPGRADE, ...this.#seatHeaders(visit)]);
    upstream.on('upgrade', (answer, worker, fromWorker) => {
      client.write(switchingProtocols(responseHeaders(answer)));
      const tunnel = openTunnel(client, worker, { fromClient: head, fromWorker }, this.#options.stalledMs);
      this.#tunnels.add(tunnel);
      visit?.opened(tunnel);
      void tunnel.ended.then(() => this.#tunnels.delete(tunnel));
    });
    upstream.on('response', (answer) => {
      visit?.ended();
      refusedUpgrade(answer, client);
    });
    upstream.on('error', () => {
      visit?.ended();
      refuseSocket(client, UNAVAILABLE);
    });
    client.on('close', () => upstream.destroy());
    upstream.end();
  }

  #seatHeaders(visit: Visit | null): string[] {
    const { secret } = this.#options;
    return visit?.seat && secret !== undefined ? [FRONT_HEADER, secret, SEAT_HEADER, visit.seat.name] : [];
  }

  #request({ worker, assets, isAsset }: Targets, request: IncomingMessage, more: readonly string[] = []) {
    const path = request.url ?? '/';
    const target = isAsset(path) ? assets : worker;
    return httpRequest({
      host: target.hostname,
      port: target.port,
      method: request.method,
      path,
      headers: [...requestHeaders(request, peerOf(request, this.#options.trustedProxies)), ...more],
      agent: more.length > 0 ? false : this.#agent,
    });
  }

  #closing(headers: string[]): string[] {
    return this.#stopping ? [...headers, 'Connection', 'close'] : headers;
  }
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** The worker answered a hand-shake with a page instead: passed on as it is. */
function refusedUpgrade(answer: IncomingMessage, client: Duplex): void {
  const headers = responseHeaders(answer);
  const lines: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}\r\n`);
  client.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${lines.join('')}connection: close\r\n\r\n`);
  answer.on('error', () => client.destroy());
  answer.pipe(client);
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
