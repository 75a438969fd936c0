/** What one page says to the others of the same browser, by a name. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** What sharing one listener among pages needs of the browser. */
export interface PagePorts {
  channel(name: string, hear: (message: unknown) => void): Channel;
  /** Runs `lead` once no other page has `name`, until `stop` is aborted or the page is gone. */
  whenFirst(name: string, stop: AbortSignal, lead: () => void): void;
}

/**
 * Of all pages that share `name` one listens, and tells the others what it hears; when it goes, another takes over. `listen` begins to
 * listen and returns what ends that; each page gets `hear`.
 */
export function oneListener<T>(
  ports: PagePorts,
  name: string,
  read: (message: unknown) => T | null,
  listen: (heard: (what: T) => void) => () => void,
  hear: (what: T) => void,
): () => void {
  const stop = new AbortController();
  const channel = ports.channel(name, (message) => {
    const what = read(message);
    if (what !== null) hear(what);
  });
  ports.whenFirst(name, stop.signal, () => {
    const end = listen((what) => {
      hear(what);
      channel.post(what);
    });
    stop.signal.addEventListener('abort', end, { once: true });
  });
  return () => {
    stop.abort();
    channel.close();
  };
}

/** The browser's own. Where there are no locks every page listens for itself, and none tells the others. */
export const browserPages: PagePorts = {
  channel(name, hear) {
    if (typeof BroadcastChannel === 'undefined' || !navigator.locks) return { post: () => {}, close: () => {} };
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', (event) => hear(event.data));
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
  whenFirst(name, stop, lead) {
    if (!navigator.locks) return lead();
    const held = () =>
      new Promise<void>((resolve) => {
        if (stop.aborted) return resolve();
        stop.addEventListener('abort', () => resolve(), { once: true });
        lead();
      });
    navigator.locks.request(name, { signal: stop }, held).catch((error: unknown) => {
      // Given up before it was this page's turn.
      if (!stop.aborted) console.warn('This page hears of no changes', error);
    });
  },
};
