import * as Y from 'yjs';
import { ResumeId } from '#protocol/ids';
import { ClientFrame, type RegisterEntry, type ServerFrame, type Stamp } from '#protocol/live';
import type { Prose } from '#protocol/prose';
import type { Path, Value } from '#protocol/registers';
import { toBase64 } from '../base64.ts';
import { type Decision, type DocumentState, decidePush, entryOfWrite, type Register, type TextsState, type TextWrite } from '../decide.ts';
import { newText, proseOf, textIn } from '../prose-text.ts';
import { ZERO_CLOCK } from '../stamp.ts';
import type { Batch, KeyValue } from '../storage.ts';

/** The world of the simulations. Everything is drawn from one seed, so a failure is repeated by it. */
export const START = 1_793_404_800_000;

/** Longer than any chain of promises between two events. */
const SETTLING_TURNS = 16;

/** Mulberry32: small, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Checked at every step of every seed, where `expect` would be most of the time. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? [...value].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map(([key, inner]) => [key, plain(inner)])
    : value;

/** Whether two values are the same data, whatever the order of a map. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/** A virtual clock, chance from one seed, and links that lose, repeat and delay. */
export class World {
  now = START;
  calm = false;
  /** How many characters were typed so far. */
  characters = 0;
  private readonly queue: { at: number; order: number; run: () => void }[] = [];
  private order = 0;
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  after(ms: number, run: () => void): void {
    this.order += 1;
    this.queue.push({ at: this.now + ms, order: this.order, run });
  }

  chance = (probability: number) => this.random() < probability;
  below = (limit: number) => Math.floor(this.random() * limit);

  /** Sends over a link: lost, late or twice, until the world is calm. */
  carry(deliver: () => void): void {
    if (this.calm) return this.after(5, deliver);
    if (this.chance(0.08)) return;
    this.after(1 + this.below(this.chance(0.1) ? 600 : 40), deliver);
    if (this.chance(0.08)) this.after(1 + this.below(300), deliver);
  }

  runUntil(end: number): void {
    while (this.step(end));
    this.now = end;
  }

  /** The same where promises hang on events: each event's are settled before the next one. */
  async settleUntil(end: number): Promise<void> {
    while (this.step(end)) for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await null;
    this.now = end;
  }

  private step(end: number): boolean {
    let next = -1;
    this.queue.forEach((event, index) => {
      const best = this.queue[next];
      if (!best || event.at < best.at || (event.at === best.at && event.order < best.order)) next = index;
    });
    const event = this.queue[next];
    if (!event || event.at > end) return false;
    this.queue.splice(next, 1);
    this.now = event.at;
    event.run();
    return true;
  }
}

/** The texts of a simulated actor. */
export class MemoryTexts implements TextsState {
  readonly docs = new Map<Path, Y.Doc>();
  readonly heads = new Map<Path, { stamp: Stamp; seq: number }>();
  readonly writers = new Map<number, string>();

  open = (path: Path): Y.Doc => {
    let doc = this.docs.get(path);
    if (!doc) {
      doc = newText(0);
      this.docs.set(path, doc);
    }
    return doc;
  };
  stamp = (path: Path) => this.heads.get(path)?.stamp ?? null;
  writer = (id: number) => this.writers.get(id) ?? null;
  unheard = () => null;

  keep({ path, stamp, seq, claims }: TextWrite, user: string): void {
    this.heads.set(path, { stamp, seq });
    for (const id of claims) this.writers.set(id, user);
  }

  *entries(): Iterable<readonly [Path, Prose]> {
    for (const path of this.heads.keys()) yield [path, proseOf(textIn(this.open(path)))];
  }

  /** Whole: an actor may always send more than what is lacking. */
  changedSince(since: number): [Path, string, Stamp][] {
    return [...this.heads]
      .filter(([, { seq }]) => seq > since)
      .map(([path, { stamp }]) => [path, toBase64(Y.encodeStateAsUpdate(this.open(path))), stamp]);
  }
}

