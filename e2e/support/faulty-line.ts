import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What befalls a socket of live editing. `refused`: gone before it is there. The others let the hello through and wait for the first
 * push: half of it arrives, or all of it and no answer to it; then the line is cut, or nothing comes through any more though both
 * ends look open.
 */
export type Fault = 'refused' | 'cut_in_push' | 'silent_in_push' | 'cut_before_answer' | 'silent_before_answer';

/** Every piece is this late, in ms, and what is sent at once arrives in two of them. */
const LATE_MS = 2;
/** More bytes than a hello has: whoever plans a fault has to have more than this waiting, in words that do not compress. */
const PUSH_BYTES = 900;
const LIVE = /^GET \/api\/resumes\/[^/ ]+\/live[? ]/;

/** A bad network in front of a server, byte by byte: HTTP and WebSockets, for a browser that knows nothing of it. */
export class FaultyLine {
  /** What has befallen sockets so far, in order. */
  readonly befallen: Fault[] = [];
  private planned: Fault[] = [];
  private readonly server: Server;
  private readonly port: number;
  private readonly ends = new Set<Socket>();

  private constructor(port: number) {
    this.port = port;
    this.server = createServer((client) => this.link(client));
  }

  /** In front of the server on `port`, on a port of its own. */
  static async start(port: number): Promise<FaultyLine> {
    const line = new FaultyLine(port);
    await new Promise<void>((resolve, reject) => line.server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('the line is not open');
    return `http://localhost:${address.port}`;
  }

  /** The next sockets of live editing meet these, one each; those after them meet none. */
  plan(...faults: Fault[]): void {
    this.planned = faults;
    this.befallen.length = 0;
  }

  async stop(): Promise<void> {
    for (const end of this.ends) end.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private link(client: Socket): void {
    const upstream = connect(this.port, '127.0.0.1');
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.ends.add(end);
      // An error is followed by `close`, which says all that matters here.
      end.on('error', () => {});
      end.on('close', () => {
        this.ends.delete(end);
        other.destroySoon();
      });
    }
    const up = way(upstream);
    const down = way(client);
    let fault: Fault | undefined;
    let stage: 'first' | 'passing' | 'awaiting' | 'silent' = 'first';
    client.on('data', (chunk) => {
      if (stage === 'first') {
        stage = 'passing';
        if (LIVE.test(chunk.toString('latin1'))) fault = this.planned.shift();
        if (fault === 'refused') return this.befall(fault, cut);
      }
      if (stage === 'silent') return;
      if (!fault || chunk.length < PUSH_BYTES || stage === 'awaiting') return up(chunk);
      if (fault === 'cut_before_answer' || fault === 'silent_before_answer') {
        stage = 'awaiting';
        return up(chunk);
      }
      stage = 'silent';
      up(chunk.subarray(0, chunk.length / 2));
      this.befall(fault, fault === 'cut_in_push' ? () => void sleep(4 * LATE_MS).then(cut) : () => {});
    });
    upstream.on('data', (chunk) => {
      if (stage === 'silent') return;
      if (!fault || stage !== 'awaiting') return down(chunk);
      stage = 'silent';
      this.befall(fault, fault === 'cut_before_answer' ? cut : () => {});
    });
  }

  private befall(fault: Fault, act: () => void): void {
    this.befallen.push(fault);
    act();
  }
}

/** Late, in pieces, and in order. */
function way(to: Socket): (chunk: Buffer) => void {
  let before = Promise.resolve();
  return (chunk) => {
    const middle = Math.ceil(chunk.length / 2);
    for (const piece of [chunk.subarray(0, middle), chunk.subarray(middle)]) {
      before = before
        .then(() => sleep(LATE_MS))
        .then(() => {
          if (!to.destroyed && piece.length > 0) to.write(piece);
        });
    }
  };
}
