-- The index across actors. Each row is a copy of what one actor says of itself, with the version it said it at.
CREATE TABLE user_index (
  id TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  email_verified INTEGER NOT NULL,
  role TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX user_index_email ON user_index (email);
CREATE INDEX user_index_tenant ON user_index (tenant, id);

CREATE TABLE resume_index (
  id TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  template TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  trashed_at TEXT,
  -- A deleted résumé leaves its row as a tombstone, so that an older upsert arriving late cannot bring it back.
  deleted INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL
);
CREATE INDEX resume_index_owner ON resume_index (owner, updated_at);
CREATE INDEX resume_index_tenant ON resume_index (tenant, id);
