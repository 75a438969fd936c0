-- Public links. Times are in ms since the epoch, days are UTC ("2026-11-23").
CREATE TABLE link (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL,
  label TEXT NOT NULL,
  -- A PHC string; NULL where none is asked for.
  password TEXT,
  -- Made anew with the password: passes given for an earlier one open nothing.
  gate TEXT NOT NULL,
  expires_at INTEGER,
  allow_download INTEGER NOT NULL,
  indexed INTEGER NOT NULL,
  is_on INTEGER NOT NULL,
  is_suspended INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  -- A deleted link is kept for a while, to be brought back.
  deleted_at INTEGER,
  views INTEGER NOT NULL DEFAULT 0,
  downloads INTEGER NOT NULL DEFAULT 0,
  previews INTEGER NOT NULL DEFAULT 0,
  last_viewed_on TEXT
) WITHOUT ROWID;

-- Addresses that the tenant has given to this résumé. In use `until` is NULL; else it goes back then, and `link` stood there last.
CREATE TABLE address (
  slug TEXT PRIMARY KEY,
  claim TEXT NOT NULL,
  link TEXT,
  until INTEGER
) WITHOUT ROWID;

-- How many came on a day. Nothing is known of who they are.
CREATE TABLE visit (
  link TEXT NOT NULL,
  day TEXT NOT NULL,
  views INTEGER NOT NULL DEFAULT 0,
  downloads INTEGER NOT NULL DEFAULT 0,
  previews INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (link, day)
) WITHOUT ROWID;

-- Guesses at a link's password that have failed, or are under way, since the last right one.
CREATE TABLE guess (
  subject TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX guess_at ON guess (at);
