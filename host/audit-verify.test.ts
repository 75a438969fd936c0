import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AUDIT_START, type AuditEntry } from '#protocol/tenant-audit';
import { auditHash, canonical } from '../actors/tenant/audit-chain.ts';
import { verifyAudit } from './audit-verify.ts';
import { at } from './paths.ts';

const ROWS = 40;
let data: string;
let file: string;

/** A data folder with a tenant's log as the actor writes it, and a database of somebody else's. */
function write(): void {
  const folder = join(data, 'state', 'v3', 'do');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  new DatabaseSync(join(folder, 'other.sqlite')).exec('CREATE TABLE person (id TEXT)');
  file = join(folder, 'tenant.sqlite');
  const database = new DatabaseSync(file);
  database.exec(readFileSync(at('migrations', 'tenant', '0007_audit.sql'), 'utf8'));
  const insert = database.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)');
  let head = AUDIT_START;
  for (let id = 1; id <= ROWS; id += 1) {
    const time = Date.UTC(2026, 10, 23) + id;
    const entry: AuditEntry = {
      id,
      at: new Date(time).toISOString(),
      actor: `usr_${'0'.repeat(26)}`,
      act: 'UpdateConfig',
      subject: null,
      detail: { version: id, changed: ['name'] },
    };
    head = auditHash(head, entry);
    insert.run(id, time, entry.actor, entry.act, entry.subject, canonical(entry.detail), head);
  }
  database.close();
}

function tamper(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec('DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;');
  database.exec(sql);
  database.close();
}

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'vitae-audit-'));
});
beforeEach(write);
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('the command that goes over the audit log', () => {
  it('finds a chain whole that nobody touched', () => {
    expect(verifyAudit(data)).toMatchObject([{ rows: ROWS, brokenAt: null }]);
  });

  it.each([
    ['a byte of what was done', 'UPDATE audit SET detail = replace(detail, \'"version":7\', \'"version":8\') WHERE id = 7', 7],
    ['who did it', "UPDATE audit SET actor = 'usr_11111111111111111111111111' WHERE id = 9", 9],
    ['when', 'UPDATE audit SET at = at + 1 WHERE id = 1', 1],
    ['a hash', "UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE id = 12", 12],
    ['what can no longer be read', "UPDATE audit SET detail = '{' WHERE id = 20", 20],
    ['a row that was taken out', 'DELETE FROM audit WHERE id = 30', 31],
    [
      'two rows that changed places',
      'UPDATE audit SET id = -1 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 4; UPDATE audit SET id = 4 WHERE id = -1',
      3,
    ],
  ])('names the first row that is wrong: %s', (_what, sql, brokenAt) => {
    tamper(sql);
    expect(verifyAudit(data)).toMatchObject([{ brokenAt }]);
  });

  it('shows by the head that the end was cut off', () => {
    const [whole] = verifyAudit(data);
    tamper(`DELETE FROM audit WHERE id = ${ROWS}`);
    const [cut] = verifyAudit(data);
    expect(cut).toMatchObject({ brokenAt: null, rows: ROWS - 1 });
    expect(cut?.head).not.toBe(whole?.head);
  });

  it('says so where there is nothing', () => {
    expect(verifyAudit(join(data, 'nowhere'))).toEqual([]);
  });
});
