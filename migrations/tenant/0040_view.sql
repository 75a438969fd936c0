-- Looks by staff at somebody's account: whose, who looked and why, from when until when (ms since the epoch); `ended` while it goes on: NULL.
CREATE TABLE view (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  by TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended INTEGER
);
CREATE INDEX view_user ON view (user);
CREATE INDEX view_by ON view (by) WHERE ended IS NULL;
