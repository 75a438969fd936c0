-- What was counted and has not been told yet, by UTC hour.
CREATE TABLE meter (
  hour INTEGER NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (hour, name)
) WITHOUT ROWID;

-- Up to where a running number was counted already.
CREATE TABLE meter_mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- Files that this actor put away and that count as its own, in bytes.
CREATE TABLE meter_file (key TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
