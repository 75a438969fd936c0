import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ResumeId } from '#protocol/ids';
import type { RefusedEdit } from '#sync/refused';
import { TestServer } from '../support/server.ts';
import { actorDisk } from './actor-disk.ts';
import { Chance } from './chance.ts';
import { violations } from './checker.ts';
import { Machine, Page, type Typist } from './client.ts';
import { History } from './history.ts';
import { Person, share } from './people.ts';
import { type Damage, FaultyProxy } from './proxy.ts';
import { groundwork, type } from './typing.ts';

export interface Plan {
  seed: number;
  /** Times that the server is killed, at least: up to three times as often until everything has been met that it is about. */
  rounds: number;
  /** Edits that are written, at least, before each kill. */
  editsPerRound: number;
  /** Told as it goes. */
  log(line: string): void;
}

export interface Report {
  violations: string[];
  damage: Damage;
  edits: number;
  /** Characters put into texts, and those of them taken out again. */
  typed: number;
  removed: number;
  /** Operations that the actor said to have written or decided otherwise. */
  acknowledged: number;
  took: number;
  lost: number;
  restamped: number;
  refused: number;
  resyncs: number;
  hellos: number;
  repeatedPushes: number;
  kills: number;
  crashes: number;
  wipes: number;
}

/** Who has which résumé open, in how many pages of one device each. The first of a résumé owns it. */
const CAST = [
  [
    { person: 0, pages: 2, role: 'owner' },
    { person: 1, pages: 2, role: 'editor' },
    { person: 2, pages: 1, role: 'editor' },
    { person: 3, pages: 1, role: 'viewer' },
  ],
  [
    { person: 1, pages: 1, role: 'owner' },
    { person: 0, pages: 2, role: 'editor' },
    { person: 2, pages: 1, role: 'editor' },
    { person: 3, pages: 2, role: 'editor' },
  ],
] as const;
/** The person who puts into texts what no text may hold. */
const CARELESS = 2;
/** How long it may take, in ms, until everybody has sent and seen everything. */
const SETTLE_MS = 60_000;

/** A seat at a device: a page is opened at it, dies, and is opened again. */
interface Seat {
  name: string;
  machine: Machine;
  typist: Typist;
  chance: Chance;
  page: Page | null;
  lives: number;
}

interface Scene {
  resume: ResumeId;
  owner: Person;
  history: History;
  seats: Seat[];
}

/** People type into the real server over a network that loses things, while it is killed again and again. */
export async function torture(plan: Plan): Promise<Report> {
  const chance = new Chance(plan.seed);
  const server = await TestServer.start();
  const proxy = await FaultyProxy.start(server.port, chance.fork());
  const counts = { kills: 0, crashes: 0, wipes: 0 };
  try {
    const people = await Promise.all(['Ada', 'Grace', 'Alan', 'Edsger'].map((name) => Person.register(server.url, name)));
    const scenes: Scene[] = [];
    for (const cast of CAST) scenes.push(await stage(server, proxy, people, cast, chance));
    const seats = scenes.flatMap((scene) => scene.seats);

    const typing = new AbortController();
    const typists = seats.map((seat) => sit(seat, typing.signal, counts));
    const goesOn = (round: number): boolean =>
      round <= plan.rounds || (round <= plan.rounds * 3 && unmet(reportOf(scenes, [], proxy.damage, counts)).length > 0);
    for (let round = 1; goesOn(round); round += 1) {
      await written(scenes, plan.editsPerRound * (1 + chance.next() * 0.3));
      await server.crash();
      counts.kills += 1;
      await sleep(chance.below(1_000));
      await server.start();
      plan.log(`kill ${round} of ${plan.rounds}: ${tookIn(scenes)} edits written so far`);
    }
    await written(scenes, plan.editsPerRound);
    typing.abort();
    await Promise.all(typists);
    proxy.heal();

    const wrong: string[] = [];
    for (const scene of scenes) wrong.push(...(await settle(scene)));
    const documents = await Promise.all(scenes.map(async ({ owner, resume }) => (await owner.api.resume(resume)).document));
    await server.end('SIGTERM');
    for (const [index, { resume, history, seats: own }] of scenes.entries()) {
      const views = new Map(own.flatMap(({ name, page }) => (page ? [[name, plain(page.view)] as const] : [])));
      const outcome = { ...actorDisk(server.data, resume), document: documents[index], refused: await refusedOn(own), views };
      wrong.push(...violations(history, outcome).map((what) => `${resume}: ${what}`));
    }
    for (const { page } of seats) page?.crash();
    return reportOf(scenes, wrong, proxy.damage, counts);
  } finally {
    await proxy.stop();
    await server.dispose();
  }
}

