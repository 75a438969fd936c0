import type { Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { Register } from './document-state.ts';
import type { Pending, TextBase, TextPart } from './replica-state.ts';

/** What a device must write to have a replica as it is now. */
export interface ReplicaChanges {
  /** By stamp: an edit that waits, as it is now, or `null` where it waits no longer. */
  edits: ReadonlyMap<Stamp, Pending | null>;
  /** By path: what the actor decided, or `null` where that is no longer known. */
  registers: ReadonlyMap<Path, Register | null>;
  /** By path: the beginning of a text, or `null` where there is none any more. */
  texts: ReadonlyMap<Path, TextBase | null>;
  /** By path and place: what came after a text's beginning, or `null` where it is part of that now. */
  parts: ReadonlyMap<string, { path: Path; seq: number; part: TextPart | null }>;
  /** Whether the replica's place in the actor's order, or the person's role, may have moved. */
  moved: boolean;
}

/** Collects changes between two writes, so that nobody has to compare a whole replica with what is stored. */
export class ChangeLog {
  private edits = new Map<Stamp, Pending | null>();
  private registers = new Map<Path, Register | null>();
  private texts = new Map<Path, TextBase | null>();
  private parts = new Map<string, { path: Path; seq: number; part: TextPart | null }>();
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

  text(path: Path, base: TextBase | null): void {
    this.texts.set(path, base);
    this.moved = true;
  }

  part(path: Path, seq: number, part: TextPart | null): void {
    this.parts.set(`${path}/${seq}`, { path, seq, part });
    this.moved = true;
  }

  greeted(): void {
    this.moved = true;
  }

  /** Everything since the last call, or `null` when nothing has changed. */
  take(): ReplicaChanges | null {
    if (this.edits.size === 0 && !this.moved) return null;
    const { edits, registers, texts, parts, moved } = this;
    this.edits = new Map();
    this.registers = new Map();
    this.texts = new Map();
    this.parts = new Map();
    this.moved = false;
    return { edits, registers, texts, parts, moved };
  }
}
