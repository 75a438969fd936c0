-- The person's picture, and those whose files are on their way in or out. `state`: coming (let in, its file may not be there yet),
-- stored (the one that is shown), or going (its file is being removed). `at`: since when (ms since 1970).
CREATE TABLE own_photo (
  key TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
