import { connect } from 'node:net';
import WebSocket from 'ws';

/** A client's connection, as far as what is measured needs it. */
export interface Line {
  send(frame: string | Uint8Array): void;
  /** Ends without a word. */
  end(): void;
}

export interface LineEvents {
  opened(): void;
  /** `frame` is only valid during the call. */
  heard(frame: Buffer): void;
  lost(why: string): void;
}

/** A WebSocket of the usual library, for those who write. */
export function usualLine(url: string, token: string | null, events: LineEvents): Line {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  socket.on('open', () => events.opened());
  socket.on('message', (data: Buffer) => events.heard(data));
  socket.on('error', (error) => events.lost(error.message));
  socket.on('close', (code) => events.lost(`a socket was closed with ${code}`));
  return {
    send: (frame) => socket.send(frame),
    end: () => socket.removeAllListeners('close').terminate(),
  };
}

/** What comes is read into one buffer: no more than one connection reads at a time. */
const READ = Buffer.alloc(256 * 1_024);

/**
 * A WebSocket that does no more than it must, for the many who only listen: with the library, thousands of them need more of the
 * machine than the server that they measure. What comes must be whole frames of a server (RFC 6455, 5.2).
 */
export function thinLine(address: string, token: string | null, events: LineEvents): Line {
  const url = new URL(address);
  let isOpen = false;
  let isEnded = false;
  let held: Buffer = Buffer.alloc(0);

  const frames = (bytes: Buffer): number => {
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const width = short < 126 ? 0 : short === 126 ? 2 : 8;
      if (bytes.length - at < 2 + width) break;
      const size = width === 0 ? short : width === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      const begin = at + 2 + width;
      if (bytes.length < begin + size) break;
      const payload = bytes.subarray(begin, begin + size);
      const kind = bytes[at];
      if (kind === 0x88) events.lost(`a socket was closed with ${payload.readUInt16BE(0)}`);
      else if (kind === 0x81 || kind === 0x82) events.heard(payload);
      else throw new Error(`a frame of kind ${kind} was not expected`);
      at = begin + size;
    }
    return at;
  };
  const read = (come: Buffer) => {
    const bytes = held.length === 0 ? come : Buffer.concat([held, come]);
    let at = 0;
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end >= 0) {
        const status = bytes.toString('latin1', 0, bytes.indexOf('\r\n'));
        if (!status.startsWith('HTTP/1.1 101 ')) return events.lost(`a socket was refused: ${status}`);
        isOpen = true;
        at = end + 4;
        events.opened();
      }
    }
    if (isOpen) at += frames(bytes.subarray(at));
    held = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  };
  const socket = connect({
    host: url.hostname,
    port: Number(url.port),
    noDelay: true,
    onread: {
      buffer: READ,
      callback: (size) => {
        if (!isEnded) read(READ.subarray(0, size));
        return true;
      },
    },
  });
  const head = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...(token ? [`Authorization: Bearer ${token}`] : []),
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.on('error', (error) => events.lost(error.message));
  socket.on('close', () => {
    if (!isEnded) events.lost('a socket was closed without a word');
  });
  return {
    send: (frame) => void socket.write(clientFrame(frame)),
    end: () => {
      isEnded = true;
      socket.destroy();
    },
  };
}

/** A frame of a client. A mask of zeros leaves it as it is. */
function clientFrame(frame: string | Uint8Array): Buffer {
  const payload = Buffer.from(frame);
  if (payload.length >= 65_536) throw new Error('too long for who only listens');
  const size = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([typeof frame === 'string' ? 0x81 : 0x82, ...size, 0, 0, 0, 0]), payload]);
}
