-- What people say about the résumé, beside a part of it. An anchor is JSON (see actors/protocol/comments.ts) that only they read.
CREATE TABLE thread (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  resolved_user TEXT,
  resolved_name TEXT,
  resolved_at INTEGER,
  -- Of its comments: how many there are, and their size.
  comments INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
);

-- Names are those that people had when they wrote. `n` is the order in which comments came.
CREATE TABLE comment (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  thread TEXT NOT NULL,
  at INTEGER NOT NULL,
  edited_at INTEGER,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  mentions TEXT NOT NULL
);
CREATE INDEX comment_thread ON comment (thread, n);

-- Up to which comment somebody has looked at a thread.
CREATE TABLE thread_seen (thread TEXT NOT NULL, user TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (thread, user)) WITHOUT ROWID;

-- When somebody was last told by mail, and of what: a thread's id, or 'suggestions'.
CREATE TABLE told (about TEXT NOT NULL, user TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (about, user)) WITHOUT ROWID;

-- Changes that wait for somebody to decide on them, and those that were decided lately.
CREATE TABLE suggestion (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  base TEXT NOT NULL,
  note TEXT,
  state TEXT NOT NULL,
  decided_user TEXT,
  decided_name TEXT,
  decided_at INTEGER,
  bytes INTEGER NOT NULL
);
CREATE INDEX suggestion_state ON suggestion (state, n);
