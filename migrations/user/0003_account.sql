-- The country that a session was last used from, where the platform knows it.
ALTER TABLE session ADD COLUMN place TEXT;

-- Which actors a session has opened sockets at: they are told when it ends.
CREATE TABLE open_place (
  session TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (session, kind, id)
) WITHOUT ROWID;

-- When mails were sent that somebody can ask for again and again.
CREATE TABLE mail_pace (kind TEXT NOT NULL, at INTEGER NOT NULL);

-- One row while the account is to be deleted: until `due_at` it can be undone.
CREATE TABLE deletion (one INTEGER PRIMARY KEY CHECK (one = 1), asked_at INTEGER NOT NULL, due_at INTEGER NOT NULL, stage TEXT NOT NULL);
