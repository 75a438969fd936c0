import { isTextPath, type Path, type Value } from '#protocol/registers';
import { DOCUMENT_MAX_BYTES } from '../decider.ts';
import { documentOf } from '../document.ts';
import { Replica, type ReplicaPorts } from '../replica.ts';
import { newReplica, type Pending } from '../replica-state.ts';
import { SERVER_REPLICA, stampReplica } from '../stamp.ts';
import { SimulatedActor } from './actor.ts';
import { must, same } from './checks.ts';
import { Diary, someSkew } from './diary.ts';
import { trouble } from './faults.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { Person, type Seat } from './person.ts';
import { Program } from './program.ts';
import { START, World } from './world.ts';

/**
 * Three replicas and the real decider over links that drop, repeat, delay and so reorder frames, half-open and break; replicas
 * crash and come back from what they stored, the actor is troubled, clocks are wrong.
 */
const EDITING_MS = 900;
/** Now and then it takes long: what is merged only once there is much of it must be seen, too. */
const LONG_EDITING_MS = 4_500;
const REST_MS = 4_000;
const IDS = ['replica0a001', 'replica0a002', 'replica0b001'] as const;
const USERS = ['replica0a', 'replica0b'] as const;

/** A device: a replica with its wrong clock, its link and what it has stored. */
class Device implements Seat {
  readonly page = this;
  replica: Replica;
  readonly diary: Diary;
  readonly line: Line;
  private readonly person: Person;
  private skew: number;
  private readonly world: World;

  constructor(world: World, actor: SimulatedActor, id: string) {
    this.world = world;
    this.skew = someSkew(world);
    this.replica = new Replica(newReplica(id), this.ports);
    this.diary = new Diary(id);
    this.person = new Person(world, actor, this.diary, this);
    this.line = new Line(world, actor, {
      hello: () => this.person.says(this.replica.hello(this.clock())),
      receive: (frame) => {
        const { hello } = this.person.hears(frame, () => this.replica.receive(frame, this.clock()));
        if (hello) this.line.hello();
        this.push();
      },
    });
    this.live();
  }

  clock = () => this.world.now + this.skew;
  private readonly ports: ReplicaPorts = { now: () => this.clock(), newWriter: () => this.world.below(2 ** 32), edited: () => {} };

  set(path: Path, value: Value): void {
    this.replica.set(path, value, this.clock());
  }

  changed(): void {}

  get isAtRest(): boolean {
    return this.line.isOpen && !this.line.isBusy && this.replica.pending === 0;
  }

  /** What a device does all the time: edit, lose its network, crash, and ask again when nothing comes. */
  private live(): void {
    const { world } = this;
    world.after(10 + world.below(150), () => {
      if (!world.calm) this.act();
      this.line.tend();
      this.push();
      this.live();
    });
  }

  private act(): void {
    const { world } = this;
    if (world.chance(0.6)) this.person.edit();
    if (world.chance(0.5)) this.person.type();
    this.diary.keep(this);
    if (world.chance(0.04)) this.line.disconnect();
    if (world.chance(0.04)) this.crash();
    if (world.chance(0.02)) {
      this.skew = someSkew(world);
      this.person.clockJumped();
    }
  }

  /** Everything in memory is gone; what was stored is there. */
  private crash(): void {
    this.line.disconnect();
    this.person.crashed();
    this.replica = new Replica(structuredClone(this.replica.state), this.ports);
  }

  private push(): void {
    const push = this.line.isOpen ? this.replica.nextPush() : null;
    if (push) this.line.push(push);
    must(this.replica.pending === 0 || this.line.isWaiting, 'what waits is under way');
  }
}

function check(actor: SimulatedActor, devices: readonly Device[]): void {
  const truth = actor.shown();
  for (const { replica } of devices) {
    must(replica.pending === 0, 'nothing waits for ever');
    must(replica.state.since === actor.seq, 'everything has come');
    must(same(new Map(replica.entries()), truth), 'all see the same');
    must(same(documentOf(replica.entries()), documentOf(truth)), 'all see the same document');
  }
}

/** What happened, so that a test can see that the simulation meets what it is about. */
export function simulateReplicas(seed: number) {
  const world = new World(seed);
  const actor = new SimulatedActor(world);
  if (world.chance(0.05)) actor.bytes = DOCUMENT_MAX_BYTES - 1_500;
  const ledger = new Ledger(actor);
  const program = new Program(world, actor);
  const devices = IDS.map((id) => new Device(world, actor, id));
  const waiting = (): Pending[] => devices.flatMap(({ replica }) => replica.state.queue);
  trouble({ world, actor, program, users: USERS, putBack: () => ledger.putBack(waiting) });
  world.runUntil(START + (world.chance(0.06) ? LONG_EDITING_MS : EDITING_MS));
  world.calm = true;
  for (const { line } of devices) line.calm();
  for (let rested = 0; rested < REST_MS && !(rested > 700 && devices.every(({ isAtRest }) => isAtRest)); rested += 100)
    world.runUntil(world.now + 100);
  check(actor, devices);
  const people = devices.map(({ diary }) => ({
    diary,
    notAccepted: { marks: new Set([...diary.refused, ...diary.lost]), characters: diary.refusedCharacters },
  }));
  ledger.check([...people, { diary: program.diary, notAccepted: { marks: new Set(), characters: new Set() } }]);
  return [
    {
      writes: actor.log.length,
      texts: actor.log.filter(([path]) => isTextPath(path)).length,
      undone: actor.undone.length,
      restamped: actor.log.filter(([, , stamp]) => stampReplica(stamp) === SERVER_REPLICA).length,
      lost: devices.reduce((sum, { diary }) => sum + diary.lost.size, 0),
      refused: devices.reduce((sum, { diary }) => sum + diary.refused.size, 0),
      refusedTexts: devices.filter(({ diary }) => diary.refusedCharacters.size > 0).length,
    },
  ];
}
