import ReconnectingWebSocket from 'partysocket/ws';
import WebSocket from 'ws';
import { CLOSE } from '#protocol/compat';
import { ClientFrame, ServerFrame } from '#protocol/live';
import { endOf } from '../../ui/src/live/connection.ts';
import type { Connect, Transport } from '../../ui/src/live/transport.ts';
import type { History } from './history.ts';

/** The way to one résumé for one person. */
export interface Route {
  url: string;
  /** An access token that is good for a while yet. */
  token(): Promise<string>;
  history: History;
}

/**
 * The app's own reconnecting socket, on Node's kind of socket and less patient. Every frame that leaves or arrives is written down
 * here, outside of the code under test. When `life` is aborted the page has crashed: nothing gets in or out any more.
 */
export function recordedSocket({ url, token, history }: Route, life: AbortSignal): Connect {
  return (events): Transport => {
    let bearer = '';
    let replica = '';
    class Authorized extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { authorization: `Bearer ${bearer}` }, perMessageDeflate: false });
        life.addEventListener('abort', () => this.terminate());
      }
    }
    const provide = async (): Promise<string> => {
      bearer = await token();
      return url;
    };
    const socket = new ReconnectingWebSocket(provide, undefined, {
      WebSocket: Authorized,
      maxEnqueuedMessages: 0,
      minReconnectionDelay: 100 + Math.random() * 200,
      maxReconnectionDelay: 1_000,
      reconnectionDelayGrowFactor: 1.6,
      connectionTimeout: 4_000,
      shouldReconnectOnClose: (event) => event.code !== CLOSE.unauthenticated && endOf(event.code) === undefined,
    });
    life.addEventListener('abort', () => socket.close());
    socket.addEventListener('open', () => life.aborted || events.open());
    socket.addEventListener('message', (event) => {
      if (life.aborted || typeof event.data !== 'string') return;
      history.heard(replica, ServerFrame.parse(JSON.parse(event.data)));
      events.message(event.data);
    });
    socket.addEventListener('close', (event) => life.aborted || events.dropped(event.code));
    return {
      send: (text) => {
        if (life.aborted || !socket.send(text)) return false;
        const frame = ClientFrame.parse(JSON.parse(text));
        if (frame.type === 'hi') replica = frame.actor;
        history.said(frame);
        return true;
      },
      reconnect: () => life.aborted || socket.reconnect(),
      close: () => socket.close(),
    };
  };
}
