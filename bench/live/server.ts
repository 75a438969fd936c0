import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Api } from '../../e2e/support/api.ts';
import { migrateDataFolder } from '../../host/migrate.ts';
import { workerdsOf } from '../../host/orphans.ts';
import { Runtime } from '../../host/runtime.ts';
import type { Job } from './job.ts';
import { addMembers } from './members.ts';

const FRONT = fileURLToPath(new URL('../front-child.ts', import.meta.url));
const SOCKETS_A_PERSON = 10;
/** By which the worker knows the front, as the launcher makes it at each start. */
const FRONT_SECRET = randomBytes(32).toString('base64url');

export type Person = Awaited<ReturnType<typeof Api.register>>;

/** A front before a worker, in a process of its own as in production. */
export async function frontBefore(worker: string, secret = ''): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [FRONT, worker, secret], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())));
  return { url: `http://127.0.0.1:${port}/`, process: child };
}

/** Seconds of processor time that a process has used. */
export function cpuOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Megabytes that a process has in memory. */
export const megabytesOf = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

/** The product on a data folder of its own, with people, and rooms that all of them may write in. */
export class LiveServer {
  readonly people: Person[] = [];
  worker = '';
  front = '';
  frontProcess: ChildProcess | null = null;
  private readonly data = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  private readonly options = {
    data: this.data,
    state: join(this.data, 'state'),
    vars: {
      VITAE_SECRET: Buffer.alloc(32, 7).toString('base64url'),
      VITAE_FRONT: FRONT_SECRET,
      VITAE_ORIGIN: '',
      VITAE_ADMIN_EMAIL: '',
      VITAE_MAIL: '',
    },
  };
  private runtime: Runtime | null = null;

  get workerPid(): number | undefined {
    return workerdsOf(this.data)[0];
  }

  /** The files that the worker has open: an actor's database is among them for as long as the actor is in memory. */
  get state(): string {
    return this.options.state;
  }

  async start(): Promise<void> {
    await migrateDataFolder(this.options);
    await this.run();
  }

  /** As many people as so many sockets need. Registering them takes a tenth of a second each: passwords are hashed. */
  async settle(sockets: number): Promise<void> {
    while (this.people.length * SOCKETS_A_PERSON < sockets) this.people.push(await Api.register(this.worker));
  }

  owner(): Person {
    const [first] = this.people;
    if (!first) throw new Error('nobody is there yet');
    return first;
  }

  /**
   * Makes as many people editors of each résumé as its sockets need, by writing it into their databases while nothing runs:
   * invitations would take minutes.
   */
  async share(rooms: readonly { resume: string; sockets: number }[]): Promise<void> {
    await this.halt();
    const ids = this.people.map(({ session }) => session.user.id);
    for (const { resume, sockets } of rooms) addMembers(this.options.state, resume, ids.slice(0, Math.ceil(sockets / SOCKETS_A_PERSON)));
    await this.run();
  }

  /** Sockets on a résumé, through the front or past it. */
  sockets(resume: string, count: number, door: 'front' | 'worker' = 'front'): Job['sockets'] {
    const base = this[door].replace(/^http/, 'ws');
    return Array.from({ length: count }, (_, at) => {
      const person = this.people[Math.floor(at / SOCKETS_A_PERSON)];
      if (!person) throw new Error(`${count} sockets need more people`);
      return { url: `${base}api/resumes/${resume}/live`, token: person.session.accessToken, room: resume };
    });
  }

  async dispose(): Promise<void> {
    await this.halt();
    rmSync(this.data, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    this.runtime = await Runtime.start(this.options);
    this.worker = (await this.runtime.targets()).worker.href;
    const front = await frontBefore(this.worker, FRONT_SECRET);
    this.front = front.url;
    this.frontProcess = front.process;
  }

  private async halt(): Promise<void> {
    this.frontProcess?.kill('SIGKILL');
    await this.runtime?.stop();
    this.runtime = null;
  }
}
