import { isTextPath } from '#protocol/registers';
import { RefusedShelf } from '../refused.ts';
import { Replica } from '../replica.ts';
import { shelfOf } from '../shelf-names.ts';
import { SimulatedActor } from './actor.ts';
import { must, same } from './checks.ts';
import { Device, OWNER } from './device.ts';
import { joined } from './diary.ts';
import { MemoryDisk } from './disk.ts';
import { trouble } from './faults.ts';
import { Ledger } from './ledger.ts';
import { Page } from './page.ts';
import { markOf } from './paths.ts';
import { Program } from './program.ts';
import { typedIn } from './typing.ts';
import { START, World } from './world.ts';

/**
 * Devices with pages that come and go: a page dies between any two steps, a transaction under way then happened or not, storage is
 * full or damaged, the device's clock is set anew, the link is lossy, the actor is troubled. What was said to be saved on the device
 * is never lost, and is written once; what was not accepted is in the drawer.
 */
const EDITING_MS = 700;
const LONG_EDITING_MS = 3_000;
const REST_MS = 15_000;
const NAMES = ['a', 'b'] as const;

/** What a device keeps of edits that were not accepted: whatever page wrote it, and however that ended. */
async function drawerOf({ disk }: Device) {
  const edits = await new RefusedShelf(new MemoryDisk(disk), shelfOf(OWNER)).all();
  const marks = edits
    .filter(({ path }) => !isTextPath(path))
    .map(({ mine }) => markOf(mine))
    .filter((mark) => mark !== '');
  return { marks, characters: new Set(edits.filter(({ path }) => isTextPath(path)).flatMap(({ mine }) => typedIn(mine))) };
}

function checkViews(actor: SimulatedActor, devices: readonly Device[]): void {
  const truth = actor.shown();
  for (const device of devices) {
    must(device.isEmpty, 'nothing waits for ever');
    for (const { replica, isCourier } of device.pages) if (!isCourier) must(same(new Map(replica?.entries()), truth), 'all see the same');
    const ports = { now: device.clock, newWriter: () => 1, edited: () => {} };
    for (const state of device.stored())
      if (actor.isUpToDate(state)) must(same(new Map(new Replica(state, ports).entries()), truth), 'what is stored is what is there');
  }
}

/** What happened on each device. */
export async function simulateDevices(seed: number) {
  const world = new World(seed);
  const actor = new SimulatedActor(world);
  const ledger = new Ledger(actor);
  const program = new Program(world, actor);
  const devices = NAMES.map((name) => new Device(world, actor, name));
  const putBack = () => ledger.putBack(() => devices.flatMap((device) => device.waiting()));
  trouble({ world, actor, program, users: ['replicaa', 'replicab'], putBack });
  await world.settleUntil(START + (world.chance(0.06) ? LONG_EDITING_MS : EDITING_MS));
  world.calm = true;
  for (const device of devices) {
    device.fill(false);
    device.crash();
    new Page(device, false);
  }
  // One page on each device finds and brings away everything that all the others have left, one after another.
  const isAtRest = () => devices.every(({ isEmpty, pages }) => isEmpty && [...pages].every((page) => page.isAtRest));
  for (let rested = 0; rested < REST_MS && !(rested > 700 && isAtRest()); rested += 100) await world.settleUntil(world.now + 100);
  for (const { failures } of devices) if (failures.length > 0) throw failures[0];
  checkViews(actor, devices);
  const people = [{ diary: program.diary, notAccepted: { marks: new Set<string>(), characters: new Set<string>() }, mayRepeat: false }];
  for (const device of devices) {
    const { marks, characters } = await drawerOf(device);
    must(new Set(marks).size === marks.length || device.mayRepeat, 'a refused edit is kept once');
    const lives = [...device.lives.values()];
    const notAccepted = { marks: new Set([...marks, ...lives.flatMap(({ lost }) => [...lost])]), characters };
    const diaries = device.hasLostNames ? [joined(lives)] : lives;
    people.push(...diaries.map((diary) => ({ diary, notAccepted, mayRepeat: device.mayRepeat })));
  }
  ledger.check(people);
  const count = (what: 'typed' | 'lost') =>
    devices.reduce((sum, { lives }) => sum + [...lives.values()].reduce((n, life) => n + [...life[what]].length, 0), 0);
  return [...devices.map(({ counts }) => counts), { undone: actor.undone.length, typed: count('typed'), lost: count('lost') }];
}
