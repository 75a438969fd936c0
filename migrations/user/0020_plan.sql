-- The person's plan, by their tenant's last word; none for who never had another than the free one.
CREATE TABLE plan (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  ends_at TEXT,
  version INTEGER NOT NULL
);
