import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Writes members into the databases of résumés' actors, past the actors: only while no server runs on them. */
export function addMembers(state: string, resumes: readonly string[], users: readonly string[]): void {
  const wanted = new Set(resumes);
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.includes('ResumeActor') && file.endsWith('.sqlite') && !file.includes('metadata'),
  );
  for (const file of files) {
    const database = new DatabaseSync(join(state, file));
    const [row] = database.prepare('SELECT id FROM resume').all();
    if (wanted.delete(String(row?.id))) {
      const insert = database.prepare("INSERT OR IGNORE INTO member (user, role, name, since) VALUES (?, 'editor', 'Ada Example', ?)");
      for (const user of users) insert.run(user, Date.now());
    }
    database.close();
  }
  if (wanted.size > 0) throw new Error(`no database was found of ${[...wanted].join(', ')}`);
}
