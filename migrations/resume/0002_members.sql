-- People have a name beside their role, as it was when they came.
ALTER TABLE member ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

-- Invitations by mail, each good once. The code is kept as SHA-256.
CREATE TABLE invite (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  invited_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL
);
