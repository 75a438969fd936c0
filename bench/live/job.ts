import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process of clients is to do. */
export interface Job {
  wire: 'vitae' | 'y';
  /** The sockets to open; the first `writers` of them write. Those of one room hear each other. */
  sockets: { url: string; token: string | null; room: string }[];
  writers: number;
  /** Milliseconds between two edits of one writer. */
  gapMs: number;
  seconds: number;
}

export interface Spread {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export interface JobResult {
  edits: number;
  /** Milliseconds from sending an edit to its arrival at each other socket. */
  arrivals: Spread;
  /** Arrivals that did not happen. */
  missing: number;
  /** Milliseconds from sending an edit to its acceptance; with y-partyserver, to its return. */
  accepts: Spread;
  /** Accepted edits a second, while the writers wrote. */
  perSecond: number;
  /** Payload bytes of an edit at its writer: the push and its acknowledgement. */
  bytes: number;
  /** Frames received by all. */
  frames: number;
  /** Share of one core that the clients took. */
  cpu: number;
}

const CLIENT = fileURLToPath(new URL('./client.ts', import.meta.url));

/** Runs a job in a process of its own. */
export function runJob(job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    const child = fork(CLIENT, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (result: JobResult) => resolve(result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)));
    child.send(job);
  });
}
