import { describe, expect, it } from 'vitest';
import { ReplicaId, ResumeId, UserId } from '#protocol/ids';
import type { Ack, Push } from '#protocol/live';
import { Keeper } from './keeper.ts';
import { Places } from './places.ts';
import { RefusedShelf } from './refused.ts';
import { renewed } from './renew.ts';
import { shelfOf } from './shelf-names.ts';
import { MemoryDisk } from './simulation/disk.ts';

const NOW = 1_793_404_800_000;
const RESUME = ResumeId.parse(`res_${'0'.repeat(26)}`);
const ADA = UserId.parse(`usr_${'1'.repeat(26)}`);
const GRACE = UserId.parse(`usr_${'2'.repeat(26)}`);
const SUMMARY = 'prose/basics.summary';

/** A device whose pages may write as editors until the actor says otherwise. */
function device() {
  const disk = new MemoryDisk();
  const locks = new Set<string>();
  let ids = 0;
  const newReplicaId = () => {
    ids += 1;
    return ReplicaId.parse(`replica${String(ids).padStart(3, '0')}`);
  };
  const tryLock = async (name: string) => {
    if (locks.has(name)) return null;
    locks.add(name);
    return () => locks.delete(name);
  };
  const places = new Places({ kv: disk, now: () => NOW, newReplicaId, tryLock }, { user: ADA, resume: RESUME });
  const open = async () => {
    const claim = await places.claim();
    const ports = { now: () => NOW, newWriter: () => ids + 40, edited: () => {}, tell: () => {} };
    const keeper = new Keeper(claim.state, claim.store, ports);
    const pushed: Push[] = [];
    return {
      keeper,
      write: async (path: string, value: string) => {
        keeper.set([[path, path === SUMMARY ? [{ spans: [{ text: value }] }] : value]], NOW);
        await claim.store.flush();
      },
      push: async () => {
        await new Promise<void>((sent) => {
          keeper.push((push) => {
            pushed.push(push);
            sent();
          });
        });
        return pushed.at(-1)?.ops ?? [];
      },
      greet: (seen = 0) => {
        const { t0 } = keeper.hello(NOW);
        const head = { v: 1, resume: RESUME, session: 's', role: 'viewer', seq: 0, now: NOW, t0 } as const;
        return keeper.receive({ type: 'welcome', ...head, seen, regs: [], presence: [] }, NOW);
      },
      refuse: (...nack: Ack['nack']) => {
        const upto = Math.max(...nack.map(([c]) => c));
        return keeper.receive({ type: 'ack', upto, seq: 0, now: NOW, took: [], restamp: [], lost: [], nack }, NOW);
      },
      close: () => claim.close(),
    };
  };
  const shelf = (user = ADA) => new RefusedShelf(disk, shelfOf({ user, resume: RESUME }));
  return { disk, open, shelf };
}

describe('what was not accepted', () => {
  it('goes from the queue to the shelf in one transaction', async () => {
    const { disk, open, shelf } = device();
    const page = await open();
    page.greet();
    await page.write('basics/name', 'Ada');
    const [op] = await page.push();
    const batches: { set: string[]; remove: string[] }[] = [];
    const commit = disk.commit.bind(disk);
    disk.commit = (batch) => {
      batches.push({ set: batch.set.map(([key]) => key), remove: [...batch.remove, ...(batch.clear ?? [])] });
      return commit(batch);
    };
    page.refuse([1, 'forbidden', null]);
    await page.close();
    const taking = batches.filter(({ remove }) => remove.some((key) => key.includes('/q/')));
    expect(taking).toHaveLength(1);
    expect(taking[0]?.set).toContain(`v2/${ADA}/${RESUME}/!refused/${op?.[4]}`);
    expect(await shelf().all()).toEqual([{ stamp: op?.[4], path: 'basics/name', mine: 'Ada', code: 'forbidden' }]);
  });

  it('is the person’s, whichever page wrote it, and is in no replica’s place', async () => {
    const { open, shelf } = device();
    const first = await open();
    first.greet();
    await first.write('basics/name', 'Ada');
    await first.push();
    first.refuse([1, 'forbidden', null]);
    await first.close();
    const pages = await Promise.all(Array.from({ length: 5 }, open));
    expect(pages[0]?.keeper.replica.pending).toBe(0);
    for (const page of pages) await page.close();
    await open();
    expect((await shelf().all()).map(({ mine }) => mine)).toEqual(['Ada']);
    expect(await shelf(GRACE).all()).toEqual([]);
  });

  it('of a text is told as a whole, and not again after a reload, though edits with numbers still wait', async () => {
    const { open, shelf } = device();
    const first = await open();
    first.greet();
    await first.write(SUMMARY, 'Led');
    await first.push();
    await first.write(SUMMARY, 'Led a team');
    first.greet();
    const ops = await first.push();
    expect(ops.map(([c]) => c)).toEqual([1, 2]);
    first.refuse([1, 'forbidden', null]);
    await first.close();

    const second = await open();
    expect(second.keeper.replica.pending).toBe(1);
    expect(second.greet(2).refused).toEqual([]);
    await second.close();
    expect(await shelf().all()).toEqual([
      { stamp: ops[0]?.[4], path: SUMMARY, mine: [{ spans: [{ text: 'Led a team' }] }], code: 'forbidden' },
    ]);
    expect(renewed(first.keeper.replica.state, ReplicaId.parse('replica999'), NOW).queue).toEqual([]);
  });

  it('stays until it is put aside, and can be put back', async () => {
    const { open, shelf } = device();
    const page = await open();
    page.greet();
    await page.write('basics/name', 'Ada');
    await page.write('basics/phone', '1815');
    await page.push();
    page.refuse([1, 'forbidden', null], [2, 'forbidden', null]);
    await page.close();
    const [name, phone] = await shelf().all();
    if (!name || !phone) throw new Error('two edits were refused');
    await shelf().remove([name.stamp]);
    expect(await shelf().all()).toEqual([phone]);
    await shelf().put([name]);
    expect(await shelf().all()).toEqual([name, phone]);
  });

  it('is read whatever reason a newer app gives; what cannot be read is left alone', async () => {
    const { disk, shelf } = device();
    const at = (stamp: string) => `v2/${ADA}/${RESUME}/!refused/${stamp}`;
    const edit = { stamp: '0mvvmwzhw001replica001', path: 'basics/name', mine: 'Ada' };
    disk.rows.set(at(edit.stamp), JSON.stringify({ ...edit, code: 'not_yet_known' }));
    disk.rows.set(at('0mvvmwzhw002replica001'), '{"stamp');
    expect(await shelf().all()).toEqual([{ ...edit, code: 'internal' }]);
    expect(disk.rows.size).toBe(2);
  });
});
