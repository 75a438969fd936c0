-- Looks by staff at this account that go on: who looks, in which session of theirs, and until when (ms since the epoch).
CREATE TABLE view (id TEXT PRIMARY KEY, by TEXT NOT NULL, by_session TEXT NOT NULL, by_name TEXT NOT NULL, until INTEGER NOT NULL);
