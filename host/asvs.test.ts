import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The ledger of requirements (docs/asvs.md): what it names is there, and its figures are right. */
const at = (path: string) => new URL(`../${path}`, import.meta.url);
const ledger = readFileSync(at('docs/asvs.md'), 'utf8');

interface Row {
  id: string;
  level: string;
  state: string;
  where: string;
  tests: string;
}
const rows: Row[] = [...ledger.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| [^|]+ \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, id = '', level = '', state = '', where = '', tests = '']) => ({ id, level, state, where: where.trim(), tests: tests.trim() }),
);

/** A path in code quotes, and the beginning of a test's name after it. */
const FILES = /`((?:actors|router|ui|host|e2e|bench|docs)\/[\w./-]*)`(?:: ([^;|]+))?/g;

describe('the ledger of ASVS', () => {
  it('has each requirement once, with its level and state', () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(ledger.match(/^\| \d/gm)?.length).toBe(rows.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, level, state, where } of rows) {
      expect(['1', '2'], id).toContain(level);
      expect(['met', 'open', 'n/a'], id).toContain(state);
      expect(where, id).not.toBe('');
    }
  });

  it('names files that exist, and tests that are in them', () => {
    const wrong: string[] = [];
    for (const { id, where, tests } of rows)
      for (const [, path = '', name] of `${where};${tests}`.matchAll(FILES)) {
        const file = at(path);
        if (!existsSync(file)) wrong.push(`${id}: there is no ${path}`);
        else if (name && path.includes('.test.') && !readFileSync(file, 'utf8').includes(name.trim()))
          wrong.push(`${id}: ${path} has no “${name}”`);
      }
    expect(wrong).toEqual([]);
  });

  it('has a table of the accounts’ rules beside it, whose files and tests exist', () => {
    const named = [...readFileSync(at('docs/accounts.md'), 'utf8').matchAll(FILES)];
    expect(named.length).toBeGreaterThan(60);
    const wrong = named.filter(
      ([, path = '', name]) => !existsSync(at(path)) || (name && !readFileSync(at(path), 'utf8').includes(name.trim())),
    );
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  it('says only of what is met which test shows it, and names a test there', () => {
    for (const { id, state, tests } of rows) {
      if (state !== 'met') expect(tests, id).toBe('');
      else if (tests !== '') expect(tests, id).toMatch(/`[\w./-]+\.test\.tsx?`/);
    }
  });

  it('adds up', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const tested = rows.filter(({ tests }) => tests !== '').length;
    expect(ledger).toContain(
      `**${count('met') + count('open')} apply: ${count('met')} met, ${tested} of them with a test; ${count('open')} open. ${count('n/a')} do not apply.**`,
    );
  });
});
