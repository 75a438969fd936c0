-- What staff may take of somebody's account: whose, who asked and why, from when until when (ms since the epoch).
CREATE TABLE account_export (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  by TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL
);
CREATE INDEX account_export_user ON account_export (user);
