import type { Batch, KeyValue } from '#sync/storage';
import type { Chance } from './chance.ts';

/**
 * One page's way to its device's storage, where everything takes time. `cut` is the page's death: a transaction under way happened
 * or not, and nothing is answered any more.
 */
export class SlowDisk implements KeyValue {
  private readonly rows: Map<string, string>;
  private readonly chance: Chance;
  private readonly underWay = new Set<() => void>();
  private isCut = false;

  constructor(rows: Map<string, string>, chance: Chance) {
    this.rows = rows;
    this.chance = chance;
  }

  cut(): void {
    this.isCut = true;
    for (const apply of this.underWay) if (this.chance.of(0.5)) apply();
    this.underWay.clear();
  }

  commit({ set, remove, clear }: Batch): Promise<void> {
    const apply = () => {
      if (clear) for (const key of [...this.rows.keys()]) if (key >= clear[0] && key <= clear[1]) this.rows.delete(key);
      for (const key of remove) this.rows.delete(key);
      for (const [key, text] of set) this.rows.set(key, text);
    };
    this.underWay.add(apply);
    return new Promise((resolve) => {
      setTimeout(
        () => {
          if (!this.underWay.delete(apply)) return;
          apply();
          // On the device, but the page does not know yet.
          setTimeout(() => this.isCut || resolve(), this.chance.below(6));
        },
        this.chance.below(this.chance.of(0.05) ? 120 : 10),
      );
    });
  }

  private later<T>(read: () => T): Promise<T> {
    return new Promise((resolve) => setTimeout(() => this.isCut || resolve(read()), this.chance.below(4)));
  }

  getItem = (key: string) => this.later(() => this.rows.get(key) ?? null);
  setItem = (key: string, text: string) => this.commit({ set: [[key, text]], remove: [] });
  removeItem = (key: string) => this.commit({ set: [], remove: [key] });
  multiGet = (keys: readonly string[]) => this.later(() => keys.map((key) => [key, this.rows.get(key) ?? null] as const));
  multiSet = (set: Batch['set']) => this.commit({ set, remove: [] });
  multiRemove = (remove: readonly string[]) => this.commit({ set: [], remove });
  getAllKeys = () => this.later(() => [...this.rows.keys()]);
}
