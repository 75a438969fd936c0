import { setTimeout as sleep } from 'node:timers/promises';
import { readOptions } from '../host/runtime.ts';
import { fill, measureCatchUp, measureFirstOpen } from './live/catch-up.ts';
import { clientBytes } from './live/client-size.ts';
import { measureDeaf } from './live/deaf.ts';
import { CROWDS, type Crowd, measurePushes, measureRoom, measureYRoom, ROOMS, type RoomMeasure } from './live/rooms.ts';
import { LiveServer } from './live/server.ts';
import { YRooms } from './live/y/room.ts';
import { ms, print } from './stats.ts';

/** Rooms that are opened for the first time, each once. */
const FIRST_OPENED = 9;
const PUSHED_ROOMS = 10;

const both = ({ p50, p99 }: { p50: number; p99: number }): string => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
const GOALS = new Map([
  [2, '1.5 / 5'],
  [10, '2.5 / 8'],
  [50, '5 / 12'],
  [100, '9 / 25'],
  [500, '– / 100'],
  [2_000, '– / 250'],
]);

/** The table “Bars” of the design, with a y-partyserver room beside ours: same runtime, storage, front, machine and run. */
export async function benchLive(): Promise<void> {
  const server = new LiveServer();
  const { compatibilityDate } = readOptions();
  try {
    await server.start();
    const most = Math.max(...CROWDS.map(({ sockets }) => sockets));
    await server.settle(most);
    const owner = server.owner();
    const create = async (count: number): Promise<string[]> => {
      const ids: string[] = [];
      for (let at = 0; at < count; at += 1) ids.push((await owner.createResume(`Measured ${at}`)).id);
      return ids;
    };
    const crowded = [...ROOMS, ...CROWDS];
    const [missed = '', deafRoom = '', ...others] = await create(2 + PUSHED_ROOMS + FIRST_OPENED + crowded.length);
    const pushed = others.slice(0, PUSHED_ROOMS);
    const opened = others.slice(PUSHED_ROOMS, PUSHED_ROOMS + FIRST_OPENED);
    const roomOf = new Map(crowded.map(({ sockets }, at) => [sockets, others[PUSHED_ROOMS + FIRST_OPENED + at] ?? '']));
    for (const id of [missed, ...opened]) await fill(server, id);
    // Ends the server and starts it again: nothing is in memory after it.
    await server.share([...roomOf].map(([sockets, resume]) => ({ resume, sockets })));

    // The first makes the worker run its own code for the first time.
    await measureFirstOpen(server, [deafRoom]);
    const first = await measureFirstOpen(server, opened);
    const late = await measureCatchUp(server, missed);

    const measured: [RoomMeasure, RoomMeasure][] = [];
    const through = (crowd: Crowd, door: 'front' | 'worker') => measureRoom(server, roomOf.get(crowd.sockets) ?? '', crowd, door);
    for (const crowd of ROOMS) measured.push([await through(crowd, 'front'), await through(crowd, 'worker')]);
    const pushes = await measurePushes(server, pushed);
    const deaf = await measureDeaf(server, deafRoom);
    const crowds: RoomMeasure[] = [];
    for (const crowd of CROWDS) {
      crowds.push(await through(crowd, 'front'));
      await sleep(1_000);
    }

    const rooms = await YRooms.start(compatibilityDate);
    const theirs = new Map<number, { first: string; later: string }>();
    try {
      for (const crowd of [...ROOMS, ...CROWDS.slice(0, 1)]) {
        const [saved, fast] = [await measureYRoom(rooms, 'first', crowd), await measureYRoom(rooms, 'later', crowd)];
        theirs.set(crowd.sockets, { first: both(saved.arrivals), later: both(fast.arrivals) });
      }
    } finally {
      await rooms.stop();
    }

    print('One edit, from sending to its arrival at each of the others, in ms (p50 / p99)', [
      [
        'sockets in the room',
        'edits/s',
        'goal',
        'Vitae',
        'ack',
        'without the front',
        'y-partyserver, saved first',
        'y-partyserver, saved later',
        'workerd, front: cpu ms',
      ],
      ...[...measured, ...crowds.map((crowd) => [crowd, null] as const)].map(([ours, direct]) => {
        const { sockets, writers, gapMs } = ours.crowd;
        const { first = '', later = '' } = theirs.get(sockets) ?? {};
        const cpu = `${ours.workerMs.toFixed(2)}, ${ours.frontMs.toFixed(2)}`;
        const missing = ours.missing > 0 ? ` (${ours.missing} missing)` : '';
        return [
          String(sockets),
          ((writers * 1_000) / gapMs).toFixed(0),
          GOALS.get(sockets) ?? '',
          both(ours.arrivals) + missing,
          both(ours.accepts),
          direct ? both(direct.arrivals) : '',
          first,
          later,
          cpu,
        ];
      }),
    ]);
    const [pair] = measured;
    const bytes = await clientBytes();
    print('The rest', [
      ['', 'goal', 'Vitae'],
      ['pushes of one edit accepted a second, 100 sockets in 10 rooms', '2500', pushes.perSecond.toFixed(0)],
      ['… and their acknowledgement, p50 / p99 ms', '', both(pushes.accepts)],
      [
        'catching up with 1,000 missed edits',
        '8 ms, 6 KB',
        `${ms(late.ms)}, ${(late.bytes / 1_024).toFixed(1)} KB, ${(late.deflated / 1_024).toFixed(1)} KB deflated`,
      ],
      [`an actor that was not in memory, to a document of ${(first.bytes / 1_024).toFixed(0)} KB`, '15 ms', ms(first.ms)],
      ['bytes of an edit: push and acknowledgement', '150', (pair?.[0].bytes ?? Number.NaN).toFixed(0)],
      ['sync client with Yjs, gzipped', '35 KB', `${(bytes / 1_024).toFixed(1)} KB`],
      ['somebody who never reads: dropped after', '5 s', `${deaf.droppedAfter.toFixed(1)} s`],
      [
        '… memory of workerd and front grown by, while so much was written',
        '20 MB',
        `${deaf.grownBy.toFixed(1)} MB, ${deaf.written.toFixed(1)} MB`,
      ],
    ]);
  } finally {
    await server.dispose();
  }
}
