import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemOf, type Refusal } from '#protocol/errors';

/** The answers that the front gives itself: problem+json like every other, never HTML. */
function answer(refusal: Refusal): { status: number; headers: Record<string, string>; body: string } {
  const problem = problemOf(refusal);
  const body = JSON.stringify(problem);
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      ...(refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) }),
    },
    body,
  };
}

export function refuseResponse(response: ServerResponse, refusal: Refusal): void {
  const { status, headers, body } = answer(refusal);
  response.writeHead(status, headers).end(body);
}

/** For a connection that is no HTTP exchange (any more): written as bytes, then closed. */
export function refuseSocket(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = answer(refusal);
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${status === 503 ? 'Service Unavailable' : 'Refused'}\r\n${lines.join('')}\r\n${body}`);
}

export const UNAVAILABLE: Refusal = { code: 'unavailable', retryAfter: 1 };
