import type { Connect, Transport } from '../../../ui/src/live/transport.ts';

/** "Abnormal closure" of RFC 6455: what a browser reports for a connection that was lost. */
const CLOSE_LOST = 1006;

/** A socket that is not opened before something has come about. Until then, and without a network, it counts as lost and is waited for. */
export function connectAfter(ready: () => Promise<void>, isOnline: () => boolean, connect: Connect): Connect {
  return (events) => {
    let inner: Transport | null = null;
    let isClosed = false;
    let isReady = false;
    void ready().then(() => {
      isReady = true;
      if (!isClosed) inner = connect(events);
    });
    // A browser without a network may take its time to say so. What is ready by now says it a moment later.
    setTimeout(() => {
      if (!isClosed && !(isReady && isOnline())) events.dropped(CLOSE_LOST);
    });
    return {
      send: (text) => inner?.send(text) ?? false,
      reconnect: () => inner?.reconnect(),
      close: () => {
        isClosed = true;
        inner?.close();
      },
    };
  };
}
