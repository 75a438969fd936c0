import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { Push, ServerFrame, Stamp } from '#protocol/live';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { Keeper } from '../keeper.ts';
import { type Claim, Places, shelfOf } from '../places.ts';
import { RefusedShelf } from '../refused.ts';
import { TEXTS, typedIn, typeIn } from './typing.ts';
import { MemoryDisk, must, SimulatedActor, Socket, START, same, World } from './world.ts';

/**
 * Devices with pages that come and go: a page dies between any two steps, a transaction under way then happened or not, the
 * device's clock is put back, the link is lossy. What was said to be saved on the device is never lost, and is written once.
 */
const EDITING_MS = 1_600;
const RESUME = ResumeId.parse(`res_${'0'.repeat(26)}`);
const USER = UserId.parse(`usr_${'0'.repeat(26)}`);
const PATHS: readonly Path[] = ['basics/name', 'basics/email', 'item/i1/name', 'basics/phone'];

interface Edit {
  path: Path;
  text: string;
  stamp: Stamp;
  valid: boolean;
  page: Page;
  kept: boolean;
  lost: boolean;
}

/** What is known of one replica over all its lives. */
interface Life {
  edits: Edit[];
  /** The last stamp that is kept, or was sent. */
  stamp: Stamp;
  /** Characters that were typed, by whether their page said that they were kept. */
  typed: { character: string; page: Page; kept: boolean }[];
  /** What it showed when it was last kept, and everything it has shown since. */
  views: string[];
}

/** A device: storage, locks and a clock that may be wrong. Two pages at most, and the couriers of theirs. */
class Device {
  readonly disk = new Map<string, string>();
  readonly locks = new Map<string, Page>();
  readonly lives = new Map<string, Life>();
  readonly pages = new Set<Page>();
  readonly counts = { kept: 0, deaths: 0, restored: 0, carried: 0, typed: 0, refusedTexts: 0 };
  readonly removed = new Set<string>();
  skew = 0;
  /** What went wrong in a promise, where nobody would hear of it. */
  failures: unknown[] = [];
  fail = (error: unknown) => void this.failures.push(error);
  private ids = 0;
  readonly world: World;
  readonly actor: SimulatedActor;
  private readonly name: string;

  constructor(world: World, actor: SimulatedActor, name: string) {
    this.world = world;
    this.actor = actor;
    this.name = name;
    this.live();
  }

  clock = () => this.world.now + this.skew;
  newReplicaId = () => {
    this.ids += 1;
    return ReplicaId.parse(`replica${this.name}${String(this.ids).padStart(3, '0')}`);
  };

  lifeOf(replica: string): Life {
    let life = this.lives.get(replica);
    if (!life) {
      life = { edits: [], typed: [], stamp: '', views: [] };
      this.lives.set(replica, life);
    }
    return life;
  }

  private live(): void {
    const { world } = this;
    world.after(20 + world.below(120), () => {
      if (world.calm) return;
      if (world.chance(0.08)) this.crash();
      for (const page of [...this.pages]) if (world.chance(0.08)) page.die();
      if (world.chance(0.05)) this.skew = (world.random() - 0.5) * 40_000;
      if (this.pages.size < 2 && world.chance(0.5)) new Page(this, false);
      this.live();
    });
  }

  crash(): void {
    for (const page of [...this.pages]) page.die();
  }
}

/** A page that has the résumé open; or a courier, which brings away what a closed page has left. */
class Page {
  dead = false;
  private keeper: Keeper | null = null;
  private claim: Claim | null = null;
  private socket: Socket | null = null;
  private heard = 0;
  private courier: Page | null = null;
  private readonly told = new Set<string>();
  private readonly device: Device;
  private readonly world: World;
  private readonly disk: MemoryDisk;
  readonly isCourier: boolean;

  constructor(device: Device, isCourier: boolean) {
    this.device = device;
    this.world = device.world;
    this.isCourier = isCourier;
    this.disk = new MemoryDisk(device.disk, device.world);
    device.pages.add(this);
    this.open().catch(device.fail);
  }

  get replica() {
    return this.keeper?.replica;
  }

