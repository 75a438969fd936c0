-- Tokens with which programs act for this person. Kept as SHA-256.
CREATE TABLE api_token (
  -- A session's id: a token stands where a session would.
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- A JSON array.
  scopes TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER
);

-- Guesses at a secret that have failed, or are under way, since the last right one.
CREATE TABLE guess (
  -- What is guessed and by whom: see attempts.ts.
  subject TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX guess_at ON guess (at);
