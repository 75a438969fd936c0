import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitae-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the lock on a data folder', () => {
  it('is taken once and can be taken again when it is released', () => {
    const file = join(folder, 'a.lock');
    const first = takeLock(file);
    expect(first).not.toBeNull();
    expect(takeLock(file)).toBeNull();
    first?.release();
    const again = takeLock(file);
    expect(again).not.toBeNull();
    again?.release();
  });

  it('ends with its holder, even by kill -9', async () => {
    const file = join(folder, 'b.lock');
    const program = `const { takeLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
      console.log(takeLock(${JSON.stringify(file)}) ? 'held' : 'busy'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    expect(await new Promise((resolve) => holder.stdout.once('data', (data) => resolve(String(data).trim())))).toBe('held');
    expect(takeLock(file)).toBeNull();
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    const mine = takeLock(file);
    expect(mine).not.toBeNull();
    mine?.release();
  });
});
