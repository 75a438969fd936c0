import type { Gaze } from '#protocol/live';
import type { Path } from '#protocol/registers';

/** At most one telling in so many ms: moving through a form with Tab is no news, and a cursor's way is told in a dozen steps a second. */
const GAZE_GAP = 80;

/** Where somebody is in a text: indices of the flat text, and the same as positions that stay with their characters. */
export interface Spot {
  anchor: number;
  head: number;
  /** As `Gaze.at`. */
  at: [anchor: string, head: string];
}

/** Tells the others which field the person is in and, in a text, where: the latest, and only when it is another. */
export class GazeTeller {
  private readonly after: (ms: number, job: () => void) => () => void;
  private readonly send: (gaze: Gaze) => boolean;
  private gaze: Gaze = NOWHERE;
  private told: string | null = null;
  private cancel: (() => void) | null = null;

  constructor(after: (ms: number, job: () => void) => () => void, send: (gaze: Gaze) => boolean) {
    this.after = after;
    this.send = send;
  }

  look(field: Path | null, spot: Spot | null = null): void {
    this.gaze = { ...NOWHERE, field, ...spot };
    this.cancel ??= this.after(GAZE_GAP, () => {
      this.cancel = null;
      this.tell();
    });
  }

  /** A new socket knows nothing yet. */
  begin(): void {
    this.told = null;
    this.tell();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private tell(): void {
    // Not the indices: who types moves on with the characters, and the others see so without being told.
    const news = JSON.stringify([this.gaze.field, this.gaze.at]);
    if (this.told === news || (this.told === null && this.gaze.field === null)) return;
    if (this.send(this.gaze)) this.told = news;
  }
}

const NOWHERE: Gaze = { field: null, anchor: null, head: null, at: null };
