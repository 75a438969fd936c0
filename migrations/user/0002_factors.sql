-- When each session was last proved: by signing in or by confirming. Sensitive changes need a proof of the last minutes.
CREATE TABLE session_proof (
  session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
);

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  -- How often the device says that it was used: going back means a copy. Many always say 0.
  counter INTEGER NOT NULL,
  -- JSON: how the device is reached.
  transports TEXT NOT NULL,
  name TEXT NOT NULL,
  is_synced INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
);

-- Challenges that were answered, until they would have expired: each works once.
CREATE TABLE spent_challenge (challenge TEXT PRIMARY KEY, expires_at INTEGER NOT NULL);

-- One row: the app that makes codes. Its secret is encrypted under the deployment's.
CREATE TABLE totp (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  secret TEXT NOT NULL,
  -- NULL until a right code was given.
  since INTEGER,
  -- The last step that was used; each counts once.
  last_step INTEGER NOT NULL
);

-- Kept as SHA-256; used ones go.
CREATE TABLE recovery_code (code TEXT PRIMARY KEY);

-- The password was right; one of the factors is still to come. Kept as SHA-256.
CREATE TABLE factor_ticket (ticket TEXT PRIMARY KEY, tries_left INTEGER NOT NULL, expires_at INTEGER NOT NULL);

-- One row: how often in a row a factor was wrong, and when the next may be shown.
CREATE TABLE factor_failure (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, retry_at INTEGER NOT NULL);

-- Accounts elsewhere that may sign in as this person.
CREATE TABLE linked_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  provider TEXT NOT NULL,
  label TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
);
