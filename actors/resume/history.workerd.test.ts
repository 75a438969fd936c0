import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#kernel/crypto';
import { migrate } from '#kernel/migrate';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import { newText, textIn } from '#sync/prose-text';
import first from '../../migrations/resume/0001_resume.sql';
import members from '../../migrations/resume/0002_members.sql';
import texts from '../../migrations/resume/0003_text.sql';
import history from '../../migrations/resume/0004_history.sql';
import { HistoryRepo } from './history-repo.ts';
import { VersionStates } from './history-states.ts';
import { hasLongTexts, mergeLongTexts } from './history-texts.ts';

const STEPS = [
  { id: 'resume/0001_resume', sql: first },
  { id: 'resume/0002_members', sql: members },
  { id: 'resume/0003_text', sql: texts },
  { id: 'resume/0004_history', sql: history },
];

/** A database with nothing but the tables of `steps`. */
const withTables = (steps: typeof STEPS, run: (storage: DurableObjectStorage) => void | Promise<void>) =>
  runInDurableObject(env.RESUME.getByName(newId('resume')), async (_actor, { storage }) => {
    for (const { name } of storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
      )
      .toArray())
      storage.sql.exec(`DROP TABLE "${name}"`);
    migrate(storage, steps);
    await run(storage);
  });

describe('a résumé that was made before there was history', () => {
  it('knows the names of its people, and counts from its log', async () => {
    const user = newId('user');
    await withTables(STEPS.slice(0, 3), (storage) => {
      storage.sql.exec("INSERT INTO member (user, role, name, since) VALUES (?, 'owner', 'Ada', 1)", user);
      storage.sql.exec(
        "INSERT INTO op (seq, at, user, actor, path, value, stamp) VALUES (1, 5, ?, 'r', 'basics/name', '\"Ada\"', '')",
        user,
      );
      migrate(storage, STEPS);
      const repo = new HistoryRepo(storage.sql);
      expect(repo.authors()(user)).toEqual({ id: user, name: 'Ada' });
      expect([repo.summed(), [...repo.opsSince(0)]]).toEqual([0, [{ seq: 1, at: 5, user, path: 'basics/name', value: undefined }]]);
      expect(repo.versions()).toEqual([]);
      expect(repo.wroteFirst(user, 'Ada', 7)).toBe(true);
    });
  });
});

