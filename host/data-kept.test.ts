import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DELETION_DAYS } from '#protocol/account';
import { MAX_API_TOKEN_DAYS } from '#protocol/api-tokens';
import { UNUSED_PHOTO_DAYS } from '#protocol/photo';
import { INVITE_DAYS, TRASH_DAYS } from '#protocol/resume';
import { OVERLAP_MS, SIGNS_MS } from '../actors/tenant/rotation.ts';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '../actors/user/sessions.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/data.md');
const section = (title: string) => page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const LEVELS = ['secret', 'personal', 'internal', 'public'];

/** The names of things in the first column of a table. */
const named = (text: string) =>
  [...text.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, first = '']) => [...first.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name));

describe('docs/data.md', () => {
  it('has a line for every table that the migrations make', () => {
    const tables = readdirSync(join(ROOT, 'migrations'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.sql'))
      .flatMap((path) => [...read(`migrations/${path}`).matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+)/g)].map(([, name = '']) => name));
    expect(tables.length).toBeGreaterThan(40);
    const listed = new Set(named(section('Where it is kept, and how long')));
    expect([...new Set(tables)].filter((table) => !listed.has(table))).toEqual([]);
  });

  it('gives each a level that it explains, and a time', () => {
    expect([...page.matchAll(/^\| \*\*(\w+)\*\* \|/gm)].map(([, level]) => level)).toEqual(LEVELS);
    const rows = [...section('Where it is kept, and how long').matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].slice(2);
    expect(rows.length).toBeGreaterThan(20);
    for (const [, where = '', levels = '', , until = ''] of rows) {
      for (const level of levels.split(', ')) expect(LEVELS, where).toContain(level);
      expect(until.trim(), where).not.toBe('');
    }
  });

  it('says the times of the code', () => {
    const kept = section('Where it is kept, and how long');
    expect(kept).toContain(`${SESSION_IDLE_MS / DAY_MS} days after its last use, ${SESSION_LIFE_MS / DAY_MS} days after its beginning`);
    expect(kept).toContain(`the account is deleted (${DELETION_DAYS} days after it was asked for)`);
    expect(kept).toContain(`at most ${MAX_API_TOKEN_DAYS} days`);
    expect(kept).toContain(`${TRASH_DAYS} days after it was put in the trash`);
    expect(kept).toContain(`taken out; ${INVITE_DAYS} days`);
    expect(kept).toContain(`${UNUSED_PHOTO_DAYS} days after nothing shows them`);
    expect(SIGNS_MS).toBe(30 * DAY_MS);
    expect(OVERLAP_MS).toBe(HOUR_MS);
    expect(section('Cryptography')).toContain('published an hour before they sign, sign for 30 days');
  });

  it('names every purpose that a key is derived for', () => {
    const purposes = new Set<string>();
    for (const folder of ['actors', 'router'])
      for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
        if (path.endsWith('.ts') && !path.endsWith('.test.ts'))
          for (const [, first, second] of read(`${folder}/${path}`).matchAll(
            /purpose(?:Key|Bytes)\([\w.]*secret, '([^']+)'|PURPOSE = '([^']+)'/gi,
          ))
            purposes.add(first ?? second ?? '');
    expect(purposes.size).toBeGreaterThanOrEqual(6);
    for (const purpose of purposes) expect(section('Cryptography'), purpose).toContain(`\`${purpose}\``);
  });

  it('names whomever the server talks with', () => {
    const talks = section('With whom the server talks');
    const hosts = [...read('router/oauth/providers.ts').matchAll(/'https:\/\/([\w.]+)/g)].map(([, host = '']) => host);
    expect(hosts.length).toBeGreaterThan(5);
    for (const host of hosts) expect(talks).toContain(`\`${host}\``);
    // Nobody else’s address is in the code that runs on the server, but for names that stand for things.
    const others = new Set<string>();
    for (const folder of ['actors/user', 'actors/resume', 'actors/tenant', 'actors/export', 'actors/kernel', 'router'])
      for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
        if (path.endsWith('.ts') && !/\.test\.ts$|testing/.test(path))
          for (const [, host = ''] of read(`${folder}/${path}`).matchAll(/'https?:\/\/([\w.-]+)/g)) others.add(host);
    // The vocabulary of JSON-LD and of JSON Resume: names, which nobody opens.
    for (const host of [...hosts, 'schema.org', 'raw.githubusercontent.com']) others.delete(host);
    expect([...others].filter((host) => !/\.(?:invalid|example)$|^localhost$/.test(host))).toEqual([]);
  });
});
