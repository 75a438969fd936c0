import { get } from 'node:http';

/** Longer than any legitimate piece of work holds workerd's only thread. */
const ANSWER_MS = 20_000;
const PAUSE_MS = 2_000;
/** Miniflare itself brings a dead workerd back in about a second. */
const REFUSALS = 3;

/**
 * Asks the runtime for a sign of life every two seconds and calls `revive` when it hangs or stays away.
 * `lost()` says that it will not come back by itself. One reviving at a time; a failed one is tried again.
 */
export class Watchdog {
  readonly #address: () => URL | null;
  readonly #revive: (why: string) => Promise<void>;
  #refusals = 0;
  #busy = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(address: () => URL | null, revive: (why: string) => Promise<void>) {
    this.#address = address;
    this.#revive = revive;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), PAUSE_MS);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  lost(): void {
    void this.#exclusively(() => this.#revive('it died while it was starting'));
  }

  async #look(): Promise<void> {
    await this.#exclusively(async () => {
      const target = this.#address();
      const sign = target ? await signOfLife(target) : 'away';
      this.#refusals = sign === 'away' ? this.#refusals + 1 : 0;
      if (!this.#timer) return;
      if (sign === 'hung') await this.#revive(`it has not answered for ${ANSWER_MS / 1000} s`);
      else if (this.#refusals >= REFUSALS) await this.#revive('it did not come back');
    });
  }

  async #exclusively(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      console.error(`workerd could not be started anew, trying again: ${error instanceof Error ? error.message : error}`);
    } finally {
      this.#busy = false;
    }
  }
}

function signOfLife(target: URL): Promise<'alive' | 'away' | 'hung'> {
  return new Promise((resolve) => {
    const request = get(target, { timeout: ANSWER_MS, agent: false }, (answer) => {
      answer.resume();
      resolve('alive');
    });
    request.on('timeout', () => {
      resolve('hung');
      request.destroy();
    });
    request.on('error', () => resolve('away'));
  });
}
