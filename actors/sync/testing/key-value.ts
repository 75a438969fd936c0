import { describe, expect, it } from 'vitest';
import { type KeyValue, rowsUnder } from '../storage.ts';

/** What AsyncStorage has of `KeyValue`: a phone's own storage would pass this part as it is. */
export type AsyncStorageShape = Omit<KeyValue, 'commit'>;

/** What any storage of text by key must do, whatever it is made of. `open` gives an empty one. */
export function asyncStorageContract(name: string, open: () => Promise<AsyncStorageShape>): void {
  describe(`${name}, in AsyncStorage's shape`, () => {
    it('answers null for what it does not have', async () => {
      const rows = await open();
      expect(await rows.getItem('nobody')).toBeNull();
      expect(await rows.multiGet(['nobody', 'none'])).toEqual([
        ['nobody', null],
        ['none', null],
      ]);
      expect(await rows.getAllKeys()).toEqual([]);
    });

    it('keeps what was set, whatever characters it holds, and the last of it', async () => {
      const rows = await open();
      await rows.setItem('a', 'one');
      await rows.setItem('a', '');
      expect(await rows.getItem('a')).toBe('');
      const odd = 'é 漢字 \u0000 🧑‍🚀 "\\\n';
      await rows.setItem(`k/${odd}`, odd);
      expect(await rows.getItem(`k/${odd}`)).toBe(odd);
    });

    it('sets many, gives them in the order asked for, and removes many', async () => {
      const rows = await open();
      await rows.multiSet([
        ['q/2', 'two'],
        ['q/1', 'one'],
        ['base', '{}'],
      ]);
      expect([...(await rows.getAllKeys())].toSorted()).toEqual(['base', 'q/1', 'q/2']);
      expect(await rows.multiGet(['q/2', 'gone', 'q/1'])).toEqual([
        ['q/2', 'two'],
        ['gone', null],
        ['q/1', 'one'],
      ]);
      await rows.multiRemove(['q/1', 'gone', 'base']);
      expect(await rows.getAllKeys()).toEqual(['q/2']);
      await rows.removeItem('q/2');
      await rows.removeItem('q/2');
      expect(await rows.getAllKeys()).toEqual([]);
    });

    it('shows a write to whoever asks after it was awaited', async () => {
      const rows = await open();
      const entries = Array.from({ length: 300 }, (_, index) => [`q/${index}`, String(index)] as const);
      await rows.multiSet(entries);
      expect(await rows.getAllKeys()).toHaveLength(300);
      expect(await rows.getItem('q/299')).toBe('299');
    });

    it('leaves out no key of a prefix, if it heeds that at all', async () => {
      const rows = await open();
      await rows.multiSet([
        ['v2/a/1', ''],
        ['v2/a/\u{10ffff}', ''],
        ['v2/b/1', ''],
      ]);
      const keys = await rows.getAllKeys('v2/a/');
      expect(keys.filter((key) => key.startsWith('v2/a/'))).toHaveLength(2);
    });
  });
}

/** The whole of it: `commit` too, which sets and removes as one. */
export function keyValueContract(name: string, open: () => Promise<KeyValue>): void {
  asyncStorageContract(name, open);
  it(`${name} sets and removes in one commit`, async () => {
    const rows = await open();
    await rows.setItem('q/1', 'waits');
    await rows.commit({ set: [['since', '7']], remove: ['q/1'] });
    expect(await rows.getAllKeys()).toEqual(['since']);
    await rows.commit({ set: [], remove: [] });
    expect(await rows.getItem('since')).toBe('7');
  });

  it(`${name} clears what lies between two keys, and then sets`, async () => {
    const rows = await open();
    await rows.multiSet(['q/1', 'q/2', 'q/3', 'q/4', 'r'].map((key) => [key, 'waits'] as const));
    await rows.commit({ set: [['q/2', 'again']], remove: [], clear: ['q/1', 'q/3'] });
    expect([...(await rowsUnder(rows, ''))].toSorted()).toEqual([
      ['q/2', 'again'],
      ['q/4', 'waits'],
      ['r', 'waits'],
    ]);
  });

  it(`${name} gives all rows of a prefix, and no others`, async () => {
    const rows = await open();
    const odd = 'v2/a/\u{10ffff}';
    await rows.multiSet([
      ['v2/a/2', 'two'],
      [odd, ''],
      ['v2/a/1', 'one'],
      ['v2/b/1', 'another'],
      ['v2/a', 'shorter'],
    ]);
    expect(await rowsUnder(rows, 'v2/a/')).toEqual(
      new Map([
        ['v2/a/1', 'one'],
        ['v2/a/2', 'two'],
        [odd, ''],
      ]),
    );
    expect(await rowsUnder(rows, 'v3/')).toEqual(new Map());
  });
}
