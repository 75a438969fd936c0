-- Pictures of a résumé, in an actor of their own for each kind: the one of what it says now, and older ones for a moment.
CREATE TABLE picture (
  key TEXT PRIMARY KEY,
  used_at INTEGER NOT NULL
);
