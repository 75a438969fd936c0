import type { Json } from '#protocol/json';
import type { Path, Value } from '#protocol/registers';
import type { Registers } from '#sync/restore';

/** Bytes of one row: the platform allows two million. */
const PART_BYTES = 1_000_000;

/** The registers of a document as plain JSON, prose included, in the order of their paths. */
export function registersIn(entries: Iterable<readonly [Path, Value]>): Registers {
  const plain: [Path, Json][] = JSON.parse(JSON.stringify([...entries]));
  return new Map(plain.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The states of versions: all registers of a document, prose included, as JSON; compressed when there is time for it. */
export class VersionStates {
  private readonly storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** Call it inside the transaction that saves the version. */
  save(version: string, registers: Registers): void {
    this.write(version, new TextEncoder().encode(JSON.stringify([...registers])));
  }

  /** `null` when there is no such version. */
  async read(version: string): Promise<Registers | null> {
    const row = this.storage.sql.exec<{ packed: number }>('SELECT packed FROM version WHERE id = ?', version).toArray()[0];
    if (!row) return null;
    const bytes = this.bytes(version);
    const text = new TextDecoder().decode(row.packed ? await through(bytes, new DecompressionStream('gzip')) : bytes);
    const entries: [Path, Json][] = JSON.parse(text);
    return new Map(entries);
  }

  /** Compresses what is not yet. A version's state never changes, so whatever happens meanwhile, it stays the right one. */
  async pack(): Promise<void> {
    const rows = this.storage.sql.exec<{ id: string }>('SELECT id FROM version WHERE packed = 0').toArray();
    for (const { id } of rows) {
      const packed = await through(this.bytes(id), new CompressionStream('gzip'));
      this.storage.transactionSync(() => {
        const isThere = this.storage.sql.exec('UPDATE version SET packed = 1 WHERE id = ? AND packed = 0', id).rowsWritten > 0;
        if (isThere) this.write(id, packed);
      });
    }
  }

  private write(version: string, bytes: Uint8Array): void {
    const { sql } = this.storage;
    sql.exec('DELETE FROM version_part WHERE version = ?', version);
    for (let from = 0, part = 0; from < bytes.byteLength; from += PART_BYTES, part += 1)
      sql.exec('INSERT INTO version_part (version, part, bytes) VALUES (?, ?, ?)', version, part, bytes.slice(from, from + PART_BYTES));
  }

  private bytes(version: string): Uint8Array<ArrayBuffer> {
    const parts = this.storage.sql
      .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM version_part WHERE version = ? ORDER BY part', version)
      .toArray();
    const all = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
    let at = 0;
    for (const { bytes } of parts) {
      all.set(new Uint8Array(bytes), at);
      at += bytes.byteLength;
    }
    return all;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer());
}
