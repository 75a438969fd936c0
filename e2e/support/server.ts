import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { workerdsOf } from '../../host/orphans.ts';

const START = fileURLToPath(new URL('../../host/start.ts', import.meta.url));
const READY_MS = 120_000;
const OPAQUE_TOKEN = /usr_[0-9a-z]{26}\.[A-Za-z0-9_-]{22,43}/;

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface StartOptions {
  /** A folder that outlives the server; without it a new one is made, and removed by `dispose`. */
  data?: string;
  env?: Record<string, string>;
}

/** The product, as `npm start` runs it, on a port and a data folder of its own. */
export class TestServer {
  readonly port: number;
  readonly data: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, data: string, env: Record<string, string>) {
    this.port = port;
    this.data = data;
    this.#env = env;
  }

  static async start({ data, env = {} }: StartOptions = {}): Promise<TestServer> {
    const server = new TestServer(await freePort(), data ?? mkdtempSync(join(tmpdir(), 'vitae-e2e-')), env);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Everything printed so far, over all starts. */
  get output(): string {
    return this.#output;
  }

  /** The process that holds the front and supervises workerd. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server is not running');
    return pid;
  }

  /** The workerd processes that work on this server's data. */
  get workerds(): number[] {
    return workerdsOf(this.data);
  }

  /** Starts the server again, on the same port and data. */
  async start(): Promise<void> {
    const begun = this.#output.length;
    const child = spawn(process.execPath, [START], {
      env: { ...process.env, ...this.#env, PORT: String(this.port), VITAE_DATA: this.data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    const deadline = Date.now() + READY_MS;
    while (!this.#output.slice(begun).includes('Vitae is at ')) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended while it started:\n${this.#output.slice(begun)}`);
      if (Date.now() > deadline) throw new Error(`the server is not ready after ${READY_MS / 1000} s:\n${this.#output.slice(begun)}`);
      await sleep(20);
    }
  }

  /** Sends a signal and waits for the end. Returns the exit code; null when the signal itself ended it. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new Error('the server is not running');
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const code = await ended;
    this.#child = null;
    return code;
  }

  /** kill -9 of everything at once, as a power cut would. */
  async crash(): Promise<void> {
    const workerds = this.workerds;
    const ended = this.end('SIGKILL');
    for (const pid of workerds) process.kill(pid, 'SIGKILL');
    await ended;
  }

  async dispose(): Promise<void> {
    if (this.#child) await this.end('SIGTERM');
    rmSync(this.data, { recursive: true, force: true });
  }

  /** The mails printed so far, oldest first. */
  get mails(): Mail[] {
    return [...this.#output.matchAll(/^── mail ─+\n {2}To: (.*)\n {2}Subject: (.*)\n\n([\s\S]*?)\n─+$/gm)].map(
      ([, to = '', subject = '', text = '']) => ({
        to,
        subject,
        text: text.replace(/^ {2}/gm, ''),
      }),
    );
  }

  /** Waits for a mail to `address` that holds a code, and returns the newest one's. */
  async tokenMailedTo(address: string): Promise<string> {
    for (let tries = 0; tries < 500; tries += 1) {
      const token = this.mails
        .filter(({ to }) => to === address)
        .map(({ text }) => OPAQUE_TOKEN.exec(text)?.[0])
        .findLast((found) => found !== undefined);
      if (token) return token;
      await sleep(20);
    }
    throw new Error(`no mail with a code came for ${address}`);
  }

  #hear(text: string): void {
    this.#output += text;
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no port was given');
  return address.port;
}
