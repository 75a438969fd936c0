-- Two people wrote the same without knowing of each other. One row for each field and pair of people, the latest; it stays until
-- both have put it aside.
CREATE TABLE conflict (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Each: user, name, device, at, value.
  stands TEXT NOT NULL,
  other TEXT NOT NULL,
  stands_user TEXT NOT NULL,
  other_user TEXT NOT NULL,
  stands_aside INTEGER NOT NULL DEFAULT 0,
  other_aside INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX conflict_stands ON conflict (stands_user);
CREATE INDEX conflict_other ON conflict (other_user);
