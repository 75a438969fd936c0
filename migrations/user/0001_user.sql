-- One row: the person.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  tenant_role TEXT NOT NULL,
  email TEXT NOT NULL,
  email_verified_at INTEGER,
  name TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- Counts up with each change that the index shows.
  version INTEGER NOT NULL
);

-- A session is one family of refresh tokens. Tokens are kept as SHA-256.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  agent TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  current_token TEXT NOT NULL,
  previous_token TEXT,
  rotated_at INTEGER NOT NULL
);

-- Refresh tokens that were replaced: one that comes back ends its session.
CREATE TABLE spent_token (
  token TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE
);

-- Codes that work once: verification links and WebSocket tickets. Kept as SHA-256.
CREATE TABLE one_time_code (
  code TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  -- What it is for: the address to verify, or the socket's path and session.
  subject TEXT NOT NULL,
  session TEXT,
  expires_at INTEGER NOT NULL
);

-- The résumés this person may open, as their actors told us.
CREATE TABLE resume (
  id TEXT PRIMARY KEY,
  summary TEXT,
  updated_at TEXT NOT NULL,
  trashed INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX resume_recent ON resume (trashed, updated_at DESC, id);
