import type { Batch, KeyValue } from '../storage.ts';
import type { World } from './world.ts';

/**
 * A page's way to its device's storage, where everything takes time. `cut` is the page's death: a transaction under way happened
 * or not, and nothing is answered any more. Without a world everything happens at once.
 */
export class MemoryDisk implements KeyValue {
  readonly rows: Map<string, string>;
  /** Makes transactions fail, as a full disk would. */
  isFull = false;
  /** Whether it has refused what it was given, and has not taken it since: whoever was refused tries again. */
  hasRefused = false;
  private readonly world: World | null;
  private readonly underWay = new Set<() => void>();
  private isCut = false;

  constructor(rows: Map<string, string> = new Map(), world: World | null = null) {
    this.rows = rows;
    this.world = world;
  }

  cut(): void {
    this.isCut = true;
    for (const apply of this.underWay) if (this.world?.chance(0.5)) apply();
    this.underWay.clear();
  }

  private later<T>(read: () => T): Promise<T> {
    const { world } = this;
    if (!world) return Promise.resolve(read());
    return new Promise((resolve) => {
      world.after(world.below(4), () => {
        if (!this.isCut) resolve(read());
      });
    });
  }

  commit({ set, remove, clear }: Batch): Promise<void> {
    // The dead write nothing, and wait for ever.
    if (this.isCut) return new Promise(() => {});
    if (this.isFull) {
      this.hasRefused = true;
      return Promise.reject(new Error('the disk is full'));
    }
    const apply = () => {
      this.hasRefused = false;
      if (clear) for (const key of [...this.rows.keys()]) if (key >= clear[0] && key <= clear[1]) this.rows.delete(key);
      for (const key of remove) this.rows.delete(key);
      for (const [key, text] of set) this.rows.set(key, text);
    };
    const { world } = this;
    if (!world) {
      apply();
      return Promise.resolve();
    }
    this.underWay.add(apply);
    return new Promise((resolve) => {
      world.after(world.below(world.chance(0.1) ? 150 : 12), () => {
        if (!this.underWay.delete(apply)) return;
        apply();
        // On the device, but the page does not know yet.
        world.after(world.below(6), () => {
          if (!this.isCut) resolve();
        });
      });
    });
  }

  getItem = (key: string) => this.later(() => this.rows.get(key) ?? null);
  setItem = (key: string, text: string) => this.commit({ set: [[key, text]], remove: [] });
  removeItem = (key: string) => this.commit({ set: [], remove: [key] });
  multiGet = (keys: readonly string[]) => this.later(() => keys.map((key) => [key, this.rows.get(key) ?? null] as const));
  multiSet = (set: Batch['set']) => this.commit({ set, remove: [] });
  multiRemove = (remove: readonly string[]) => this.commit({ set: [], remove });
  getAllKeys = () => this.later(() => [...this.rows.keys()]);
}