  /** Everything in memory is gone. A transaction under way happened or not. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.device.counts.deaths += 1;
    this.courier?.die();
    this.disconnect();
    this.disk.cut();
    for (const [name, page] of this.device.locks) if (page === this) this.device.locks.delete(name);
    this.device.pages.delete(this);
  }

  private async open(): Promise<void> {
    const { device } = this;
    const places = new Places(
      {
        kv: this.disk,
        newReplicaId: device.newReplicaId,
        now: device.clock,
        tryLock: async (name) => {
          if (device.locks.has(name)) return null;
          device.locks.set(name, this);
          return () => device.locks.delete(name);
        },
      },
      { user: USER, resume: RESUME },
    );
    const claim = await (this.isCourier ? places.claimWaiting() : places.claim());
    if (!claim) return this.die();
    const life = device.lifeOf(claim.state.actor);
    this.claim = claim;
    this.keeper = new Keeper(claim.state, claim.store, {
      now: device.clock,
      newWriter: () => this.world.below(2 ** 32),
      edited: () => {},
      tell: (keeping) => {
        if (keeping === 'kept' && !this.dead) this.kept();
      },
    });
    if (life.views.length > 0) {
      must(life.views.includes(this.view()), 'a reload shows what was kept last, or something later');
      device.counts.restored += 1;
    }
    life.views = [this.view()];
    this.live();
  }

  /** What the page says is saved on this device. */
  private kept(): void {
    const life = this.life();
    for (const edit of life.edits) {
      // What an earlier page typed in its last moment may be gone with it.
      if (edit.page !== this) continue;
      edit.kept = true;
      if (edit.stamp > life.stamp) life.stamp = edit.stamp;
    }
    for (const typed of life.typed) if (typed.page === this) typed.kept = true;
    life.views = [this.view()];
    this.device.counts.kept += 1;
  }

  private life = (): Life => this.device.lifeOf(this.replica?.state.actor ?? '');

