const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Waits for one of the signals that ask for an end. A second one ends the process at once, for whoever will not wait for the drain. */
export async function untilSignalled(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    });
  }
  await promise;
}

/** Runs `make` and takes back the signal handlers that it installed: Miniflare's would end the process before anything is drained. */
export function keepingSignals<T>(make: () => T): T {
  const before = SIGNALS.map((signal) => process.listeners(signal));
  const made = make();
  SIGNALS.forEach((signal, at) => {
    for (const listener of process.listeners(signal)) if (!before[at]?.includes(listener)) process.off(signal, listener);
  });
  return made;
}
