import { exports } from 'cloudflare:workers';

const ORIGIN = 'http://vitae.example';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** Calls the Worker as a program would. */
export async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; raw?: BodyInit; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const headers = new Headers(options.headers);
  if (options.token) headers.set('authorization', `Bearer ${options.token}`);
  if (options.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const body = options.raw ?? (options.body === undefined ? null : JSON.stringify(options.body));
  const response = await exports.default.fetch(new Request(`${ORIGIN}${path}`, { method, headers, body }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

export interface SignedInPerson {
  id: string;
  email: string;
  password: string;
  token: string;
  refreshToken: string;
}

/** A new person with an address of their own. */
export async function register(email = `${crypto.randomUUID()}@people.example`): Promise<SignedInPerson> {
  const password = 'correct horse battery';
  const { status, body } = await call<{ user: { id: string }; accessToken: string; refreshToken: string }>('POST', '/auth/register', {
    body: { email, password, name: 'Ada Lovelace' },
  });
  if (status !== 201) throw new Error(`register: ${status} ${JSON.stringify(body)}`);
  return { id: body.user.id, email, password, token: body.accessToken, refreshToken: body.refreshToken };
}

/** A socket as a client sees it, with its frames in order. */
export interface Wire {
  socket: WebSocket;
  send(frame: unknown): void;
  next(): Promise<Record<string, unknown>>;
  closed: Promise<{ code: number; reason: string }>;
}

export async function connect(path: string, headers: Record<string, string> = {}): Promise<Wire> {
  const response = await exports.default.fetch(new Request(`${ORIGIN}${path}`, { headers: { upgrade: 'websocket', ...headers } }));
  if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
  return wireOf(response);
}

/** The socket that an upgrade was answered with. */
export function wireOf({ webSocket: socket, status }: Response): Wire {
  if (!socket) throw new Error(`no socket: ${status}`);
  const frames: Record<string, unknown>[] = [];
  const waiting: ((frame: Record<string, unknown>) => void)[] = [];
  socket.addEventListener('message', (event) => {
    const frame = JSON.parse(String(event.data));
    const first = waiting.shift();
    if (first) first(frame);
    else frames.push(frame);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener('close', (event) => resolve({ code: event.code, reason: event.reason }));
  });
  socket.accept();
  return {
    socket,
    send: (frame) => socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame)),
    next: () => {
      const frame = frames.shift();
      return frame ? Promise.resolve(frame) : new Promise((resolve) => waiting.push(resolve));
    },
    closed,
  };
}
