import type { Path } from '#protocol/registers';

/** At most one telling in so many ms: moving through a form with Tab is no news. */
const GAZE_GAP = 120;

/** Tells the others which field the person is in: the latest, and only when it is another. */
export class GazeTeller {
  private readonly after: (ms: number, job: () => void) => () => void;
  private readonly send: (field: Path | null) => boolean;
  private field: Path | null = null;
  private told: Path | null = null;
  private cancel: (() => void) | null = null;

  constructor(after: (ms: number, job: () => void) => () => void, send: (field: Path | null) => boolean) {
    this.after = after;
    this.send = send;
  }

  look(field: Path | null): void {
    this.field = field;
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
    if (this.told !== this.field && this.send(this.field)) this.told = this.field;
  }
}
