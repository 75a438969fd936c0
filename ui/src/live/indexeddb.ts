import type { Batch, KeyValue } from '#sync/storage';

const DATABASE = 'vitae';
const STORE = 'rows';

/** The device's storage in a browser: IndexedDB as text by key. One transaction a batch, on the disk before it is done. */
export class BrowserRows implements KeyValue {
  private opening: Promise<IDBDatabase> | null = null;

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => {
        this.opening = null;
        reject(request.error);
      };
      request.onsuccess = () => {
        const database = request.result;
        const forget = () => {
          this.opening = null;
        };
        // The browser may close it (storage cleared), or a newer version of the app may need it alone.
        database.onclose = forget;
        database.onversionchange = () => {
          forget();
          database.close();
        };
        resolve(database);
      };
    });
    return this.opening;
  }

  private async read<T>(ask: (rows: IDBObjectStore) => () => T): Promise<T> {
    const transaction = (await this.open()).transaction(STORE, 'readonly');
    const answer = ask(transaction.objectStore(STORE));
    await done(transaction);
    return answer();
  }

  async commit({ set, remove, clear }: Batch): Promise<void> {
    const transaction = (await this.open()).transaction(STORE, 'readwrite', { durability: 'strict' });
    const rows = transaction.objectStore(STORE);
    const written = done(transaction);
    try {
      if (clear) rows.delete(IDBKeyRange.bound(...clear));
      for (const key of remove) rows.delete(key);
      for (const [key, text] of set) rows.put(text, key);
    } catch (error) {
      // What was asked for so far would be written by itself.
      transaction.abort();
      await written.catch(() => undefined);
      throw error;
    }
    await written;
  }

  multiGet(keys: readonly string[]): Promise<readonly (readonly [key: string, text: string | null])[]> {
    return this.read((rows) => {
      const requests = keys.map((key) => [key, rows.get(key)] as const);
      return () => requests.map(([key, { result }]) => [key, typeof result === 'string' ? result : null] as const);
    });
  }

  getAllKeys(prefix = ''): Promise<readonly string[]> {
    return this.read((rows) => {
      const request = rows.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      return () => request.result.map(String);
    });
  }

  getAllRows(prefix: string): Promise<readonly (readonly [key: string, text: string])[]> {
    return this.read((rows) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const keys = rows.getAllKeys(range);
      const texts = rows.getAll(range);
      return () => keys.result.map((key, index) => [String(key), String(texts.result[index])] as const);
    });
  }

  async getItem(key: string): Promise<string | null> {
    return (await this.multiGet([key]))[0]?.[1] ?? null;
  }

  setItem = (key: string, text: string): Promise<void> => this.commit({ set: [[key, text]], remove: [] });
  removeItem = (key: string): Promise<void> => this.commit({ set: [], remove: [key] });
  multiSet = (set: Batch['set']): Promise<void> => this.commit({ set, remove: [] });
  multiRemove = (remove: readonly string[]): Promise<void> => this.commit({ set: [], remove });
}

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
