-- The pictures whose files are kept with the résumé. `state`: coming (let in, its file may not be there yet), stored, or going (its
-- file is being removed). `used_at`: when the document or a version was last seen to show it.
CREATE TABLE photo (
  key TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL,
  used_at INTEGER NOT NULL
) WITHOUT ROWID;
