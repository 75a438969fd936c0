import ReconnectingWebSocket from 'partysocket/ws';
import { CLOSE } from '#protocol/compat';
import { inPlace } from '../data/place.ts';
import { endOf } from './connection.ts';
import { socketAddress } from './socketAddress.ts';

/** What a transport tells. It goes on trying by itself after a drop, unless the code says that this is of no use. */
export interface TransportEvents {
  open(): void;
  message(text: string): void;
  dropped(code: number): void;
}

/** A socket that comes back. `send` says whether the text left; nothing is kept here, the queue is the replica's. */
export interface Transport {
  send(text: string): boolean;
  reconnect(): void;
  close(): void;
}

export type Connect = (events: TransportEvents) => Transport;

export const webSocketAt = (path: string): Connect => {
  return (events) => {
    const socket = new ReconnectingWebSocket(() => socketAddress(inPlace(path), location.href).href, undefined, {
      maxEnqueuedMessages: 0,
      // Each client waits a different while, so that a restarted server is not met by all at once.
      minReconnectionDelay: 300 + Math.random() * 700,
      maxReconnectionDelay: 12_000 + Math.random() * 6_000,
      reconnectionDelayGrowFactor: 1.6,
      connectionTimeout: 8_000,
      shouldReconnectOnClose: (event) => event.code !== CLOSE.unauthenticated && endOf(event.code) === undefined,
    });
    socket.addEventListener('open', () => events.open());
    socket.addEventListener('message', (event) => {
      if (typeof event.data === 'string') events.message(event.data);
    });
    socket.addEventListener('close', (event) => events.dropped(event.code));
    return {
      send: (text) => socket.send(text) !== false,
      reconnect: () => socket.reconnect(),
      close: () => socket.close(),
    };
  };
};
