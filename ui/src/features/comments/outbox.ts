import { createSignal } from 'solid-js';
import { OfflineError, ProblemError } from '../../data/http.ts';
import { sayError } from '../../data/words.ts';
import type { Letter } from './kept.ts';

/** The server says "not now": it is asked again by itself. */
const LATER: readonly string[] = ['rate_limited', 'unavailable', 'internal'];
const RETRY_MS = 5_000;

export interface OutboxPorts {
  letters: () => readonly Letter[];
  save: (letters: readonly Letter[]) => void;
  /** Resolves once the server has taken it and what is known here has it. */
  send: (letter: Letter) => Promise<void>;
  after: (ms: number, job: () => void) => () => void;
}

/**
 * Comments on their way, one after the other: they show at once, and stay until the server has them. What could not be sent for want of a
 * connection is sent again when there is one; what was refused waits for the person.
 */
export class Outbox {
  private readonly ports: OutboxPorts;
  private readonly sending: () => string | null;
  private readonly setSending: (key: string | null) => void;
  private cancel: (() => void) | null = null;
  private ended = false;

  constructor(ports: OutboxPorts) {
    this.ports = ports;
    const [sending, setSending] = createSignal<string | null>(null);
    this.sending = sending;
    this.setSending = setSending;
  }

  isSending = (key?: string): boolean => (key === undefined ? this.sending() !== null : this.sending() === key);

  post(letter: Letter): void {
    this.ports.save([...this.ports.letters(), letter]);
    void this.go();
  }

  /** Another try of one that was refused. */
  retry(key: string): void {
    this.ports.save(this.ports.letters().map((letter) => (letter.key === key ? { ...letter, refused: null } : letter)));
    void this.go();
  }

  discard(key: string): void {
    this.ports.save(this.ports.letters().filter((letter) => letter.key !== key));
  }

  /** Sends what waits; for when there is a connection. */
  async go(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    while (this.sending() === null && !this.ended) {
      const letter = this.ports.letters().find(({ refused }) => refused === null);
      if (!letter) return;
      this.setSending(letter.key);
      const isDone = await this.attempt(letter);
      this.setSending(null);
      if (!isDone) return;
    }
  }

  stop(): void {
    this.ended = true;
    this.cancel?.();
  }

  /** `false` when trying on is of no use now. */
  private async attempt(letter: Letter): Promise<boolean> {
    try {
      await this.ports.send(letter);
      this.discard(letter.key);
      return true;
    } catch (error) {
      if (error instanceof OfflineError || (error instanceof ProblemError && LATER.includes(error.code))) {
        this.cancel = this.ports.after(RETRY_MS, () => void this.go());
        return false;
      }
      const why = sayError(error);
      this.ports.save(this.ports.letters().map((one) => (one.key === letter.key ? { ...one, refused: why } : one)));
      return true;
    }
  }
}
