import { env } from 'cloudflare:workers';
import indexSql from '../../migrations/d1/0001_index.sql';
import peopleSql from '../../migrations/d1/0002_people.sql';

/** Each test file has a storage of its own: it begins with the index's tables. */
const statements = `${indexSql}\n${peopleSql}`
  .split(/;\s*$/m)
  .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
  .filter((statement) => statement !== '');
await env.INDEX.batch(statements.map((statement) => env.INDEX.prepare(statement)));
