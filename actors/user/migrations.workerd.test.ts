import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { migrate } from '#kernel/migrate';
import first from '../../migrations/user/0001_user.sql';
import factors from '../../migrations/user/0002_factors.sql';
import { FactorsRepo } from './factors-repo.ts';
import { Proofs } from './recent-proof.ts';

it('takes sessions from before confirming was known for unproved, and asks nobody for a factor they do not have', async () => {
  await runInDurableObject(env.USER.getByName(newId('user')), (_actor, state) => {
    const { sql } = state.storage;
    // The last first, for what refers to others.
    for (const { name } of sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' ORDER BY rowid DESC")
      .toArray())
      if (!name.startsWith('sqlite_')) sql.exec(`DROP TABLE ${name}`);
    const steps = [
      { id: 'user/0001_user', sql: first },
      { id: 'user/0002_factors', sql: factors },
    ];
    migrate(state.storage, steps.slice(0, 1));
    sql.exec("INSERT INTO session VALUES ('ses', 'a browser', 1, 1, 9, 'hash', NULL, 1)");
    migrate(state.storage, steps);
    const repo = new FactorsRepo(sql);
    expect([repo.passkeys(), repo.totp(), repo.recoveryCodesLeft()]).toEqual([[], null, 0]);
    const proofs = new Proofs(sql);
    expect(proofs.until('ses')).toBe(0);
    proofs.renew('ses', 5);
    expect(proofs.until('ses')).toBe(600_005);
    sql.exec("DELETE FROM session WHERE id = 'ses'");
    expect(proofs.until('ses')).toBe(0);
  });
});
