import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Writes members into the database of a résumé's actor, past the actor: only while no server runs on it. */
export function addMembers(state: string, resume: string, users: readonly string[]): void {
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.includes('ResumeActor') && file.endsWith('.sqlite') && !file.includes('metadata'),
  );
  for (const file of files) {
    const database = new DatabaseSync(join(state, file));
    try {
      const [row] = database.prepare('SELECT id FROM resume').all();
      if (row?.id !== resume) continue;
      const insert = database.prepare("INSERT OR IGNORE INTO member (user, role, name, since) VALUES (?, 'editor', 'Ada Example', ?)");
      for (const user of users) insert.run(user, Date.now());
      return;
    } finally {
      database.close();
    }
  }
  throw new Error(`no database was found of ${resume}`);
}
