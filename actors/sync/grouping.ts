import type { Path } from '#protocol/registers';
import { type Act, rewrites, type TextPart } from './acts.ts';
import { after, type Gesture, goesOn, PAUSE_MS } from './gestures.ts';

export interface GroupingPorts {
  now(): number;
  /** Runs `job` once the present turn is over. */
  soon(job: () => void): void;
}

/** Decides which edits are one act: what was written at once, what happened in one turn, and typing that goes on. */
export class Grouping {
  private readonly ports: GroupingPorts;
  /** The act that the next edit may belong to. */
  private open: { act: Act; gesture: Gesture; at: number } | null = null;
  /** While somebody's write is under way: the act that all of it belongs to. */
  private writing: { act: Act | null } | null = null;
  /** The act of what has happened to texts in this turn: a long paste is several transactions, and one act. */
  private ofTurn: Act | null = null;

  constructor(ports: GroupingPorts) {
    this.ports = ports;
  }

  /** All that `job` does is one act. */
  together(job: () => void): void {
    this.writing = { act: null };
    try {
      job();
    } finally {
      this.writing = null;
    }
  }

  /** The act that an edit at `path` belongs to: one that is under way, or what `begin` makes. */
  actFor(path: Path, gesture: Gesture, texts: readonly TextPart[], begin: () => Act): Act {
    const { open, writing } = this;
    const under = writing?.act ?? (texts.length > 0 ? this.ofTurn : null);
    if (under) {
      // Several things at once: nothing that comes later belongs to them.
      this.open = null;
      return under;
    }
    const now = this.ports.now();
    const isNext = open && now - open.at < PAUSE_MS && [...open.act.registers, ...open.act.texts].every((part) => part.path === path);
    const goes = isNext && (goesOn(open.gesture, gesture) || rewrites(open.act, texts));
    const act = goes ? open.act : begin();
    this.open = { act, gesture: goes ? after(open.gesture, gesture) : gesture, at: now };
    if (writing) writing.act = act;
    else if (texts.length > 0) this.beginTurn(act);
    return act;
  }

  /** Nothing belongs to what is done so far; `act`, if given, is the only one meant. */
  seal(act?: Act): void {
    if (!act || this.open?.act === act) this.open = null;
    if (!act || this.ofTurn === act) this.ofTurn = null;
    if (this.writing && (!act || this.writing.act === act)) this.writing.act = null;
  }

  private beginTurn(act: Act): void {
    this.ofTurn = act;
    this.ports.soon(() => {
      if (this.ofTurn === act) this.ofTurn = null;
    });
  }
}