describe('the state of a version', () => {
  it('of any size is kept in rows that the platform takes, compressed or not', async () => {
    await withTables(STEPS, async (storage) => {
      const id = newId('version');
      const repo = new HistoryRepo(storage.sql);
      // Noise: nothing is gained by compressing it.
      const noise = () => Array.from({ length: 40_000 }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
      const registers = new Map<Path, Json>(
        Array.from({ length: 28 }, (_, index) => [`item/i${String(index).padStart(2, '0')}/name`, noise()]),
      );
      repo.save({ id, at: 1, kind: 'auto', label: null, seq: 1, authors: [], maker: null, touched: [], more: 0 });
      const states = new VersionStates(storage);
      states.save(id, registers);
      const sizes = () =>
        storage.sql
          .exec<{ n: number }>('SELECT length(bytes) AS n FROM version_part')
          .toArray()
          .map(({ n }) => n);
      expect(sizes().reduce((sum, n) => sum + n, 0)).toBeGreaterThan(3_000_000);
      expect(Math.max(...sizes())).toBeLessThan(2_000_000);
      expect(await states.read(id)).toEqual(registers);
      await states.pack();
      expect(Math.max(...sizes())).toBeLessThan(2_000_000);
      expect(await states.read(id)).toEqual(registers);
      repo.remove(id);
      expect([sizes(), await states.read(id)]).toEqual([[], null]);
    });
  });

  it('is compressed once, and not where its version has gone meanwhile', async () => {
    await withTables(STEPS, async (storage) => {
      const repo = new HistoryRepo(storage.sql);
      const states = new VersionStates(storage);
      const registers = new Map<Path, Json>([['basics/name', 'Ada'.repeat(1_000)]]);
      const [stays, goes] = [newId('version'), newId('version')];
      for (const id of [stays, goes]) {
        repo.save({ id, at: 1, kind: 'auto', label: null, seq: 1, authors: [], maker: null, touched: [], more: 0 });
        states.save(id, registers);
      }
      const both = Promise.all([states.pack(), states.pack()]);
      repo.remove(goes);
      await both;
      expect(await states.read(stays)).toEqual(registers);
      const parts = storage.sql.exec<{ version: string; n: number }>('SELECT version, length(bytes) AS n FROM version_part').toArray();
      expect(parts).toEqual([{ version: stays, n: expect.any(Number) }]);
      expect(parts[0]?.n).toBeLessThan(200);
    });
  });
});

describe('the log of a text', () => {
  /** A text that was typed in `edits`, one row each. */
  function typed(storage: DurableObjectStorage, path: Path, edits: number, each: string): Y.Doc {
    const doc = newText(11);
    let seq = storage.sql.exec<{ n: number | null }>('SELECT max(seq) AS n FROM text_log').one().n ?? 0;
    doc.on('update', (update: Uint8Array) => {
      seq += 1;
      storage.sql.exec(
        "INSERT INTO text_log (seq, path, stamp, actor, user, upd) VALUES (?, ?, ?, 'r', 'u', ?)",
        seq,
        path,
        `stamp ${seq}`,
        update,
      );
    });
    for (let i = 0; i < edits; i += 1) doc.transact(() => textIn(doc).insert(0, `${each}${i} `));
    return doc;
  }
  const rows = (storage: DurableObjectStorage) =>
    storage.sql.exec<{ path: string; n: number }>('SELECT path, count(*) AS n FROM text_log GROUP BY path').toArray();

  it('is merged when it has many rows or many bytes, and no other is', async () => {
    await withTables(STEPS, (storage) => {
      const many = typed(storage, 'prose/many.summary', 201, '');
      expect(hasLongTexts(storage.sql)).toBe(true);
      const large = typed(storage, 'prose/large.summary', 20, 'x'.repeat(3_500));
      typed(storage, 'prose/short.summary', 200, '');
      expect(storage.transactionSync(() => mergeLongTexts(storage.sql))).toBe(true);
      expect(rows(storage)).toEqual([{ path: 'prose/short.summary', n: 200 }]);
      expect(hasLongTexts(storage.sql)).toBe(false);
      expect(mergeLongTexts(storage.sql)).toBe(false);
      const snaps = storage.sql
        .exec<{ path: string; state: ArrayBuffer; stamp: string; seq: number }>('SELECT * FROM text_snap ORDER BY path')
        .toArray();
      expect(snaps.map(({ path, stamp, seq }) => [path, stamp, seq])).toEqual([
        ['prose/large.summary', 'stamp 221', 221],
        ['prose/many.summary', 'stamp 201', 201],
      ]);
      for (const [index, doc] of [large, many].entries()) {
        const kept = newText(12);
        Y.applyUpdate(kept, new Uint8Array(snaps[index]?.state ?? new ArrayBuffer(0)));
        expect(textIn(kept).toString()).toBe(textIn(doc).toString());
        expect(Y.encodeStateVector(kept)).toEqual(Y.encodeStateVector(doc));
      }
    });
  });

  it('goes on after its snapshot, and is merged into that', async () => {
    await withTables(STEPS, (storage) => {
      const path = 'prose/a.summary';
      const doc = typed(storage, path, 201, '');
      mergeLongTexts(storage.sql);
      const before = Y.encodeStateVector(doc);
      for (let i = 0; i < 300; i += 1) {
        textIn(doc).delete(0, 1);
        const update = Y.encodeStateAsUpdate(doc, before);
        if (i === 299)
          storage.sql.exec("INSERT INTO text_log (seq, path, stamp, actor, user, upd) VALUES (600, ?, 'last', 'r', 'u', ?)", path, update);
      }
      const text = textIn(doc).toString();
      mergeLongTexts(storage.sql);
      const kept = newText(12);
      const snap = storage.sql.exec<{ state: ArrayBuffer; seq: number }>('SELECT state, seq FROM text_snap').one();
      Y.applyUpdate(kept, new Uint8Array(snap.state));
      expect(snap.seq).toBe(600);
      expect(textIn(kept).toString()).toBe(text);
    });
  });

  it('that has a hole in it stays as it is', async () => {
    await withTables(STEPS, (storage) => {
      typed(storage, 'prose/a.summary', 205, '');
      storage.sql.exec('DELETE FROM text_log WHERE seq = 3');
      mergeLongTexts(storage.sql);
      expect(rows(storage)).toEqual([{ path: 'prose/a.summary', n: 204 }]);
      expect(storage.sql.exec('SELECT path FROM text_snap').toArray()).toEqual([]);
    });
  });
});
