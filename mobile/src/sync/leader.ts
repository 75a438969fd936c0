/** Runs `lead` in one page of this device at a time, until that page is gone or `signal` ends it; `lead` returns what stops it. */
export function whileLeading(name: string, signal: AbortSignal, lead: () => () => void): void {
  if (!navigator.locks) {
    const stop = lead();
    signal.addEventListener('abort', stop, { once: true });
    return;
  }
  navigator.locks
    .request(name, { signal }, () => {
      const stop = lead();
      return new Promise<void>((release) => {
        signal.addEventListener(
          'abort',
          () => {
            stop();
            release();
          },
          { once: true },
        );
      });
    })
    .catch((error: unknown) => {
      // Ended while it waited for its turn.
      if (!signal.aborted) throw error;
    });
}