async function stage(
  server: TestServer,
  proxy: FaultyProxy,
  people: readonly Person[],
  cast: (typeof CAST)[number],
  chance: Chance,
): Promise<Scene> {
  const personAt = (index: number): Person => {
    const person = people[index];
    if (!person) throw new RangeError('nobody is there');
    return person;
  };
  const owner = personAt(cast[0].person);
  const { id: resume } = await owner.api.createResume('Torture');
  await owner.api.patch(resume, groundwork());
  const history = new History();
  const seats: Seat[] = [];
  for (const { person: index, pages, role } of cast) {
    const person = personAt(index);
    if (role !== 'owner') await share(server, resume, owner, person, role);
    const typist: Typist = role === 'viewer' ? role : index === CARELESS ? 'careless' : 'editor';
    const route = { url: `${proxy.url}/api/resumes/${resume}/live`, token: person.token, history };
    const machine = new Machine(person.id, resume, route, typist);
    // Some clocks are wrong, by seconds or by days.
    machine.skew = chance.of(0.5) ? 0 : Math.round((chance.next() - 0.5) * (chance.of(0.5) ? 20_000 : 20 * 86_400_000));
    for (let tab = 1; tab <= pages; tab += 1)
      seats.push({
        name: `${role}${index}.${tab}`,
        machine,
        typist,
        chance: chance.fork(),
        page: null,
        lives: 0,
      });
  }
  return { resume, owner, history, seats };
}

const tookIn = (scenes: readonly Scene[]): number => scenes.reduce((sum, { history }) => sum + history.counts.took, 0);

/** Waits until people have got so many more edits written; a busy machine takes longer. */
async function written(scenes: readonly Scene[], edits: number): Promise<void> {
  const enough = tookIn(scenes) + edits;
  const deadline = Date.now() + SETTLE_MS;
  while (tookIn(scenes) < enough) {
    if (Date.now() > deadline)
      throw new Error(`only ${tookIn(scenes)} of ${Math.round(enough)} edits were written in ${SETTLE_MS / 1000} s`);
    await sleep(50);
  }
}

const open = (seat: Seat): Page => {
  seat.lives += 1;
  const page = new Page(`${seat.name}/${seat.lives}`, seat.machine, seat.chance.fork());
  seat.page = page;
  return page;
};

/** Somebody sits down and types until told to stop; their page dies now and then, or is left and opened again. */
async function sit(seat: Seat, stop: AbortSignal, counts: { crashes: number; wipes: number }): Promise<void> {
  const { chance, machine } = seat;
  let page = open(seat);
  while (!stop.aborted) {
    await sleep(chance.between(20, seat.typist === 'viewer' ? 1_000 : 140));
    const act = chance.next();
    if (act < 0.012) {
      page.crash();
      seat.page = null;
      counts.crashes += 1;
      await sleep(chance.below(800));
      // Some devices lose all that they have stored: only where no other page is open.
      if (machine.locks.size === 0 && chance.of(0.1)) {
        machine.wipe();
        counts.wipes += 1;
      }
      page = open(seat);
    } else if (act < 0.016) {
      seat.page = null;
      await page.leave();
      page = open(seat);
    } else if (act < 0.02) page.sleep();
    else if (act < 0.022) machine.skew += Math.round((chance.next() - 0.5) * 2 * 86_400_000);
    else if (page.isReady) type(page, chance, seat.typist);
  }
}

/** Waits until nothing is under way any more; says what is when that takes too long. */
async function settle({ resume, owner, seats }: Scene): Promise<string[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const { document } = await owner.api.resume(resume);
    const late = seats.filter(({ page }) => !page?.isLive || page.pending > 0 || !isDeepStrictEqual(plain(page.view), document));
    const waiting = seats.reduce((sum, { machine }) => sum + machine.waiting, 0);
    if (late.length === 0 && waiting === 0) return [];
    if (Date.now() > deadline)
      return [
        ...late.map(({ name, page }) => `${name} has not settled: ${page?.isLive ? 'live' : 'not live'}, ${page?.pending} edits wait`),
        `${waiting} edits wait on devices`,
      ];
    await sleep(200);
  }
}

/** What each device keeps that was not accepted, by the replicas that have worked there. */
async function refusedOn(seats: readonly Seat[]): Promise<Map<string, RefusedEdit[]>> {
  const refused = new Map<string, RefusedEdit[]>();
  for (const machine of new Set(seats.map((seat) => seat.machine))) {
    const edits = await machine.refused();
    for (const replica of machine.replicas) refused.set(replica, edits);
  }
  return refused;
}

/** What has not happened yet of all that a run is about: chance brings it sooner or later. */
export function unmet({ damage, ...report }: Report): string[] {
  const { lost, restamped, refused, crashes, repeatedPushes, removed } = report;
  const { dropped, repeated, reordered, delayed, cut } = damage;
  const met = { lost, restamped, refused, crashes, repeatedPushes, removed, dropped, repeated, reordered, delayed, cut };
  return Object.entries(met).flatMap(([what, times]) => (times === 0 ? [what] : []));
}

/** As it would come over the wire. */
const plain = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

function reportOf(scenes: readonly Scene[], wrong: string[], damage: Damage, counts: Pick<Report, 'kills' | 'crashes' | 'wipes'>): Report {
  const sum = (of: (history: History) => number): number => scenes.reduce((total, { history }) => total + of(history), 0);
  return {
    violations: wrong,
    damage,
    ...counts,
    edits: sum(({ edits }) => edits.length),
    typed: sum(({ typed }) => typed.size),
    removed: sum(({ removals }) => removals.length),
    acknowledged: sum((history) => [...history.acknowledged()].length),
    took: sum((history) => history.counts.took),
    lost: sum((history) => history.counts.lost),
    restamped: sum((history) => history.counts.restamped),
    refused: sum((history) => history.refusals.length),
    resyncs: sum((history) => history.counts.resyncs),
    hellos: sum((history) => history.counts.hellos),
    repeatedPushes: sum((history) => history.counts.repeatedPushes),
  };
}
