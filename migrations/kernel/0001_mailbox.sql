-- What every actor has beside its own state: see actors/kernel.

-- A command that was carried out, by its key: a second delivery gets the same reply.
CREATE TABLE done_command (
  key TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX done_command_at ON done_command (at);

-- Effects that leave the actor, written with the state that causes them. One lane keeps its order.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lane TEXT NOT NULL,
  effect TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  -- Set when the receiver refuses for good: kept for a person to look at.
  parked TEXT
);
CREATE INDEX outbox_due ON outbox (parked, next_at);

-- Named alarms on the object's one physical alarm.
CREATE TABLE alarm (
  name TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
);
