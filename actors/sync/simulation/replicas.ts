import type { Json } from '#protocol/json';
import type { ClientFrame, ServerFrame, Stamp } from '#protocol/live';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { documentOf } from '../document.ts';
import { Replica, type ReplicaPorts } from '../replica.ts';
import { type Effects, newReplica } from '../replica-state.ts';
import { SERVER_REPLICA, stampReplica } from '../stamp.ts';
import { TEXTS, typedIn, typeIn } from './typing.ts';
import { must, SimulatedActor, Socket, START, same, World } from './world.ts';

/**
 * Three replicas and the real decider over links that drop, repeat, delay and so reorder frames, half-open and break; replicas
 * crash and come back from what they stored; clocks are wrong. Everything is drawn from one seed, so a failure is repeated by it.
 */
const EDITING_MS = 3_000;
const PATHS = ['basics/name', 'basics/email', 'item/i1/name', 'item/i1/place', 'item/i1/alive', 'basics/phone'] as const;

interface Edit {
  path: Path;
  value: Json;
  valid: boolean;
  refused: number;
  lost: number;
}

/** A device: a replica with its wrong clock, its link and what it has stored. */
class Device {
  replica: Replica;
  readonly edits = new Map<string, Edit>();
  /** Characters that this device typed, removed, and was told were not accepted. */
  readonly typed: string[] = [];
  readonly removed: string[] = [];
  readonly told = new Set<string>();
  private socket: Socket | null = null;
  private heard = 0;
  private since = 0;
  private readonly skew: number;
  private readonly world: World;
  private readonly actor: SimulatedActor;
  private readonly id: string;

  constructor(world: World, actor: SimulatedActor, id: string) {
    this.world = world;
    this.actor = actor;
    this.id = id;
    this.replica = new Replica(newReplica(id), this.ports);
    this.skew = world.chance(0.2) ? (world.random() - 0.5) * 60 * 86_400_000 : (world.random() - 0.5) * 20_000;
    this.live();
  }

  private clock = () => this.world.now + this.skew;
  private readonly ports: ReplicaPorts = { now: () => this.clock(), newWriter: () => this.world.below(2 ** 32), edited: () => {} };

  /** What a device does all the time: edit, lose its network, crash, and ask again when nothing comes. */
  private live(): void {
    this.world.after(10 + this.world.below(150), () => {
      if (!this.world.calm) {
        if (this.world.chance(0.6)) this.edit();
        if (this.world.chance(0.5)) this.type();
        if (this.world.chance(0.04)) this.disconnect();
        if (this.world.chance(0.03)) this.crash();
      }
      if (!this.socket && (this.world.calm || this.world.chance(0.5))) this.connect();
      else if (this.socket && this.world.now - this.heard > 400) this.hello();
      this.push();
      this.live();
    });
  }

  edit(): void {
    const path = PATHS[this.world.below(PATHS.length)] ?? 'basics/name';
    const count = this.edits.size;
    const valid = path !== 'basics/phone' || this.world.chance(0.5);
    // Every value is one of its kind, so that each can be told in the actor's log.
    const text = `${this.id}-${count}`;
    const value: Json = !valid ? { no: text } : path === 'item/i1/place' ? [text, 'a0'] : path === 'item/i1/alive' ? count % 2 === 0 : text;
    this.edits.set(String(count), { path, value, valid, refused: 0, lost: 0 });
    this.replica.set(path, value, this.clock());
    must(this.replica.read(path) === value, 'one sees one’s own edit');
  }

  private type(): void {
    const { typed, removed } = typeIn(this.replica.text(TEXTS[this.world.below(TEXTS.length)] ?? TEXTS[0]).text, this.world);
    this.typed.push(...typed);
    this.removed.push(...removed);
  }

  private connect(): void {
    const socket = new Socket(this.world, (frame) => this.receive(frame));
    this.socket = socket;
    this.actor.sockets.add(socket);
    this.hello();
  }

  disconnect(): void {
    if (!this.socket) return;
    this.socket.open = false;
    this.actor.sockets.delete(this.socket);
    this.socket = null;
  }

  /** Everything in memory is gone; what was stored is there. */
  private crash(): void {
    this.disconnect();
    this.replica = new Replica(structuredClone(this.replica.state), this.ports);
  }

  private hello(): void {
    this.heard = this.world.now;
    this.send(this.replica.hello(this.clock()));
  }

  private push(): void {
    const push = this.socket ? this.replica.nextPush() : null;
    if (push) this.send(push);
  }

