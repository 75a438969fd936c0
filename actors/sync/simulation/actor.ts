import { ResumeId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { type Ack, ClientFrame, type Hi, type Push, type RegisterEntry, type Welcome } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { atLeast, type Role } from '#protocol/roles';
import type { Author } from '../clash.ts';
import { decidePush, decideWrites } from '../decide.ts';
import { type Decision, type DocumentState, entryOfWrite, type Register } from '../document-state.ts';
import { type Epoch, knownPlace } from '../epochs.ts';
import { SERVER_REPLICA, stampMs, ZERO_CLOCK } from '../stamp.ts';
import { MemoryTexts, type StoredTexts } from './actor-texts.ts';
import { must } from './checks.ts';
import { Model } from './model.ts';
import { isForbiddenValue } from './paths.ts';
import type { Socket } from './socket.ts';
import { START, type World } from './world.ts';

const RESUME = ResumeId.parse(`res_${'0'.repeat(26)}`);

/** A person may have several replicas, told apart by three digits. */
export const userOf = (replica: string): string => replica.replace(/\d{3}$/, '');

type Held = Register & { user: string };

/** What an actor has stored at some moment. */
interface BackUp {
  seq: number;
  bytes: number;
  clock: SimulatedActor['clock'];
  registers: Map<Path, Held>;
  texts: StoredTexts;
  seen: Map<string, number>;
  epochs: Epoch[];
  written: number;
  model: Model;
}

/** The résumé's actor: the real decider over rows in memory, which are all that outlives it. */
export class SimulatedActor implements DocumentState {
  seq = 0;
  bytes = 0;
  clock = ZERO_CLOCK;
  readonly registers = new Map<Path, Held>();
  readonly texts: MemoryTexts;
  readonly hasPhoto = (): boolean => true;
  readonly roles = new Map<string, Role>();
  /** What was written, in order; and what of that a putting back has undone. */
  readonly log: RegisterEntry[] = [];
  readonly undone: RegisterEntry[] = [];
  /** Whether somebody, whose device was damaged or full, may say again what they have said. */
  mayHearAgain = false;
  /** Counts how often it was put back. */
  timeline = 0;
  readonly sockets = new Set<Socket>();
  model: Model;
  private readonly seen = new Map<string, number>();
  private epochs: Epoch[] = [];
  /** Whether it has written since it came to life. */
  private hasBegun = false;
  private backUp: BackUp | null = null;
  private readonly world: World;

  constructor(world: World, isForbidden = isForbiddenValue) {
    this.world = world;
    this.model = new Model(isForbidden);
    this.texts = new MemoryTexts(this.newOwnId());
    for (const [path, value] of [
      ['item/i1/kind', 'skill'],
      ['item/i1/alive', true],
    ] as const) {
      this.seq += 1;
      const stamp = `0m0000000000seed000${this.seq}`;
      this.registers.set(path, { value, stamp, seq: this.seq, user: '' });
      this.model.wrote(path, value, stamp, '');
    }
    this.clock = { ms: START, counter: 0 };
  }

  register = (path: Path) => this.registers.get(path);
  author = (path: Path): Author | null => {
    const held = this.registers.get(path);
    return held && held.user !== '' ? { user: held.user, device: null, at: stampMs(held.stamp) } : null;
  };
  /** Whether a replica knows all that there is, and nothing else. */
  isUpToDate = (hi: Pick<Hi, 'since' | 'epoch'>): boolean => knownPlace(this.epochs, this.seq, hi) === this.seq;
  role = (user: string): Role => this.roles.get(user) ?? 'editor';

  /** What the document shows, by path. */
  shown = (): Map<Path, Value> =>
    new Map<Path, Value>([...[...this.registers].map(([path, { value }]) => [path, value] as const), ...this.texts.entries()]);

  receive(socket: Socket, text: string): void {
    // Of a socket that is closed on this side.
    if (!this.sockets.has(socket)) return;
    const raw = JSON.parse(text);
    // In some of the worlds frames are read as strictly as they are in truth, which takes a fifth of the time.
    const frame: ClientFrame = this.world.seed % 8 === 0 ? ClientFrame.parse(raw) : raw;
    if (frame.type === 'hi') {
      for (const other of this.sockets) if (other !== socket && other.replica === frame.actor) this.drop(other);
      socket.replica = frame.actor;
      socket.send(this.welcome(frame));
    } else if (frame.type === 'push' && socket.replica === frame.actor) this.onPush(socket, frame);
  }

  private welcome(hi: Hi): Welcome {
    const { actor, t0 } = hi;
    const from = knownPlace(this.epochs, this.seq, hi);
    const epoch = this.epochs.at(-1)?.id;
    const regs = [...this.registers]
      .filter(([, { seq }]) => seq > from)
      .map(([path, { value, stamp, seq }]): RegisterEntry => [path, value, stamp, seq]);
    const role = this.role(userOf(actor));
    const head = {
      type: 'welcome',
      v: 1,
      resume: RESUME,
      session: 's',
      role,
      seq: this.seq,
      from,
      seen: this.seen.get(actor) ?? 0,
    } as const;
    return { ...head, ...(epoch && { epoch }), now: this.world.now, t0, regs, text: this.texts.changedSince(from), presence: [] };
  }

  private onPush(socket: Socket, push: Push): void {
    const user = userOf(push.actor);
    const seen = this.seen.get(push.actor) ?? 0;
    const pusher = { user, mayEdit: atLeast(this.role(user), 'editor'), now: this.world.now };
    const decided = decidePush(this, push.actor, push.ops, { ...pusher, seen, device: null });
    if ('resync' in decided) {
      this.model.pushed(push, pusher, decided, []);
      return socket.send({ type: 'resync', seen: decided.resync });
    }
    this.model.pushed(push, pusher, decided.ack, decided.clashes);
    const epoch = this.keep(decided.decision, user);
    this.seen.set(push.actor, decided.ack.upto);
    this.tell(push.actor, decided.decision, epoch);
    socket.send({ ...decided.ack, ...(epoch && { epoch }) });
  }

  /** The actor itself writes. Says whether there was room for that. */
  write(path: Path, value: Json): boolean {
    const { decision, results } = decideWrites(this, [{ path, value }], this.world.now);
    for (const write of decision.writes) if (write.kind === 'set') this.model.wrote(path, value, write.stamp, SERVER_REPLICA);
    this.tell(SERVER_REPLICA, decision, this.keep(decision, SERVER_REPLICA));
    return results[0]?.status === 'applied';
  }

  private tell(actor: string, decision: Decision, epoch: Ack['epoch']): void {
    const ops = decision.writes.map(entryOfWrite);
    if (ops.length === 0) return;
    const text = JSON.stringify({ type: 'ops', actor, seq: decision.seq, epoch, ops });
    for (const { replica, socket } of this.greeted()) if (replica !== actor) socket.sendText(text);
  }

  private greeted = () => [...this.sockets].flatMap((socket) => (socket.replica === null ? [] : [{ replica: socket.replica, socket }]));

  /** Says which epoch has begun with it, if one has. */
  private keep({ writes, seq, bytes, clock }: Decision, user: string): Ack['epoch'] {
    const epoch = writes.length > 0 ? this.begin() : undefined;
    Object.assign(this, { seq, bytes, clock });
    for (const write of writes) {
      if (write.kind === 'text') this.texts.keep(write, user);
      else this.registers.set(write.path, { value: write.value, stamp: write.stamp, seq: write.seq, user });
      this.log.push(entryOfWrite(write));
    }
    return epoch;
  }

  private begin(): Ack['epoch'] {
    if (this.hasBegun) return undefined;
    this.hasBegun = true;
    const before = this.epochs.at(-1)?.id ?? '';
    const id = `e${this.newOwnId().toString(36)}`;
    this.epochs = [...this.epochs, { id, after: this.seq }];
    return [before, id];
  }

  private newOwnId = (): number => this.world.below(2 ** 32);

  private drop(socket: Socket): void {
    this.sockets.delete(socket);
    socket.close();
  }

  setRole(user: string, role: Role): void {
    this.roles.set(user, role);
    for (const { replica, socket } of this.greeted()) if (userOf(replica) === user) socket.send({ type: 'role', role });
  }

  /** Its memory is gone; its sockets sleep on. */
  evict(): void {
    this.hasBegun = false;
    this.texts.forget(this.newOwnId());
  }

  /** It is gone and comes back: so are its sockets, and sometimes what was under way on them. */
  restart(losesAll = this.world.chance(0.5)): void {
    this.evict();
    for (const socket of this.sockets) {
      if (losesAll) socket.cut();
      this.drop(socket);
    }
  }

  copy(): void {
    const { seq, bytes, clock, registers, texts, seen, log, model } = this;
    this.backUp = {
      ...{ seq, bytes, clock, registers: new Map(registers), texts: texts.copy() },
      ...{ seen: new Map(seen), epochs: this.epochs, written: log.length, model: model.copy() },
    };
  }

  /** Its sockets outlive its memory, but nothing that is under way on them does. */
  private sleep(): void {
    this.evict();
    for (const socket of this.sockets) {
      socket.cut();
      socket.timeline = this.timeline;
    }
  }

  /** What was copied takes the place of what is there. Says whether that changes anything. */
  putBack(keepsSockets = this.world.chance(0.2)): boolean {
    const { backUp } = this;
    if (!backUp || backUp.seq === this.seq) return false;
    const { seq, bytes, clock, registers, texts, seen, epochs, written, model } = backUp;
    Object.assign(this, { seq, bytes, clock, epochs, model: model.copy() });
    replace(this.registers, registers);
    replace(this.seen, seen);
    this.texts.putBack(texts);
    this.undone.push(...this.log.splice(written));
    this.timeline += 1;
    if (keepsSockets) this.sleep();
    else this.restart(true);
    return true;
  }

  /** What is in its memory is what is stored, and what the model says. */
  check(): void {
    must(this.registers.size === this.model.registers.size, 'nothing is there that nobody wrote');
    for (const [path, { value, stamp }] of this.registers) {
      const known = this.model.registers.get(path);
      must(known?.stamp === stamp && known.value === JSON.stringify(value), 'each edit took effect once');
    }
  }
}

function replace<K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of by) map.set(key, value);
}
