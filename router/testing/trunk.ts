import { exports } from 'cloudflare:workers';
import { FRONT_HEADER, SEAT_HEADER, TRUNK_HEADER } from '#protocol/trunk';
import { type SignedInPerson, wireOf } from './client.ts';
import { type Live, newActor } from './live.ts';

/** What vitest.config.ts makes for the tests as the launcher does for a start. */
export const FRONT = 'front-of-the-tests';

export interface Seated extends Live {
  number: number;
  /** The close code and reason that came by the trunk. */
  ended: Promise<{ code: number; reason: string }>;
  /** Frames that came to the socket itself, past the trunk. */
  direct: unknown[];
}

/** The front's end of a trunk to a résumé's actor, with what came by it for each seat. */
export class TestTrunk {
  readonly id: string;
  /** Every message, as it came. */
  readonly messages: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  private readonly resume: string;
  private readonly seats = new Map<number, { hear: (frame: string) => void; end: (code: number, reason: string) => void }>();

  private constructor(resume: string, id: string, socket: WebSocket) {
    this.resume = resume;
    this.id = id;
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }));
    });
    socket.addEventListener('message', ({ data }) => this.read(String(data)));
    socket.accept();
  }

  static async open(resume: string): Promise<TestTrunk> {
    const id = crypto.randomUUID().replaceAll('-', '');
    const response = await askFor(`/api/resumes/${resume}/trunk`, { [FRONT_HEADER]: FRONT, [TRUNK_HEADER]: id });
    if (!response.webSocket) throw new Error(`no trunk: ${response.status}`);
    return new TestTrunk(resume, id, response.webSocket);
  }

  /** A socket that is to be told by this trunk. */
  async connect(number: number, person: SignedInPerson): Promise<Omit<Seated, 'actor' | 'welcome'>> {
    const frames: string[] = [];
    const waiting: ((frame: string) => void)[] = [];
    let end: (closed: { code: number; reason: string }) => void = () => {};
    const ended = new Promise<{ code: number; reason: string }>((resolve) => {
      end = resolve;
    });
    this.seats.set(number, {
      hear: (frame) => {
        const first = waiting.shift();
        if (first) first(frame);
        else frames.push(frame);
      },
      end: (code, reason) => end({ code, reason }),
    });
    const response = await askFor(`/api/resumes/${this.resume}/live`, {
      authorization: `Bearer ${person.token}`,
      [FRONT_HEADER]: FRONT,
      [SEAT_HEADER]: `${this.id}.${number}`,
    });
    const wire = wireOf(response);
    const direct: unknown[] = [];
    wire.socket.addEventListener('message', ({ data }) => direct.push(data));
    const next = async () => {
      const frame = frames.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve)));
      return JSON.parse(frame);
    };
    return { ...wire, next, number, ended, direct };
  }

  /** … that has said hello. */
  async join(number: number, person: SignedInPerson, actor = newActor()): Promise<Seated> {
    const wire = await this.connect(number, person);
    wire.send({ type: 'hi', v: 1, schema: 1, actor, since: 0, t0: Date.now() });
    return { ...wire, actor, welcome: await wire.next() };
  }

  private read(message: string): void {
    this.messages.push(message);
    const lines = message.split('\n');
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
      const [first = '', code, reason = ''] = line.split(' ');
      const numbers = first.slice(1).split(',').map(Number);
      if (first.startsWith('c')) for (const number of numbers) this.seats.get(number)?.end(Number(code), reason);
      else if (first.startsWith('t')) {
        const frame = lines.shift() ?? '';
        for (const number of numbers) this.seats.get(number)?.hear(frame);
      } else throw new Error(`the trunk says ${line}`);
    }
  }
}

export const askFor = (path: string, headers: Record<string, string>): Promise<Response> =>
  exports.default.fetch(new Request(`http://vitae.example${path}`, { headers: { upgrade: 'websocket', ...headers } }));
