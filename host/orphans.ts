import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * workerd outlives a launcher that was killed with -9, keeps the databases open and runs alarms. Each one carries the data
 * folder's path in its environment, so the next start finds exactly its own without a pid file that could be stale.
 */
const MARK = 'VITAE_WORKERD_OF';

/** The environment that marks a workerd as working on this data folder. */
export const markOf = (data: string): Record<string, string> => ({ [MARK]: data });

/** Process ids of the workerd processes that work on this data folder. */
export function workerdsOf(data: string): number[] {
  const mark = `${MARK}=${data}`;
  return process.platform === 'linux' ? scanProc(mark) : scanPs(mark);
}

function scanProc(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const environment = readProc(name, 'environ');
      return environment.split('\0').includes(mark) && readProc(name, 'cmdline').split('\0')[0]?.includes('workerd');
    })
    .map(Number);
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile, or belongs to somebody else: not ours either way.
    return '';
  }
}

/** macOS and the BSDs: `ps e` shows the environment of one's own processes. */
function scanPs(mark: string): number[] {
  if (process.platform === 'win32') return [];
  return execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .filter((line) => `${line} `.includes(` ${mark} `) && line.includes('workerd'))
    .map((line) => Number.parseInt(line, 10));
}

/** Ends what an earlier server left behind. To be called by the holder of the data folder's lock. Returns how many there were. */
export async function endOrphans(data: string): Promise<number> {
  const found = workerdsOf(data);
  for (const pid of found) kill(pid);
  for (let tries = 0; tries < 100; tries += 1) {
    if (workerdsOf(data).length === 0) return found.length;
    await sleep(50);
  }
  throw new Error(`The process ${workerdsOf(data).join(', ')} of an earlier server could not be ended`);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
