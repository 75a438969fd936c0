import { digest } from 'lib0/hash/sha256';
import type { Json } from '#protocol/json';
import { AUDIT_START, type AuditCheck, type AuditEntry, AuditRow } from '#protocol/tenant-audit';

/**
 * The chain of the audit log: each row's hash is SHA-256 over the hash before, a line end, and the row as canonical JSON (RFC 8785 as
 * far as our values go: keys sorted by UTF-16 units, no white space, numbers as JavaScript writes them). Pure, so that the actor, the
 * command and an auditor's own program come to the same.
 */

export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

export function auditHash(before: string, { id, at, actor, act, subject, detail }: AuditEntry): string {
  const text = `${before}\n${canonical({ id, at, actor, act, subject, detail })}`;
  return [...digest(new TextEncoder().encode(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How far a chain was looked at; begin with `CHAIN_START`. */
export type ChainState = AuditCheck;
export const CHAIN_START: ChainState = { rows: 0, brokenAt: null, head: AUDIT_START };

/** Goes on over rows in order. What cannot be read as a row is broken, and so is a number that was left out. */
export function checkChain(state: ChainState, rows: Iterable<{ id: number }>): ChainState {
  let { rows: count, brokenAt, head } = state;
  for (const row of rows) {
    count += 1;
    const read = AuditRow.safeParse(row);
    const follows = read.success && read.data.id === count && auditHash(head, read.data) === read.data.hash;
    if (!follows) brokenAt ??= row.id;
    if (read.success) head = read.data.hash;
  }
  return { rows: count, brokenAt, head };
}
