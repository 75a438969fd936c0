import type { Stamp } from '#protocol/live';
import type { RefusedEdit } from '#sync/refused';

/** Where a device keeps what was not accepted of one person's work on one résumé. */
export interface Shelf {
  all(): Promise<RefusedEdit[]>;
  put(edits: readonly RefusedEdit[]): Promise<void>;
  remove(stamps: readonly Stamp[]): Promise<void>;
  /** Tells the other pages of this device that it is not what it was. */
  tell(): void;
  /** Calls whenever another page may have changed it, until what this returns is called. */
  watch(changed: () => void): () => void;
}

/**
 * What was not accepted, as this page shows it: what is on the device's shelf, and what is on its way there. Where the device keeps
 * nothing it lives here, and is said to.
 */
export class Refusals {
  private readonly shelf: Shelf | null;
  private readonly show: (edits: RefusedEdit[], isKept: boolean) => void;
  private readonly stopWatching: () => void;
  private onShelf = new Map<Stamp, RefusedEdit>();
  /** Not seen on the shelf yet; whether it is known not to be there. */
  private readonly here = new Map<Stamp, { edit: RefusedEdit; isUnkept: boolean }>();
  /** Put aside, as far as the shelf does not know yet; those that are still on their way to it are taken off when they arrive. */
  private readonly aside = new Set<Stamp>();
  private looks = 0;

  constructor(shelf: Shelf | null, show: (edits: RefusedEdit[], isKept: boolean) => void) {
    this.shelf = shelf;
    this.show = show;
    this.stopWatching = shelf?.watch(() => void this.look()) ?? (() => {});
    void this.look();
  }

  stop(): void {
    this.stopWatching();
  }

  /** Edits that have just been refused; `kept` resolves with whether they are on the shelf. */
  async add(edits: readonly RefusedEdit[], kept: Promise<boolean>): Promise<void> {
    for (const edit of edits) this.here.set(edit.stamp, { edit, isUnkept: false });
    this.tellPage();
    if ((await kept) || (await this.put(edits))) {
      this.shelf?.tell();
      return this.look();
    }
    for (const { stamp } of edits) {
      const known = this.here.get(stamp);
      if (known) known.isUnkept = true;
    }
    this.tellPage();
  }

  /** `false` where the device would not let them go: then they are still there. */
  async putAside(stamps: readonly Stamp[]): Promise<boolean> {
    for (const stamp of stamps) this.aside.add(stamp);
    this.tellPage();
    try {
      await this.shelf?.remove(stamps);
    } catch (error) {
      console.warn('This device keeps what was put aside', error);
      for (const stamp of stamps) this.aside.delete(stamp);
      this.tellPage();
      return false;
    }
    for (const stamp of stamps) {
      if (!this.here.delete(stamp)) this.aside.delete(stamp);
      this.onShelf.delete(stamp);
    }
    this.shelf?.tell();
    await this.look();
    return true;
  }

  /** Puts back what was put aside. */
  putBack(edits: readonly RefusedEdit[]): Promise<void> {
    for (const { stamp } of edits) this.aside.delete(stamp);
    return this.add(edits, Promise.resolve(false));
  }

  /** Also where the replica that wrote them is kept nowhere. */
  private async put(edits: readonly RefusedEdit[]): Promise<boolean> {
    try {
      await this.shelf?.put(edits);
      return this.shelf !== null;
    } catch (error) {
      console.warn('This device does not keep what was not accepted', error);
      return false;
    }
  }

  /** Looks what is on the shelf now. */
  private async look(): Promise<void> {
    const { shelf } = this;
    if (!shelf) return;
    this.looks += 1;
    const look = this.looks;
    let edits: RefusedEdit[];
    try {
      edits = await shelf.all();
    } catch (error) {
      // What this page has heard of is shown all the same.
      console.warn('This device does not show what was not accepted', error);
      return;
    }
    if (look !== this.looks) return;
    this.onShelf = new Map(edits.map((edit) => [edit.stamp, edit]));
    for (const stamp of this.onShelf.keys()) this.here.delete(stamp);
    this.tellPage();
    const late = [...this.aside].filter((stamp) => this.onShelf.has(stamp));
    if (late.length > 0) await this.putAside(late);
  }

  private tellPage(): void {
    const edits = new Map(this.onShelf);
    for (const [stamp, { edit }] of this.here) edits.set(stamp, edit);
    for (const stamp of this.aside) edits.delete(stamp);
    const isKept = ![...this.here].some(([stamp, { isUnkept }]) => isUnkept && edits.has(stamp));
    const inOrder = [...edits.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    this.show(inOrder, isKept);
  }
}
