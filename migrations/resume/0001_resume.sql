-- One row: the résumé as a whole.
CREATE TABLE resume (
  id TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  owner TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  trashed_at INTEGER,
  -- Set when the trash was emptied: the document is gone, the row stays so that nothing brings it back.
  purged_at INTEGER,
  -- The last number given to a write, and the clock behind the actor's own stamps.
  seq INTEGER NOT NULL,
  clock_ms INTEGER NOT NULL,
  clock_counter INTEGER NOT NULL,
  -- Counts up with each change that lists and the index show.
  version INTEGER NOT NULL
);

CREATE TABLE member (user TEXT PRIMARY KEY, role TEXT NOT NULL);

-- The document: one register a field (see actors/protocol/registers.ts).
CREATE TABLE reg (
  path TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  stamp TEXT NOT NULL,
  actor TEXT NOT NULL,
  seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reg_seq ON reg (seq);

-- Who writes: a replica belongs to the person who used it first; seen is its last decided operation.
CREATE TABLE replica (id TEXT PRIMARY KEY, user TEXT NOT NULL, seen INTEGER NOT NULL, at INTEGER NOT NULL);

-- What was written, with the time the writer claimed (in the stamp) and the time it came.
CREATE TABLE op (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  actor TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  previous TEXT,
  stamp TEXT NOT NULL
);
