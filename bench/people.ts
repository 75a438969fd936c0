import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { placeInOrder, scopeWords } from '../actors/kernel/people-search.ts';
import { Api } from '../e2e/support/api.ts';
import { addTotp } from '../e2e/support/factors.ts';
import { TestServer } from '../e2e/support/server.ts';
import { migrateDataFolder } from '../host/migrate.ts';
import { type IndexDatabase, withIndex } from '../host/runtime.ts';
import { ms, print, quantile } from './stats.ts';

/** `VITAE_BENCH_PEOPLE=10000` for a first look. */
const PEOPLE = Number(process.env.VITAE_BENCH_PEOPLE ?? 100_000);
const AT_ONCE = 500;
const CALLS = 200;
const PAGE = 50;
const TENANT = `ten_${'0'.repeat(26)}`;
const FIRST = ['Ada', 'Alan', 'Barbara', 'Edsger', 'Frances', 'Grace', 'Ken', 'Margaret', 'Niklaus', 'Radia', 'Tony', 'Zuse'];
const LAST = ['Lovelace', 'Turing', 'Liskov', 'Dijkstra', 'Allen', 'Hopper', 'Thompson', 'Hamilton', 'Wirth', 'Perlman', 'Hoare', 'Konrad'];
const TITLES = ['Software engineer', 'Nurse', 'Museum guide', 'Data analyst', 'Teacher', 'Product designer'];
const ROLES = ['support', 'moderator', 'billing', 'admin'];
const START = Date.UTC(2026, 0, 1);

interface Planted {
  id: string;
  email: string;
  name: string;
  role: string;
  state: string;
  titles: string;
  createdAt: string;
}

/** The same people at each run. */
function personAt(at: number): Planted {
  const name = `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length) % LAST.length]}`;
  return {
    id: `usr_${at.toString().padStart(26, '0')}`,
    email: `${name.toLowerCase().replace(' ', '.')}.${at}@school${at % 40}.example`,
    name,
    role: at % 5_000 === 0 ? (ROLES[(at / 5_000) % ROLES.length] ?? 'admin') : 'member',
    state: at % 200 === 7 ? 'suspended' : 'active',
    titles: TITLES[at % TITLES.length] ?? '',
    createdAt: new Date(START + at * 60_000).toISOString(),
  };
}

const field = (name: string) => `json_extract(value, '$.${name}')`;
const fields = (...names: string[]) => names.map(field).join(', ');
const INTO_INDEX = `INSERT INTO user_index (seq, id, email, name, role, state, created_at, tenant, email_verified, version)
  SELECT ${fields('seq', 'id', 'email', 'name', 'role', 'state', 'createdAt')}, ?2, 1, 1 FROM json_each(?1)`;
const INTO_SEARCH = `INSERT INTO people_search (rowid, scope, name, email, titles)
  SELECT ${fields('seq', 'scope', 'name', 'email', 'titles')} FROM json_each(?1)`;

async function plant(index: IndexDatabase): Promise<void> {
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, PEOPLE - from) }, (_, at) => personAt(from + at));
    const rows = JSON.stringify(
      some.map((one) => ({
        ...one,
        seq: placeInOrder(one.createdAt, one.id),
        scope: scopeWords({ tenant: TENANT, role: one.role, state: one.state, cohort: null, plan: null }),
      })),
    );
    // A statement for each person is more than the local database's line stands.
    await index.batch([index.prepare(INTO_INDEX).bind(rows, TENANT), index.prepare(INTO_SEARCH).bind(rows)]);
  }
}

const ADMIN = 'admin@careers.example';
const Found = z.object({ items: z.array(z.object({ id: z.string() })) });

/** What staff ask for: anybody, by name, by a beginning, by address, by a résumé's title, by what somebody is, and nobody at all. */
const QUERIES: readonly (readonly [name: string, query: (turn: number) => Record<string, string>])[] = [
  ['the newest', () => ({})],
  ['a name', (turn) => ({ q: personAt((turn * 7_919) % PEOPLE).name })],
  [
    'the first letters of two names',
    (turn) => ({ q: `${(FIRST[turn % FIRST.length] ?? '').slice(0, 2)} ${(LAST[turn % LAST.length] ?? '').slice(0, 1)}` }),
  ],
  ['an address', (turn) => ({ q: personAt((turn * 7_919) % PEOPLE).email })],
  ['the title of a résumé', (turn) => ({ q: TITLES[turn % TITLES.length] ?? '' })],
  ['suspended, by name', (turn) => ({ q: FIRST[turn % FIRST.length] ?? '', state: 'suspended' })],
  ['admins', () => ({ role: 'admin' })],
  ['nobody', (turn) => ({ q: `nobody${turn} lovelace` })],
];

/** Staff search among 100,000 people, over HTTP, one search after another: from the request to the last byte. */
export async function benchPeople(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vitae-bench-'));
  const options = { data, state: join(data, 'state'), vars: {} };
  try {
    await migrateDataFolder(options);
    await withIndex(options, plant);
    const server = await TestServer.start({ data, env: { VITAE_ADMIN_EMAIL: ADMIN } });
    try {
      const admin = await Api.register(server.url, ADMIN, 'Grace Hopper');
      await (await admin.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(ADMIN) })).arrayBuffer();
      await addTotp(admin);
      const rows: string[][] = [];
      const all: number[] = [];
      for (const [name, query] of QUERIES) {
        const took: number[] = [];
        let found = 0;
        for (let turn = -5; turn < CALLS; turn += 1) {
          const begun = performance.now();
          const page = await admin.get(
            `/api/admin/users?${new URLSearchParams({ ...query(Math.max(0, turn)), limit: String(PAGE) })}`,
            Found,
          );
          // The first few only warm up.
          if (turn >= 0) took.push(performance.now() - begun);
          found = Math.max(found, page.items.length);
        }
        all.push(...took);
        rows.push([name, String(found), ms(quantile(took, 0.5)), ms(quantile(took, 0.95)), ms(quantile(took, 1))]);
      }
      rows.push(['all of these', '', ms(quantile(all, 0.5)), ms(quantile(all, 0.95)), ms(quantile(all, 1))]);
      print(`A search among ${PEOPLE.toLocaleString('en')} people, ${CALLS} times each (a page has ${PAGE})`, [
        ['', 'found', 'p50', 'p95', 'worst'],
        ...rows,
      ]);
    } finally {
      await server.dispose();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
