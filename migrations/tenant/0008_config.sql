-- Every configuration there was, whole, as JSON. The newest is in force. `at` is in ms since the epoch.
CREATE TABLE config_version (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  by TEXT,
  why TEXT NOT NULL,
  rollback_of INTEGER,
  config TEXT NOT NULL
);
CREATE INDEX member_role ON member (role) WHERE role <> 'member';