/** The résumé's actor: the real decider over registers in memory. */
export class SimulatedActor implements DocumentState {
  seq = 0;
  bytes = 0;
  clock = ZERO_CLOCK;
  readonly registers = new Map<Path, Register>();
  readonly texts = new MemoryTexts();
  readonly seen = new Map<string, number>();
  readonly log: RegisterEntry[] = [];
  readonly sockets = new Set<Socket>();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    const now = world.now;
    for (const [path, value] of [
      ['item/i1/kind', 'skill'],
      ['item/i1/alive', true],
    ] as const) {
      this.seq += 1;
      this.registers.set(path, { value, stamp: `0m0000000000seed000${this.seq}`, seq: this.seq });
    }
    this.clock = { ms: now, counter: 0 };
  }

  register = (path: Path) => this.registers.get(path);
  author = () => null;

  /** What the document shows, by path. */
  shown = (): Map<Path, Value> =>
    new Map<Path, Value>([...[...this.registers].map(([path, { value }]) => [path, value] as const), ...this.texts.entries()]);

  receive(socket: Socket, text: string): void {
    const frame = ClientFrame.parse(JSON.parse(text));
    if (frame.type === 'hi') {
      socket.greeted = true;
      const regs = [...this.registers]
        .filter(([, { seq }]) => seq > frame.since)
        .map(([path, { value, stamp, seq }]): RegisterEntry => [path, value, stamp, seq]);
      const seen = this.seen.get(frame.actor) ?? 0;
      const resume = ResumeId.parse(`res_${'0'.repeat(26)}`);
      const head = { v: 1, resume, session: 's', role: 'editor', seq: this.seq, seen, now: this.world.now, t0: frame.t0 } as const;
      socket.send({ type: 'welcome', ...head, regs, text: this.texts.changedSince(frame.since), presence: [] });
    } else if (frame.type === 'push' && socket.greeted) {
      const decided = decidePush(this, frame.actor, frame.ops, {
        now: this.world.now,
        seen: this.seen.get(frame.actor) ?? 0,
        mayEdit: true,
        user: userOf(frame.actor),
        device: null,
      });
      if ('resync' in decided) return socket.send({ type: 'resync', seen: decided.resync });
      this.keep(decided.decision, userOf(frame.actor));
      this.seen.set(frame.actor, decided.ack.upto);
      const ops = decided.decision.writes.map(entryOfWrite);
      if (ops.length > 0)
        for (const other of this.sockets)
          if (other !== socket && other.greeted) other.send({ type: 'ops', actor: frame.actor, seq: this.seq, ops });
      socket.send(decided.ack);
    }
  }

  private keep({ writes, seq, bytes, clock }: Decision, user: string): void {
    Object.assign(this, { seq, bytes, clock });
    for (const write of writes) {
      if (write.kind === 'text') this.texts.keep(write, user);
      else this.registers.set(write.path, write);
      this.log.push(entryOfWrite(write));
    }
  }
}

/** A person may have several replicas, told apart by three digits. */
const userOf = (replica: string): string => replica.replace(/\d{3}$/, '');

/** One end of a live socket, as the actor holds it. */
export class Socket {
  greeted = false;
  open = true;
  private readonly world: World;
  private readonly toClient: (frame: ServerFrame) => void;

  constructor(world: World, toClient: (frame: ServerFrame) => void) {
    this.world = world;
    this.toClient = toClient;
  }

  send(frame: ServerFrame): void {
    const text = JSON.stringify(frame);
    this.world.carry(() => {
      if (this.open) this.toClient(JSON.parse(text));
    });
  }
}

/**
 * A page's way to its device's storage, where everything takes time. `cut` is the page's death: a transaction under way happened
 * or not, and nothing is answered any more. Without a world everything happens at once.
 */
export class MemoryDisk implements KeyValue {
  readonly rows: Map<string, string>;
  /** Makes transactions fail, as a full disk would. */
  isFull = false;
  private readonly world: World | null;
  private readonly underWay = new Set<() => void>();
  private isCut = false;

  constructor(rows: Map<string, string> = new Map(), world: World | null = null) {
    this.rows = rows;
    this.world = world;
  }

  cut(): void {
    this.isCut = true;
    for (const apply of this.underWay) if (this.world?.chance(0.5)) apply();
    this.underWay.clear();
  }

  private later<T>(read: () => T): Promise<T> {
    const { world } = this;
    if (!world) return Promise.resolve(read());
    return new Promise((resolve) => {
      world.after(world.below(4), () => {
        if (!this.isCut) resolve(read());
      });
    });
  }

  commit({ set, remove }: Batch): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('the disk is full'));
    const apply = () => {
      for (const key of remove) this.rows.delete(key);
      for (const [key, text] of set) this.rows.set(key, text);
    };
    const { world } = this;
    if (!world) {
      apply();
      return Promise.resolve();
    }
    this.underWay.add(apply);
    return new Promise((resolve) => {
      world.after(world.below(world.chance(0.1) ? 150 : 12), () => {
        if (!this.underWay.delete(apply)) return;
        apply();
        // On the device, but the page does not know yet.
        world.after(world.below(6), () => {
          if (!this.isCut) resolve();
        });
      });
    });
  }

  getItem = (key: string) => this.later(() => this.rows.get(key) ?? null);
  setItem = (key: string, text: string) => this.commit({ set: [[key, text]], remove: [] });
  removeItem = (key: string) => this.commit({ set: [], remove: [key] });
  multiGet = (keys: readonly string[]) => this.later(() => keys.map((key) => [key, this.rows.get(key) ?? null] as const));
  multiSet = (set: Batch['set']) => this.commit({ set, remove: [] });
  multiRemove = (remove: readonly string[]) => this.commit({ set: [], remove });
  getAllKeys = () => this.later(() => [...this.rows.keys()]);
}
