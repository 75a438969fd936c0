import type { RegisterEntry } from '#protocol/live';

/**
 * What was decided and has not been told to everybody: so that the edits of a few milliseconds leave as one frame. Places count up
 * from 0 for as long as the actor is in memory; each reader remembers the place up to which it was told, and gets what follows.
 */
export class Outgoing {
  private readonly waiting: { actor: string; seq: number; json: string }[] = [];
  private begin = 0;
  /** The frame from a place on: most readers are at the same. */
  private readonly frames = new Map<number, string>();

  /** The place after the last edit. */
  get end(): number {
    return this.begin + this.waiting.length;
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  add(actor: string, entries: readonly RegisterEntry[]): void {
    this.frames.clear();
    for (const entry of entries) this.waiting.push({ actor, seq: entry[3], json: JSON.stringify(entry) });
  }

  /** The frame for a reader that was told up to `told`; `null` when it knows everything or wrote the rest itself. */
  frameFor(told: number, replica: string): string | null {
    const from = Math.max(told, this.begin) - this.begin;
    const rest = this.waiting.length - from;
    if (rest === 0) return null;
    let isOwn = true;
    for (let at = from; isOwn && at < this.waiting.length; at += 1) isOwn = this.waiting[at]?.actor === replica;
    return isOwn ? null : this.frameFrom(from);
  }

  /** Everybody was told everything. */
  clear(): void {
    this.begin = this.end;
    this.waiting.length = 0;
    this.frames.clear();
  }

  private frameFrom(from: number): string {
    let frame = this.frames.get(from);
    if (frame === undefined) {
      const edits = this.waiting.slice(from);
      const last = edits.at(-1);
      const ops = edits.map(({ json }) => json).join(',');
      frame = `{"type":"ops","actor":${JSON.stringify(last?.actor)},"seq":${last?.seq},"ops":[${ops}]}`;
      this.frames.set(from, frame);
    }
    return frame;
  }
}
