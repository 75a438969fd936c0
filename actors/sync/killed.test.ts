import { expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { ClientFrame, Push, ServerFrame } from '#protocol/live';
import { itemPath, type Path, type Value } from '#protocol/registers';
import { beginResume } from './begin.ts';
import { Keeper } from './keeper.ts';
import { keysFor } from './order.ts';
import { Places } from './places.ts';
import { shelfOf } from './shelf-names.ts';
import { SimulatedActor } from './simulation/actor.ts';
import { MemoryDisk } from './simulation/disk.ts';
import { Socket } from './simulation/socket.ts';
import { World } from './simulation/world.ts';
import type { Batch } from './storage.ts';

const OWNER = { user: UserId.parse(`usr_${'1'.repeat(26)}`), resume: ResumeId.parse(`res_${'0'.repeat(26)}`) };
const ITEMS = 250;
const places = keysFor(ITEMS);
/** A thousand of them, each in a place of its own. */
const WRITES = Array.from({ length: ITEMS }, (_, n): [Path, Value][] => [
  [itemPath(`skill${n}`, 'kind'), 'skill'],
  [itemPath(`skill${n}`, 'place'), ['skills', places[n] ?? 'a0']],
  [itemPath(`skill${n}`, 'alive'), true],
  [itemPath(`skill${n}`, 'name'), `Skill ${n}`],
]).flat();

/** A page that dies once so many things have happened to it: from then on nothing leaves it, and nothing that it waits for comes. */
class Life {
  happened = 0;
  readonly died: Promise<'died'>;
  private die: (word: 'died') => void = () => {};
  private readonly end: number;

  constructor(end = Number.POSITIVE_INFINITY) {
    this.end = end;
    this.died = new Promise((resolve) => {
      this.die = resolve;
    });
  }

  step(): Promise<void> {
    if (this.happened < this.end) {
      this.happened += 1;
      return Promise.resolve();
    }
    this.die('died');
    return new Promise(() => {});
  }
}

/** A page can die before something is on the disk, and after it is but before it knows. */
class MortalDisk extends MemoryDisk {
  private readonly life: Life;

  constructor(rows: Map<string, string>, life: Life) {
    super(rows);
    this.life = life;
  }

  override async commit(batch: Batch): Promise<void> {
    await this.life.step();
    await super.commit(batch);
    await this.life.step();
  }
}

async function bring(rows: Map<string, string>, actor: SimulatedActor, world: World, life: Life): Promise<'brought'> {
  const ports = { kv: new MortalDisk(rows, life), newReplicaId: () => ReplicaId.parse('another001'), now: () => world.now };
  const claim = await new Places({ ...ports, tryLock: async () => () => {} }, OWNER).claim();
  const keeper = new Keeper(claim.state, claim.store, { now: ports.now, newWriter: () => 7, edited: () => {}, tell: () => {} });
  const answers: ServerFrame[] = [];
  const socket = new Socket(world, (frame) => answers.push(frame));
  actor.sockets.add(socket);
  const ask = async (frame: ClientFrame) => {
    await life.step();
    actor.receive(socket, JSON.stringify(frame));
    world.runUntil(world.now + 10);
    await life.step();
    // As in the app, the next push does not wait until this is on the disk.
    for (const answer of answers.splice(0)) keeper.receive(answer, world.now);
  };
  await ask(keeper.hello(world.now));
  while (keeper.replica.pending > 0) await ask(await new Promise<Push>((send) => keeper.push(send)));
  await claim.close();
  return 'brought';
}

/** A thousand edits wait; their page dies at `end`, and the next one goes on. Returns what happened to the first. */
async function killed(end?: number): Promise<{ first: Life; outcome: 'died' | 'brought' }> {
  const rows = new Map<string, string>();
  const world = new World(1);
  world.calm = true;
  const actor = new SimulatedActor(world);
  const before = actor.log.length;
  const ports = { kv: new MemoryDisk(rows), newReplicaId: () => ReplicaId.parse('replica001'), newWriter: () => 7, now: () => world.now };
  await beginResume(ports, shelfOf(OWNER), WRITES);
  const first = new Life(end);
  const outcome = await Promise.race([bring(rows, actor, world, first), first.died]);
  await bring(rows, actor, world, new Life());
  // Each once, in the order in which they were made, and nothing is left.
  expect(actor.log.slice(before).map(([path, value]) => [path, value])).toEqual(WRITES);
  actor.check();
  expect([...rows.keys()].filter((key) => key.includes('/q/'))).toEqual([]);
  return { first, outcome };
}

it('goes on exactly where a page died, wherever that was in sending a thousand operations', { timeout: 60_000 }, async () => {
  expect(WRITES).toHaveLength(1_000);
  const { first, outcome } = await killed();
  expect(outcome).toBe('brought');
  for (let end = 0; end < first.happened; end += 1) expect((await killed(end)).outcome, `killed at ${end}`).toBe('died');
});
