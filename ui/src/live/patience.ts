/** How long an answer may take, in ms, before the socket counts as open at one end only. */
export const ANSWER_WITHIN = 8_000;

/** Waits for an answer; every frame counts as one. */
export class Patience {
  private readonly after: (ms: number, job: () => void) => () => void;
  private readonly lost: () => void;
  private cancel: (() => void) | null = null;

  constructor(after: (ms: number, job: () => void) => () => void, lost: () => void) {
    this.after = after;
    this.lost = lost;
  }

  /** From now on, unless it waits already. */
  begin(): void {
    this.cancel ??= this.after(ANSWER_WITHIN, () => {
      this.cancel = null;
      this.lost();
    });
  }

  end(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
