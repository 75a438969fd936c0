import type { Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { Register } from './decide.ts';
import type { Pending } from './replica.ts';

/** What a device must write to have a replica as it is now. */
export interface ReplicaChanges {
  /** By stamp: an edit that waits, as it is now, or `null` where it waits no longer. */
  edits: ReadonlyMap<Stamp, Pending | null>;
  /** By path: what the actor decided, or `null` where that is no longer known. */
  registers: ReadonlyMap<Path, Register | null>;
  /** Whether the replica's place in the actor's order, or the person's role, may have moved. */
  moved: boolean;
}

/** Collects changes between two writes, so that nobody has to compare a whole replica with what is stored. */
export class ChangeLog {
  private edits = new Map<Stamp, Pending | null>();
  private registers = new Map<Path, Register | null>();
  private moved = false;

  waits(edit: Pending): void {
    this.edits.set(edit.stamp, edit);
  }

  settled(edit: Pending): void {
    this.edits.set(edit.stamp, null);
  }

  register(path: Path, register: Register | null): void {
    this.registers.set(path, register);
    this.moved = true;
  }

  greeted(): void {
    this.moved = true;
  }

  /** Everything since the last call, or `null` when nothing has changed. */
  take(): ReplicaChanges | null {
    if (this.edits.size === 0 && !this.moved) return null;
    const changes = { edits: this.edits, registers: this.registers, moved: this.moved };
    this.edits = new Map();
    this.registers = new Map();
    this.moved = false;
    return changes;
  }
}
