import { setTimeout as sleep } from 'node:timers/promises';
import { MetricsAnswer } from '#protocol/http';
import type { MetricsRow } from '#protocol/metrics';
import { type Api, newAddress } from '../e2e/support/api.ts';
import { addTotp, signInTwice } from '../e2e/support/factors.ts';
import { TestServer } from '../e2e/support/server.ts';
import { type Tally, Traffic } from './day/traffic.ts';
import { print } from './stats.ts';

/**
 * `npm run simulate-day`: people register, write, meet, export, publish and leave on a server of its own, which is killed in the
 * middle of it; then the tenant's metrics have to say what was done, to the unit. Ends with 1 when they do not.
 */
const PEOPLE = 8;
const DAY_MS = 24 * 3_600_000;
/** Counts are told within a minute, and once more when a message had to be sent again. */
const PATIENCE_MS = 180_000;
const MIDNIGHT_MS = 6 * 60_000;

/** Who is active on two days counts on both: the day must not end in the middle. */
async function untilMidnightIsFar(): Promise<void> {
  const left = DAY_MS - (Date.now() % DAY_MS);
  if (left < MIDNIGHT_MS) await sleep(left + 1_000);
}

async function theDay(traffic: Traffic, server: TestServer): Promise<void> {
  for (let turn = 0; turn < PEOPLE; turn += 1) {
    const person = await traffic.person();
    const first = await traffic.resume(person, `Number ${turn}`);
    await traffic.edit(person, first, ['Engineer', `Engineer ${turn}`, 'Chief engineer']);
    await traffic.visit(person, first);
    let bytes = await traffic.export(person, first);
    await traffic.export(person, first, { again: true });
    let resumes = 1;
    if (turn % 2 === 0) {
      bytes += await traffic.photo(person, first);
      await traffic.edit(person, first, [`Writer ${turn}`]);
      await traffic.visit(person, first);
    }
    if (turn % 3 === 0) {
      const second = await traffic.resume(person, 'For everybody');
      resumes += 1;
      await traffic.publish(person, second, turn + 2);
      await traffic.exportInVain(person, second);
    }
    if (turn === Math.floor(PEOPLE / 2)) {
      await server.crash();
      await server.start();
    }
    if (turn === PEOPLE - 1) await traffic.leave(person, resumes, bytes);
  }
}

const sumOf = (rows: readonly MetricsRow[], server: TestServer): [name: string, counted: (tally: Tally) => number, metric: number][] => {
  const sum = (name: keyof Tally) => rows.reduce((all, row) => all + row[name], 0);
  const last = rows.at(-1);
  const each: [string, (tally: Tally) => number, number][] = (
    [
      'registrations',
      'activePeople',
      'resumesMade',
      'resumesDeleted',
      'edits',
      'exportsDone',
      'exportsFailed',
      'publicViews',
      'downloads',
      'socketsOpened',
    ] as const
  ).map((name) => [name, (tally) => tally[name], sum(name)]);
  each.push(['storageBytes', (tally) => tally.storageBytes, last?.storageBytes ?? -1]);
  each.push(['mailsKept', () => server.mails.length, rows.reduce((all, row) => all + row.mailsKept, 0)]);
  return each;
};

async function main(): Promise<boolean> {
  await untilMidnightIsFar();
  const address = newAddress();
  const server = await TestServer.start({ env: { VITAE_ADMIN_EMAIL: address, VITAE_DELETION_DAYS: '0' } });
  try {
    const traffic = new Traffic(server);
    const first = await traffic.person(address);
    const verified = await first.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(address) });
    if (!verified.ok) throw new Error(`verifying: ${verified.status}`);
    const [code] = await addTotp(first);
    const admin: Api = await signInTwice(server.url, address, code);
    await theDay(traffic, server);

    const span = `from=${new Date(Date.now() - DAY_MS).toISOString()}&to=${new Date(Date.now() + DAY_MS).toISOString()}`;
    const begun = Date.now();
    for (;;) {
      const days = await admin.get(`/api/admin/metrics?step=day&${span}`, MetricsAnswer);
      const hours = await admin.get(`/api/admin/metrics?step=hour&${span}`, MetricsAnswer);
      const counted = sumOf(days.rows, server);
      // Somebody who is there in two hours counts in both.
      const byHour = new Map(sumOf(hours.rows, server).map(([name, , metric]) => [name, metric]));
      const wrong = counted.filter(
        ([name, of, metric]) => of(traffic.tally) !== metric || (name !== 'activePeople' && byHour.get(name) !== metric),
      );
      const isOver = wrong.length === 0 || Date.now() - begun > PATIENCE_MS;
      if (!isOver) {
        await sleep(1_000);
        continue;
      }
      const rows = counted.map(([name, of, metric]) => [name, String(of(traffic.tally)), String(metric), String(byHour.get(name))]);
      print('A day of traffic', [['', 'done', 'counted by day', 'by hour'], ...rows]);
      const today = days.rows.findLast(({ exportP50Ms }) => exportP50Ms !== null);
      console.log(
        `exports: p50 ${today?.exportP50Ms} ms, p95 ${today?.exportP95Ms} ms; told after ${Math.round((Date.now() - begun) / 1_000)} s`,
      );
      if (wrong.length > 0) console.log(`wrong: ${wrong.map(([name]) => name).join(', ')}`);
      return wrong.length === 0;
    }
  } finally {
    await server.dispose();
  }
}

process.exitCode = (await main()) ? 0 : 1;
