-- Kept states of the document. Who wrote since the one before and what they touched is JSON (see actors/protocol/history.ts).
CREATE TABLE version (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT,
  seq INTEGER NOT NULL,
  authors TEXT NOT NULL,
  -- Who asked for it.
  maker TEXT,
  touched TEXT NOT NULL,
  more INTEGER NOT NULL,
  -- Whether the state is compressed.
  packed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX version_at ON version (at);
-- A version's state, cut so that no row comes near the platform's limit.
CREATE TABLE version_part (version TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (version, part));

-- Who did what when, summed up from op: so op may be cut. Its id is the seq of its first write.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  began INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  writes INTEGER NOT NULL,
  touched TEXT NOT NULL,
  more INTEGER NOT NULL
);

-- Whoever has written has a name here, also when they do not belong to the résumé any more; and the minute of their last write.
CREATE TABLE author (user TEXT PRIMARY KEY, name TEXT NOT NULL, minute INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO author (user, name, minute) SELECT user, name, 0 FROM member;

-- One row: up to which op activity is summed up; how many minutes people worked since the last version, and the last of them.
CREATE TABLE history (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  summed INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  active INTEGER NOT NULL
);
INSERT INTO history (one, summed, minute, active) VALUES (1, 0, 0, 0);
