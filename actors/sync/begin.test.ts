import { expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import { beginResume } from './begin.ts';
import { documentOf, registersOf } from './document.ts';
import { Places } from './places.ts';
import { Replica } from './replica.ts';
import { shelfOf } from './shelf-names.ts';
import { MemoryDisk } from './simulation/disk.ts';

const OWNER = { user: UserId.parse(`usr_${'1'.repeat(26)}`), resume: ResumeId.parse(`res_${'0'.repeat(26)}`) };
const NOW = 1_793_404_800_000;
const ports = (kv: MemoryDisk) => ({ kv, newReplicaId: () => ReplicaId.parse('replica001'), newWriter: () => 7, now: () => NOW });

it('begins a résumé on the device that opens as its owner’s, with all of it waiting', async () => {
  const disk = new MemoryDisk();
  const document = documentOf([
    ['meta/title', 'Begun in the underground'],
    ['basics/name', 'Ada'],
    ['sec/skills/kind', 'skills'],
    ['sec/skills/place', 'a0'],
    ['sec/skills/alive', true],
    ['prose/basics.summary', [{ spans: [{ text: 'Hello ' }, { text: 'there', bold: true }] }]],
  ]);
  await beginResume(ports(disk), shelfOf(OWNER), registersOf(document));
  const places = new Places({ ...ports(disk), tryLock: async () => () => {} }, OWNER);
  const { state } = await places.claim();
  expect(state.role).toBe('owner');
  expect(state.since).toBe(0);
  const replica = new Replica(state, { now: () => NOW, newWriter: () => 8, edited: () => {} });
  expect(documentOf(replica.entries())).toEqual(document);
  expect(state.queue.map(({ path, c }) => [path, c])).toEqual(registersOf(document).map(([path]) => [path, null]));
});

it('keeps all of it or nothing', async () => {
  const disk = new MemoryDisk();
  disk.isFull = true;
  await expect(beginResume(ports(disk), shelfOf(OWNER), [['basics/name', 'Ada']])).rejects.toThrow('keeps nothing');
  expect(disk.rows.size).toBe(0);
});
