/** The actor is told at the latest after so many UTF-16 units, … */
const TELL_AFTER_UNITS = 65_536;
/** … or so many ms after something was read, … */
const TELL_WITHIN = 1_000;
/** … but no more often than this, in ms: a socket's messages are counted. */
const TELL_GAP = 250;

interface ReadingPorts {
  now(): number;
  /** Calls back in so many ms; what it returns takes that back. */
  after(ms: number, job: () => void): () => void;
  /** `false`: there is no socket to send on. */
  send(units: number): boolean;
}

/**
 * Tells the actor how much of what it sent has been read: whoever never says so is taken for one who does not read, and dropped.
 * Looks at the time with every frame too, for browsers let timers of pages in the background wait.
 */
export class ReadTeller {
  private readonly ports: ReadingPorts;
  private units = 0;
  private told = 0;
  private toldAt = Number.NEGATIVE_INFINITY;
  private readSince = 0;
  private cancel: (() => void) | null = null;

  constructor(ports: ReadingPorts) {
    this.ports = ports;
  }

  /** A new socket: it counts from 0. */
  begin(): void {
    this.stop();
    this.units = 0;
    this.told = 0;
    this.toldAt = Number.NEGATIVE_INFINITY;
  }

  /** A frame of so many UTF-16 units was read. */
  read(units: number): void {
    const now = this.ports.now();
    if (this.units === this.told) this.readSince = now;
    this.units += units;
    const isMuch = this.units - this.told >= TELL_AFTER_UNITS && now - this.toldAt >= TELL_GAP;
    if (isMuch || now - this.readSince >= TELL_WITHIN) this.tell();
    else this.cancel ??= this.ports.after(TELL_WITHIN, () => this.tell());
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private tell(): void {
    this.stop();
    if (this.units === this.told || !this.ports.send(this.units)) return;
    this.told = this.units;
    this.toldAt = this.ports.now();
  }
}
