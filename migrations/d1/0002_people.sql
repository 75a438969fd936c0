-- People by number, in the order in which they came: what a search goes through, and where its pages begin. The number is made of the
-- time (see kernel/people-search.ts), so that a rebuilt index has the same order.
CREATE TABLE person_row (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tenant TEXT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  email_verified INTEGER NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  cohort TEXT,
  plan TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
);
INSERT INTO person_row (seq, id, tenant, email, name, email_verified, role, created_at, version)
  SELECT CAST(ROUND((julianday(created_at) - 2440587.5) * 86400000.0) AS INTEGER) * 1024 + ROW_NUMBER() OVER (PARTITION BY created_at ORDER BY id) - 1,
    id, tenant, email, name, email_verified, role, created_at, version FROM user_index;
DROP TABLE user_index;
ALTER TABLE person_row RENAME TO user_index;
CREATE INDEX user_index_email ON user_index (email);
CREATE INDEX user_index_tenant ON user_index (tenant, id);

-- What they are found by: `scope` holds their tenant, role, state, cohort and plan as words of their own (see kernel/people-search.ts).
CREATE VIRTUAL TABLE people_search USING fts5 (scope, name, email, titles, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
INSERT INTO people_search (rowid, scope, name, email, titles)
  SELECT seq, 't' || substr(tenant, 5) || ' r' || role || ' sactive', name, email,
    COALESCE((SELECT group_concat(title, ' ') FROM resume_index WHERE owner = user_index.id AND deleted = 0), '')
  FROM user_index;
