import { Log, LogLevel, MiniflareCoreError } from 'miniflare';

/** What Miniflare has to say, as JSON lines like the worker's. */
export class RuntimeLog extends Log {
  readonly #onLost: (() => void) | undefined;

  constructor(onLost?: () => void) {
    super(LogLevel.WARN);
    this.#onLost = onLost;
  }

  override warn(message: string): void {
    print('warn', message);
  }

  override error(error: Error): void {
    print('error', error.message);
    // Its only notice that a restart failed; it does not try again.
    if (error instanceof MiniflareCoreError && error.code === 'ERR_RUNTIME_FAILURE') this.#onLost?.();
  }
}

function print(level: string, text: string): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), level, event: 'runtime.said', text }));
}
