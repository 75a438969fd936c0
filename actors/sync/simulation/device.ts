import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { Pending, ReplicaState } from '../replica-state.ts';
import { readReplica } from '../rows.ts';
import { shelfOf } from '../shelf-names.ts';
import { placeOf } from '../storage.ts';
import type { SimulatedActor } from './actor.ts';
import { Diary, someSkew } from './diary.ts';
import { Page } from './page.ts';
import type { World } from './world.ts';

/** Whose device it is: what it keeps is one person's work on one résumé. */
export const OWNER = { user: UserId.parse(`usr_${'0'.repeat(26)}`), resume: ResumeId.parse(`res_${'0'.repeat(26)}`) };
const SHELF = shelfOf(OWNER);

/** A diary, and what the replica has shown: when it was last kept, and everything since. */
export class Life extends Diary {
  views: string[] = [];
}

/** A device: storage, locks and a clock that may be wrong. Two pages at most, and the couriers of theirs. */
export class Device {
  readonly disk = new Map<string, string>();
  readonly locks = new Map<string, Page>();
  readonly pages = new Set<Page>();
  readonly lives = new Map<string, Life>();
  readonly counts = { kept: 0, deaths: 0, restored: 0, carried: 0, damaged: 0, full: 0 };
  /** Its storage takes nothing at the moment. */
  isFull = false;
  /** Who a replica was is lost with its rows: then its edits go out under another name, some of them for the second time. */
  hasLostNames = false;
  private ids = 0;
  private skew = 0;
  /** What went wrong in a promise, where nobody would hear of it. */
  readonly failures: unknown[] = [];
  fail = (error: unknown) => void this.failures.push(error);
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
      life = new Life(replica);
      this.lives.set(replica, life);
    }
    return life;
  }

  /** Who does not know that it has sent something says it again; from a clock that is far ahead it then counts as new. */
  get mayRepeat(): boolean {
    return this.hasLostNames || this.counts.full > 0;
  }

  /** The row of an edit that waits. */
  row = (replica: ReplicaId, stamp: string): string | undefined => this.disk.get(`${placeOf(SHELF, replica)}q/${stamp}`);

  get isEmpty(): boolean {
    return ![...this.disk.keys()].some((key) => key.includes('/q/'));
  }

  /** The replicas that it has stored. */
  *stored(): Iterable<ReplicaState> {
    const ids = new Set([...this.disk.keys()].map((key) => ReplicaId.safeParse(key.slice(SHELF.length).split('/')[0]).data));
    for (const id of ids) {
      if (id === undefined) continue;
      const place = placeOf(SHELF, id);
      const rows = [...this.disk].filter(([key]) => key.startsWith(place)).map(([key, text]) => [key.slice(place.length), text] as const);
      yield readReplica(id, new Map(rows)).state;
    }
  }

  /** All that waits, in pages or in storage. */
  waiting(): Pending[] {
    const open = [...this.pages].flatMap(({ state }) => state ?? []);
    const left = [...this.stored()].filter(({ actor }) => !open.some((state) => state.actor === actor));
    return [...open, ...left].flatMap(({ queue }) => queue);
  }

  private live(): void {
    const { world } = this;
    world.after(20 + world.below(120), () => {
      if (world.calm) return;
      if (world.chance(0.08)) this.crash();
      for (const page of [...this.pages]) if (world.chance(0.08)) page.die();
      if (world.chance(0.05)) this.setClock();
      if (world.chance(this.isFull ? 0.5 : 0.03)) this.fill(!this.isFull);
      if (this.pages.size < 2 && world.chance(0.5)) new Page(this, false);
      this.live();
    });
  }

  private setClock(): void {
    this.skew = someSkew(this.world);
    for (const page of this.pages) page.clockJumped();
  }

  fill(isFull: boolean): void {
    this.isFull = isFull;
    if (isFull) {
      this.counts.full += 1;
      // What is sent meanwhile is forgotten when the page dies: it is sent again, and where its stamp was of the future, under a new one.
      this.actor.mayHearAgain = true;
    }
    for (const page of this.pages) page.fill(isFull);
  }

  crash(): void {
    for (const page of [...this.pages]) page.die();
    if (!this.world.calm && this.world.chance(0.1)) this.damage();
  }

  /** A row is gone, or is not what it was; but none that only its owner could write. */
  private damage(): void {
    const { disk, world } = this;
    const keys = [...disk.keys()].filter((key) => !/\/q\/|!refused/.test(key));
    const key = keys[world.below(keys.length)];
    if (key === undefined) return;
    this.counts.damaged += 1;
    if (world.chance(0.5)) disk.delete(key);
    else disk.set(key, (disk.get(key) ?? '').slice(1));
    const [replica = '', row = ''] = key.slice(SHELF.length).split('/');
    this.lifeOf(replica).views = [];
    if (row === 'actor' || row === 'clk') {
      this.hasLostNames = true;
      this.actor.mayHearAgain = true;
    }
  }
}
