import { expect, test, vi } from 'vitest';
import { RefusedEdit, RefusedShelf } from '#sync/refused';
import { MemoryDisk } from '../../../actors/sync/simulation/disk.ts';
import { Refusals, type Shelf } from './refusals.ts';

const edit = (n: number): RefusedEdit =>
  RefusedEdit.parse({ stamp: `0mvvmwzhw00${n}replica001`, path: 'basics/name', mine: `v${n}`, code: 'forbidden' });

/** A device with a shelf, and pages that watch it. */
function device() {
  const disk = new MemoryDisk();
  const rows = new RefusedShelf(disk, 'v2/usr/res/');
  const pages = new Set<() => void>();
  const open = (shelf: Partial<Shelf> = {}) => {
    const shown: { edits: string[]; isKept: boolean } = { edits: [], isKept: true };
    let changed = () => {};
    const page = new Refusals(
      {
        all: () => rows.all(),
        put: (edits) => rows.put(edits),
        remove: (stamps) => rows.remove(stamps),
        tell: () => {
          for (const other of pages) if (other !== changed) other();
        },
        watch: (job) => {
          changed = job;
          pages.add(job);
          return () => pages.delete(job);
        },
        ...shelf,
      },
      (edits, isKept) => Object.assign(shown, { edits: edits.map(({ mine }) => mine), isKept }),
    );
    return { page, shown };
  };
  return { disk, rows, open };
}

test('shows what the device kept, and what is refused now, each once and in order', async () => {
  const { rows, open } = device();
  await rows.put([edit(2)]);
  const { page, shown } = open();
  await vi.waitFor(() => expect(shown.edits).toEqual(['v2']));
  const written = Promise.withResolvers<boolean>();
  const adding = page.add([edit(1)], written.promise);
  expect(shown).toEqual({ edits: ['v1', 'v2'], isKept: true });
  await rows.put([edit(1)]);
  written.resolve(true);
  await adding;
  expect(shown).toEqual({ edits: ['v1', 'v2'], isKept: true });
});

test('the other pages of the device see what comes and what is put aside', async () => {
  const { rows, open } = device();
  const [one, two] = [open(), open()];
  await rows.put([edit(1)]);
  await one.page.add([edit(1)], Promise.resolve(true));
  await vi.waitFor(() => expect(two.shown.edits).toEqual(['v1']));
  expect(await two.page.putAside([edit(1).stamp])).toBe(true);
  await vi.waitFor(() => expect([one.shown.edits, two.shown.edits]).toEqual([[], []]));
  await two.page.putBack([edit(1)]);
  await vi.waitFor(() => expect([one.shown.edits, two.shown.edits]).toEqual([['v1'], ['v1']]));
  expect((await rows.all()).map(({ mine }) => mine)).toEqual(['v1']);
});

test('what was put aside before it was written is gone after a reload too', async () => {
  const { rows, open } = device();
  const { page, shown } = open();
  const written = Promise.withResolvers<boolean>();
  const adding = page.add([edit(1)], written.promise);
  await page.putAside([edit(1).stamp]);
  expect(shown.edits).toEqual([]);
  await rows.put([edit(1)]);
  written.resolve(true);
  await adding;
  expect(shown.edits).toEqual([]);
  expect(await rows.all()).toEqual([]);
});

test('where the device does not let it go, it stays', async () => {
  const { disk, rows, open } = device();
  await rows.put([edit(1)]);
  const { page, shown } = open();
  await vi.waitFor(() => expect(shown.edits).toEqual(['v1']));
  disk.isFull = true;
  expect(await page.putAside([edit(1).stamp])).toBe(false);
  expect(shown.edits).toEqual(['v1']);
});

test('what the replica could not keep is kept all the same, unless the device keeps nothing', async () => {
  const { disk, rows, open } = device();
  const { page, shown } = open();
  await page.add([edit(1)], Promise.resolve(false));
  expect(shown).toEqual({ edits: ['v1'], isKept: true });
  expect((await rows.all()).map(({ mine }) => mine)).toEqual(['v1']);
  disk.isFull = true;
  await page.add([edit(2)], Promise.resolve(false));
  expect(shown).toEqual({ edits: ['v1', 'v2'], isKept: false });
});

test('where the device keeps nothing, it lives in the page and is said to, until all of it is put aside', async () => {
  const shown = { edits: 0, isKept: true };
  const page = new Refusals(null, (edits, isKept) => Object.assign(shown, { edits: edits.length, isKept }));
  await page.add([edit(1), edit(2)], Promise.resolve(false));
  expect(shown).toEqual({ edits: 2, isKept: false });
  await page.putAside([edit(1).stamp]);
  expect(shown).toEqual({ edits: 1, isKept: false });
  await page.putBack([edit(1)]);
  expect(shown).toEqual({ edits: 2, isKept: false });
  await page.putAside([edit(1).stamp, edit(2).stamp]);
  expect(shown).toEqual({ edits: 0, isKept: true });
});
