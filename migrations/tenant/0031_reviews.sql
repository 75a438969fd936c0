-- What members asked the coaches to look at. Times are in ms since the epoch.
CREATE TABLE review (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  resume TEXT NOT NULL,
  title TEXT NOT NULL,
  by TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  coach TEXT,
  claimed_at INTEGER,
  done_at INTEGER
);
CREATE INDEX review_state ON review (state, seq);
CREATE INDEX review_by ON review (by, seq);
CREATE INDEX review_resume ON review (resume);