  private send(frame: ClientFrame): void {
    const socket = this.socket;
    if (!socket) return;
    const text = JSON.stringify(frame);
    this.world.carry(() => {
      if (socket.open) this.actor.receive(socket, text);
    });
  }

  private receive(frame: ServerFrame): void {
    this.heard = this.world.now;
    const effects: Effects = this.replica.receive(frame, this.clock());
    for (const { path, mine } of effects.refused)
      if (isTextPath(path)) for (const character of typedIn(mine)) this.told.add(character);
      else this.count(mine, 'refused');
    for (const { mine } of effects.lost) this.count(mine, 'lost');
    must(this.replica.state.since >= this.since, 'a view never goes back');
    this.since = this.replica.state.since;
    if (effects.hello) this.hello();
    this.push();
  }

  private count(mine: Value, what: 'refused' | 'lost'): void {
    const text = JSON.stringify(mine);
    for (const edit of this.edits.values()) if (typeof mine !== 'boolean' && JSON.stringify(edit.value) === text) edit[what] += 1;
  }
}

function check(actor: SimulatedActor, devices: readonly Device[]): void {
  const truth = actor.shown();
  const shown = typedIn([...actor.texts.entries()]);
  must(new Set(shown).size === shown.length, 'a character is there once');
  const removed = new Set(devices.flatMap((device) => device.removed));
  for (const { replica, edits, typed, told } of devices) {
    must(replica.pending === 0, 'nothing waits');
    must(replica.state.since === actor.seq, 'everything has come');
    must(same(new Map(replica.entries()), truth), 'all see the same');
    must(same(documentOf(replica.entries()), documentOf(truth)), 'all see the same document');
    for (const character of typed)
      must(
        shown.includes(character) || removed.has(character) || told.has(character),
        `no character vanishes that nobody removed ${character}`,
      );
    const all = [...edits.values()];
    const written = new Map<string, number>();
    for (const [path, value] of actor.log) {
      const key = `${path} ${JSON.stringify(value)}`;
      written.set(key, (written.get(key) ?? 0) + 1);
    }
    all.forEach((edit, index) => {
      if (typeof edit.value === 'boolean') return;
      const logged = written.get(`${edit.path} ${JSON.stringify(edit.value)}`) ?? 0;
      // A later edit of the same field may have taken its place before it was sent, or while nobody heard what became of it.
      const superseded = all.slice(index + 1).some((later) => later.path === edit.path);
      must(logged <= 1, 'written once at most');
      must(edit.refused <= 1, 'refused once at most');
      must(edit.valid || logged === 0, 'an invalid value is never written');
      must(superseded || logged + edit.lost + edit.refused > 0, `${edit.path} vanished`);
      // Where its acknowledgement was lost and somebody wrote there since, it is told as lost.
      must(superseded || edit.valid || edit.refused + edit.lost > 0, 'a refusal is told');
    });
  }
  // What stands is the latest of what was written there, and places are consecutive.
  const latest = new Map<Path, Stamp>();
  actor.log.forEach(([path, , stamp], index) => {
    must(isTextPath(path) || stamp > (latest.get(path) ?? ''), 'the later write wins');
    latest.set(path, stamp);
    must(actor.log[index]?.[3] === (actor.log[0]?.[3] ?? 0) + index, 'places are consecutive');
  });
  for (const [path, stamp] of latest) must(isTextPath(path) || actor.register(path)?.stamp === stamp, 'what stands is the latest');
}

/** What happened, so that a test can see that the simulation meets what it is about. */
export function simulateReplicas(seed: number) {
  const world = new World(seed);
  const actor = new SimulatedActor(world);
  const devices = ['replica0a', 'replica0b', 'replica0c'].map((id) => new Device(world, actor, id));
  world.runUntil(START + EDITING_MS);
  world.calm = true;
  for (const device of devices) device.disconnect();
  world.runUntil(START + EDITING_MS + 1_500);
  check(actor, devices);
  const edits = devices.flatMap((device) => [...device.edits.values()]);
  return {
    writes: actor.log.length,
    restamped: actor.log.filter(([, , stamp]) => stampReplica(stamp) === SERVER_REPLICA).length,
    lost: edits.filter((edit) => edit.lost > 0).length,
    refused: edits.filter((edit) => edit.refused > 0).length,
    typed: devices.reduce((sum, { typed }) => sum + typed.length, 0),
    refusedTexts: devices.filter(({ told }) => told.size > 0).length,
  };
}
