import type { Push } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { Keeper } from '../keeper.ts';
import { type Claim, Places } from '../places.ts';
import type { Replica } from '../replica.ts';
import type { ReplicaState } from '../replica-state.ts';
import { must } from './checks.ts';
import { type Device, type Life, OWNER } from './device.ts';
import { MemoryDisk } from './disk.ts';
import { Line } from './line.ts';
import { PATHS } from './paths.ts';
import { Person } from './person.ts';
import { TEXTS } from './typing.ts';
import type { World } from './world.ts';

/** What a page has once it has found out where to go on. */
interface Open {
  claim: Claim;
  keeper: Keeper;
  life: Life;
  person: Person;
  line: Line;
}

/** What prose is as text, which is asked for far more often than it changes. */
const texts = new WeakMap<object, string>();

function textOf(value: Value | undefined): string {
  if (typeof value !== 'object' || value === null) return String(value);
  let text = texts.get(value);
  if (text === undefined) {
    text = JSON.stringify(value);
    texts.set(value, text);
  }
  return text;
}

const viewOf = ({ read }: Replica): string => [...PATHS, ...TEXTS].map((path) => textOf(read(path))).join();

/** A page that has the résumé open; or a courier, which brings away what a closed page has left. */
export class Page {
  dead = false;
  private open: Open | null = null;
  private courier: Page | null = null;
  private readonly device: Device;
  private readonly world: World;
  private readonly disk: MemoryDisk;
  readonly isCourier: boolean;

  constructor(device: Device, isCourier: boolean) {
    this.device = device;
    this.world = device.world;
    this.isCourier = isCourier;
    this.disk = new MemoryDisk(device.disk, device.world);
    this.disk.isFull = device.isFull;
    device.pages.add(this);
    this.begin().catch(device.fail);
  }

  get replica(): Replica | null {
    return this.open?.keeper.replica ?? null;
  }

  get state(): ReplicaState | null {
    return this.replica?.state ?? null;
  }

  get isAtRest(): boolean {
    const { open } = this;
    return open?.line.isOpen === true && !open.line.isBusy && open.keeper.replica.pending === 0;
  }

  /** Everything in memory is gone. A transaction under way happened or not. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.device.counts.deaths += 1;
    this.courier?.die();
    this.open?.line.disconnect();
    this.disk.cut();
    for (const [name, page] of this.device.locks) if (page === this) this.device.locks.delete(name);
    this.device.pages.delete(this);
  }

  clockJumped(): void {
    this.open?.person.clockJumped();
  }

  fill(isFull: boolean): void {
    this.disk.isFull = isFull;
  }

  private async begin(): Promise<void> {
    const { device, disk: kv, world } = this;
    const tryLock = async (name: string) => {
      if (device.locks.has(name)) return null;
      device.locks.set(name, this);
      return () => device.locks.delete(name);
    };
    const places = new Places({ kv, newReplicaId: device.newReplicaId, now: device.clock, tryLock }, OWNER);
    const claim = await (this.isCourier ? places.claimWaiting() : places.claim());
    if (!claim) return this.die();
    const life = device.lifeOf(claim.state.actor);
    const keeper = new Keeper(claim.state, claim.store, {
      now: device.clock,
      newWriter: () => world.below(2 ** 32),
      edited: () => {},
      tell: (keeping) => {
        if (keeping === 'kept' && !this.dead) this.kept();
      },
    });
    if (life.views.length > 0) {
      must(life.views.includes(viewOf(keeper.replica)), 'a reload shows what was kept last, or something later');
      device.counts.restored += 1;
    }
    life.views = [];
    const set = (path: Path, value: Value) => keeper.set([[path, value]], device.clock());
    const changed = () => life.views.push(viewOf(keeper.replica));
    const { replica } = keeper;
    const person = new Person(world, device.actor, life, { page: this, replica, set, changed });
    const line = new Line(world, device.actor, {
      hello: () => person.says(keeper.hello(device.clock())),
      receive: (frame) => this.dead || this.receive(frame),
    });
    this.open = { claim, keeper, life, person, line };
    this.live();
  }

  /** The page says that everything is saved on this device. */
  private kept(): void {
    const { open } = this;
    if (!open) return;
    open.life.keep(this);
    open.life.views = [viewOf(open.keeper.replica)];
    this.device.counts.kept += 1;
  }

  private live(): void {
    const { world } = this;
    world.after(8 + world.below(100), () => {
      const { open } = this;
      if (this.dead || !open) return;
      if (!world.calm && !this.isCourier) this.act(open);
      if (!world.calm && world.chance(0.05)) open.line.disconnect();
      open.line.tend();
      this.push(open);
      if (open.line.isOpen && !open.line.isBusy && !this.isCourier) this.sendCourier();
      this.live();
    });
  }

  /** One at a time looks for what others have left. */
  private sendCourier(): void {
    const { device, world } = this;
    const isDue = world.calm ? !device.isEmpty : world.chance(0.3);
    if (isDue && (!this.courier || this.courier.dead)) this.courier = new Page(device, true);
  }

  private act({ person }: Open): void {
    if (this.world.chance(0.7)) person.edit();
    if (this.world.chance(0.6)) person.type();
  }

  private push({ keeper, line }: Open): void {
    if (line.isOpen && keeper.push((push) => this.send(push))) line.pushes();
    must(keeper.replica.pending === 0 || line.isWaiting, 'what waits is under way');
  }

  private send(push: Push): void {
    const { open, device } = this;
    if (this.dead || !open) return;
    const { replica } = open.keeper;
    const waits = new Set(replica.state.queue.map(({ stamp }) => stamp));
    try {
      for (const [c, , , , stamp] of push.ops) {
        const row = device.row(replica.state.actor, stamp);
        const isKept = row !== undefined && JSON.parse(row)[0] === c;
        must(isKept || this.disk.hasRefused || !waits.has(stamp), 'what is sent is on the device, with its number');
        if (isKept && stamp > open.life.stamp) open.life.stamp = stamp;
      }
    } catch (error) {
      device.fail(error);
    }
    open.line.push(push);
  }

  private receive(frame: Parameters<Keeper['receive']>[0]): void {
    const { open, device } = this;
    if (!open) return;
    const { keeper, line, person } = open;
    const { hello } = person.hears(frame, () => keeper.receive(frame, device.clock()));
    if (hello) line.hello();
    this.push(open);
    if (this.isCourier && keeper.replica.pending === 0) this.leave(open.claim).catch(device.fail);
  }

  /** The courier is done. */
  private async leave(claim: Claim): Promise<void> {
    this.device.counts.carried += 1;
    await claim.close();
    this.die();
  }
}
