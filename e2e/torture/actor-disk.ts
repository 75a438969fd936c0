import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ResumeId } from '#protocol/ids';
import { Json } from '#protocol/json';
import { Stamp } from '#protocol/live';
import { isTextPath } from '#protocol/registers';
import type { Outcome } from './checker.ts';

const OpRow = z.object({ seq: z.number(), actor: z.string(), path: z.string(), value: z.string(), stamp: Stamp });
const RegisterRow = z.object({ path: z.string(), value: z.string(), stamp: Stamp, seq: z.number() });

/** What a résumé's actor has written, read from its own file. Only once the server has ended. */
export function actorDisk(data: string, resume: ResumeId): Pick<Outcome, 'log' | 'registers'> {
  const database = databaseOf(data, resume);
  try {
    const log = database
      .prepare('SELECT seq, actor, path, value, stamp FROM op ORDER BY seq')
      .all()
      .map((row) => OpRow.parse(row));
    const registers = database
      .prepare('SELECT path, value, stamp, seq FROM reg')
      .all()
      .map((row) => RegisterRow.parse(row));
    return {
      // The log of a text says where it was written, not what.
      log: new Map(
        log.map(({ seq, actor, path, value, stamp }) => {
          const place = { replica: actor, path, stamp };
          return [seq, isTextPath(path) ? place : { ...place, value: json(value) }];
        }),
      ),
      registers: new Map(registers.map(({ path, value, stamp, seq }) => [path, { value: json(value), stamp, seq }])),
    };
  } finally {
    database.close();
  }
}

/** Everything that was written is from so many ms earlier. Only once the server has ended. */
export function aged(data: string, resume: ResumeId, ms: number): void {
  const database = databaseOf(data, resume);
  try {
    database.prepare('UPDATE op SET at = at - ?').run(ms);
  } finally {
    database.close();
  }
}

const Count = z.object({ count: z.number() });

/** How many operations and how many updates of texts are kept one by one. */
export function logged(data: string, resume: ResumeId): { operations: number; updates: number } {
  const database = databaseOf(data, resume);
  try {
    const count = (table: 'op' | 'text_log') => Count.parse(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()).count;
    return { operations: count('op'), updates: count('text_log') };
  } finally {
    database.close();
  }
}

/** Durable Objects keep a file each, named by a digest: the one that says to be this résumé is it. */
function databaseOf(data: string, resume: ResumeId): DatabaseSync {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  for (const file of files) {
    const database = new DatabaseSync(join(data, file));
    const isResume = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'resume'").get() !== undefined;
    if (isResume && database.prepare('SELECT 1 FROM resume WHERE id = ?').get(resume) !== undefined) return database;
    database.close();
  }
  throw new Error(`no file of ${resume} is in the data folder`);
}

const json = (text: string): Json => Json.parse(JSON.parse(text));
