import { errorFields, log } from './log.ts';

/** A failed alarm is tried again after 1 s, 2 s, 4 s … up to this. */
const MAX_BACKOFF_MS = 5 * 60_000;

/** Many named alarms on the object's one physical alarm. The rows are the truth; the physical alarm is set to the earliest. */
export class Alarms {
  private readonly storage: DurableObjectStorage;
  private readonly now: () => number;
  /** Names asked for while `run` is under way: those rows stay. */
  private readonly asked = new Set<string>();
  /** The rows as last read or written: most edits ask for an alarm that is set already. */
  private readonly known = new Map<string, number | null>();

  constructor(storage: DurableObjectStorage, now: () => number) {
    this.storage = storage;
    this.now = now;
  }

  /** Asks for `name` at `at` (ms since the epoch), in place of what was asked before. */
  set(name: string, at: number): void {
    this.asked.add(name);
    this.storage.sql.exec(
      'INSERT INTO alarm (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at, attempts = 0',
      name,
      at,
    );
    this.known.set(name, at);
    this.arm();
  }

  /** Like `set`, but never later than what was asked before. */
  setNoLater(name: string, at: number): void {
    const before = this.at(name);
    if (before === null || before > at) this.set(name, at);
  }

  clear(name: string): void {
    this.storage.sql.exec('DELETE FROM alarm WHERE name = ?', name);
    this.known.set(name, null);
  }

  at(name: string): number | null {
    let at = this.known.get(name);
    if (at === undefined) {
      at = this.storage.sql.exec<{ at: number }>('SELECT at FROM alarm WHERE name = ?', name).toArray()[0]?.at ?? null;
      this.known.set(name, at);
    }
    return at;
  }

  /** Drops what is in memory, after a transaction that failed. */
  forget(): void {
    this.known.clear();
  }

  /**
   * Runs what is due. A row goes once its handler is through, unless that asked for itself again; a handler that throws is tried
   * again later. Should the process die in between, the rows are still there and the platform delivers the physical alarm again.
   * Never throws: the platform gives up on an alarm that fails six times.
   */
  async run(handle: (name: string) => Promise<void>): Promise<void> {
    const due = this.storage.sql
      .exec<{ name: string; attempts: number }>('SELECT name, attempts FROM alarm WHERE at <= ? ORDER BY at', this.now())
      .toArray();
    for (const { name, attempts } of due) {
      this.asked.delete(name);
      try {
        await handle(name);
        if (!this.asked.has(name)) this.clear(name);
      } catch (error) {
        log('error', 'alarm.failed', { alarm: name, attempts: attempts + 1, ...errorFields(error) });
        const delay = Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** attempts);
        this.storage.sql.exec('UPDATE alarm SET at = ?, attempts = ? WHERE name = ?', this.now() + delay, attempts + 1, name);
      }
    }
    this.known.clear();
    this.arm();
  }

  private arm(): void {
    const next = this.storage.sql.exec<{ at: number | null }>('SELECT MIN(at) AS at FROM alarm').one().at;
    if (next !== null) void this.storage.setAlarm(Math.max(next, this.now()));
  }
}
