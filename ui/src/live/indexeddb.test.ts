import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemoryDisk } from '../../../actors/sync/simulation/disk.ts';
import { type AsyncStorageShape, asyncStorageContract, keyValueContract } from '../../../actors/sync/testing/key-value.ts';
import { BrowserRows } from './indexeddb.ts';

/** A device of its own. */
const fresh = async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  return new BrowserRows();
};

/** A storage as React Native's community module has it: a map of text that answers later, and knows no prefix. */
function asyncStorage(): AsyncStorageShape {
  const held = new Map<string, string>();
  const later = () => new Promise<void>((resolve) => setTimeout(resolve));
  return {
    getItem: (key) => later().then(() => held.get(key) ?? null),
    setItem: (key, text) => later().then(() => void held.set(key, text)),
    removeItem: (key) => later().then(() => void held.delete(key)),
    multiGet: (keys) => later().then(() => keys.map((key) => [key, held.get(key) ?? null] as const)),
    multiSet: (entries) =>
      later().then(() => {
        for (const [key, text] of entries) held.set(key, text);
      }),
    multiRemove: (keys) =>
      later().then(() => {
        for (const key of keys) held.delete(key);
      }),
    getAllKeys: () => later().then(() => [...held.keys()]),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

keyValueContract('IndexedDB', fresh);
keyValueContract('the simulated disk', async () => new MemoryDisk());
asyncStorageContract('a phone’s own storage', async () => asyncStorage());

describe('IndexedDB', () => {
  it('writes many in one transaction, which is on the disk before it is done', async () => {
    const rows = await fresh();
    await rows.setItem('first', '');
    const opened = vi.spyOn(Object.getPrototypeOf(await databaseOf()), 'transaction');
    await rows.multiSet([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(opened.mock.calls).toEqual([['rows', 'readwrite', { durability: 'strict' }]]);
  });

  it('writes nothing of what it cannot write whole', async () => {
    const rows = await fresh();
    await rows.setItem('a', 'before');
    const put = IDBObjectStore.prototype.put;
    let writes = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      writes += 1;
      if (writes === 2) throw new Error('no room left');
      return put.call(this, value, key);
    });
    const set = [
      ['a', 'after'],
      ['b', 'after'],
    ] as const;
    await expect(rows.multiSet(set)).rejects.toThrow('no room left');
    vi.restoreAllMocks();
    expect(await rows.multiGet(['a', 'b'])).toEqual([
      ['a', 'before'],
      ['b', null],
    ]);
  });

  it('gives way to a newer version of the app, and says that it keeps nothing from then on', async () => {
    const rows = await fresh();
    await rows.setItem('a', '1');
    const newer = indexedDB.open('vitae', 2);
    await new Promise((resolve, reject) => {
      newer.onsuccess = resolve;
      newer.onerror = reject;
      newer.onblocked = reject;
    });
    newer.result.close();
    await expect(rows.getItem('a')).rejects.toThrow();
  });
});

const databaseOf = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('vitae', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
