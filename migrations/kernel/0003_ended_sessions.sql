-- Sessions that ended a moment ago: a socket of theirs that was let in before, and comes only now, is refused. `until` is in ms.
CREATE TABLE ended_session (session TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