  private view(): string {
    return JSON.stringify([...(this.replica?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private live(): void {
    const { world } = this;
    world.after(8 + world.below(100), () => {
      if (this.dead) return;
      if (!world.calm) {
        if (!this.isCourier && world.chance(0.7)) this.edit();
        if (!this.isCourier && world.chance(0.6)) this.type();
        if (world.chance(0.05)) this.disconnect();
      }
      if (!this.socket && (world.calm || world.chance(0.3))) this.connect();
      else if (this.socket && world.now - this.heard > 400) this.hello();
      this.push();
      this.live();
    });
  }

  private edit(): void {
    const { keeper, device } = this;
    if (!keeper) return;
    const life = this.life();
    const path = PATHS[this.world.below(PATHS.length)] ?? 'basics/name';
    const valid = path !== 'basics/phone' || this.world.chance(0.5);
    // Every value is one of its kind, so that each can be told in the actor's log.
    const text = `${keeper.replica.state.actor}-${life.edits.length}`;
    keeper.set([[path, valid ? text : { no: text }]], device.clock());
    const stamp = keeper.replica.state.queue.at(-1)?.stamp ?? '';
    must(stamp > life.stamp, 'stamps of a replica only grow');
    life.edits.push({ path, text, stamp, valid, page: this, kept: false, lost: false });
    life.views.push(this.view());
  }

  private type(): void {
    const { keeper, device } = this;
    if (!keeper) return;
    const life = this.life();
    const path = TEXTS[this.world.below(TEXTS.length)] ?? TEXTS[0];
    const { typed, removed } = typeIn(keeper.replica.text(path).text, this.world);
    life.typed.push(...typed.map((character) => ({ character, page: this, kept: false })));
    for (const character of removed) device.removed.add(character);
    device.counts.typed += typed.length;
    life.views.push(this.view());
  }

  private connect(): void {
    const socket = new Socket(this.world, (frame) => this.receive(frame));
    this.socket = socket;
    this.device.actor.sockets.add(socket);
    this.hello();
  }

  private disconnect(): void {
    if (!this.socket) return;
    this.socket.open = false;
    this.device.actor.sockets.delete(this.socket);
    this.socket = null;
  }

  private hello(): void {
    this.heard = this.world.now;
    if (this.keeper) this.send(this.keeper.hello(this.device.clock()));
  }

  private push(): void {
    if (this.socket)
      this.keeper?.push((push) => {
        try {
          this.sendPush(push);
        } catch (error) {
          this.device.fail(error);
        }
      });
  }

  private sendPush(push: Push): void {
    if (this.dead) return;
    const life = this.life();
    const waits = new Set(this.replica?.state.queue.map(({ stamp }) => stamp));
    for (const [c, , , , stamp] of push.ops) {
      if (!waits.has(stamp)) continue;
      const row = [...this.device.disk].find(([key]) => key.endsWith(`/q/${stamp}`))?.[1];
      must(row !== undefined && JSON.parse(row)[0] === c, 'what is sent is on the device, with its number');
      if (stamp > life.stamp) life.stamp = stamp;
    }
    this.send(push);
  }

  private send(frame: Push | ReturnType<Keeper['hello']>): void {
    const { socket } = this;
    if (!socket) return;
    const text = JSON.stringify(frame);
    this.world.carry(() => {
      if (socket.open) this.device.actor.receive(socket, text);
    });
  }

  private receive(frame: ServerFrame): void {
    const { keeper } = this;
    if (this.dead || !keeper) return;
    this.heard = this.world.now;
    const { since } = keeper.replica.state;
    const effects = keeper.receive(frame, this.device.clock());
    must(keeper.replica.state.since >= since, 'a view never goes back');
    for (const { path, mine } of effects.refused) {
      if (isTextPath(path)) this.device.counts.refusedTexts += 1;
      else this.once(mine);
    }
    for (const { mine, winner } of effects.lost) {
      this.once(mine);
      for (const edit of this.life().edits) if (JSON.stringify(mine).includes(`"${edit.text}"`)) edit.lost = true;
      const [, value] = winner;
      must(JSON.stringify(value) !== JSON.stringify(mine), 'an edit does not lose to itself');
      const place = (text: Json) => this.life().edits.findIndex((edit) => edit.text === text);
      must(place(value) < 0 || place(value) > place(mine), 'an edit does not lose to an earlier one of the same page');
    }
    this.life().views.push(this.view());
    if (effects.hello) this.hello();
    this.push();
    if (frame.type === 'welcome' && !this.isCourier && (!this.courier || this.courier.dead)) this.courier = new Page(this.device, true);
    if (this.isCourier && keeper.replica.pending === 0) this.leave().catch(this.device.fail);
  }

  /** The courier is done. */
  private async leave(): Promise<void> {
    this.device.counts.carried += 1;
    await this.claim?.close();
    this.die();
  }

  private once(mine: Value): void {
    const text = JSON.stringify(mine);
    must(!this.told.has(text), 'a page tells what became of an edit once');
    this.told.add(text);
  }
}

/** What a device keeps of edits that were not accepted: whatever page wrote it, and however that ended. */
async function keptRefused(rows: Map<string, string>): Promise<{ texts: Set<string>; values: string[] }> {
  const edits = await new RefusedShelf(new MemoryDisk(rows), shelfOf({ user: USER, resume: RESUME })).all();
  return {
    texts: new Set(edits.filter(({ path }) => isTextPath(path)).flatMap(({ mine }) => typedIn(mine))),
    values: edits.filter(({ path }) => !isTextPath(path)).map(({ mine }) => JSON.stringify(mine)),
  };
}

async function check(actor: SimulatedActor, devices: readonly Device[]): Promise<void> {
  const truth = actor.shown();
  const shown = typedIn([...actor.texts.entries()]);
  must(new Set(shown).size === shown.length, 'a character is there once');
  const removed = new Set(devices.flatMap((device) => [...device.removed]));
  const written = new Map<string, number>();
  for (const [, value] of actor.log) written.set(String(value), (written.get(String(value)) ?? 0) + 1);
  for (const { disk, lives, pages } of devices) {
    must(![...disk.keys()].some((key) => key.includes('/q/')), 'nothing waits for ever');
    for (const { replica, isCourier } of pages) if (!isCourier) must(same(new Map(replica?.entries()), truth), 'all see the same');
    const refused = await keptRefused(disk);
    must(new Set(refused.values).size === refused.values.length, 'a refused edit is kept once');
    for (const { edits, typed } of lives.values()) {
      for (const { character, kept } of typed)
        must(
          !kept || shown.includes(character) || removed.has(character) || refused.texts.has(character),
          'no kept character vanishes that nobody removed',
        );
      const isAccounted = ({ text, lost }: Edit) => lost || written.has(text) || refused.values.some((mine) => mine.includes(`"${text}"`));
      edits.forEach((edit, index) => {
        const times = written.get(edit.text) ?? 0;
        must(times <= 1, 'written once at most');
        must(edit.valid || times === 0, 'an invalid value is never written');
        const later = edits.slice(index + 1).some((other) => other.path === edit.path && isAccounted(other));
        must(!edit.kept || later || isAccounted(edit), `an edit of ${edit.path} that was kept has vanished`);
      });
    }
  }
}

/** What happened on each device. */
export async function simulateDevices(seed: number) {
  const world = new World(seed);
  const actor = new SimulatedActor(world);
  const devices = ['a', 'b'].map((name) => new Device(world, actor, name));
  await world.settleUntil(START + EDITING_MS);
  world.calm = true;
  for (const device of devices) {
    device.crash();
    new Page(device, false);
  }
  // One page on each device finds and brings away everything that all the others have left, one after another.
  for (let waited = 0; waited < 20; waited += 1) {
    await world.settleUntil(world.now + 600);
    if (!devices.some(({ disk }) => [...disk.keys()].some((key) => key.includes('/q/')))) break;
  }
  await world.settleUntil(world.now + 600);
  for (const { failures } of devices) if (failures.length > 0) throw failures[0];
  await check(actor, devices);
  return devices.map(({ counts }) => counts);
}
