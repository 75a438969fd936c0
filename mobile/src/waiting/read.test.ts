import { expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import { beginResume } from '#sync/begin';
import { RefusedShelf } from '#sync/refused';
import { shelfOf } from '#sync/shelf-names';
import { MemoryDisk } from '../../../actors/sync/simulation/disk.ts';
import { keptIn, waitingIn } from './keys.ts';
import { readWaiting, waitingFile } from './read.ts';

const ADA = UserId.parse(`usr_${'1'.repeat(26)}`);
const GRACE = UserId.parse(`usr_${'2'.repeat(26)}`);
const ONE = ResumeId.parse(`res_${'1'.repeat(26)}`);
const TWO = ResumeId.parse(`res_${'2'.repeat(26)}`);
const NOW = 1_793_404_800_000;

/** A device on which two people have begun something. */
async function device() {
  const disk = new MemoryDisk();
  let ids = 0;
  const begin = (user: UserId, resume: ResumeId, writes: Parameters<typeof beginResume>[2]) => {
    ids += 1;
    const replica = ReplicaId.parse(`replica00${ids}`);
    return beginResume({ kv: disk, newReplicaId: () => replica, newWriter: () => 7, now: () => NOW }, shelfOf({ user, resume }), writes);
  };
  await begin(ADA, ONE, [
    ['meta/title', 'One'],
    ['basics/headline', 'Analyst'],
  ]);
  await begin(ADA, TWO, [['basics/summary', 'x']]);
  await begin(GRACE, ONE, [['meta/title', 'Not Ada’s']]);
  return disk;
}

it('counts what waits by résumé, and nobody else’s', async () => {
  const keys = await (await device()).getAllKeys();
  expect(waitingIn(keys, ADA)).toEqual(
    new Map([
      [ONE, 2],
      [TWO, 1],
    ]),
  );
  expect([...keptIn(keys, GRACE)]).toEqual([ONE]);
});

it('reads it in order, with the document as the person sees it and what was not accepted', async () => {
  const disk = await device();
  const refused = { stamp: '00000000a000replica001', path: 'basics/phone', mine: '+44', code: 'forbidden' as const };
  await new RefusedShelf(disk, shelfOf({ user: ADA, resume: ONE })).put([refused]);
  const before = new Map(disk.rows);
  const read = await readWaiting(disk, ADA, ONE);
  expect(read.edits).toMatchObject([
    { path: 'meta/title', value: 'One', at: NOW, isSent: false },
    { path: 'basics/headline', value: 'Analyst', isSent: false },
  ]);
  expect(read.document).toMatchObject({ title: 'One', basics: { headline: 'Analyst' } });
  expect(read.refused).toEqual([refused]);
  // Looking changes nothing.
  expect(disk.rows).toEqual(before);
  const file: unknown = JSON.parse(waitingFile([read], '2026-11-23T00:00:00Z'));
  expect(file).toMatchObject({
    resumes: [{ title: 'One', waiting: [{ value: 'One' }, { value: 'Analyst' }], notAccepted: [{ value: '+44' }] }],
  });
});
