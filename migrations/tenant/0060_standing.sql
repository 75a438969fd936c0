-- People who are still to be told what the tenant lets them do: of a cohort, or ('') everybody. `after`: told as far as this id.
CREATE TABLE standing_round (cohort TEXT PRIMARY KEY, after TEXT NOT NULL) WITHOUT ROWID;
-- While its operator has suspended this tenant. `pages`: whether its people's public pages stay up or go down.
CREATE TABLE tenant_suspension (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  pages TEXT NOT NULL CHECK (pages IN ('stay', 'down'))
);
-- In the default tenant: which of the others are.
CREATE TABLE suspended_tenant (
  tenant TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  why TEXT NOT NULL,
  pages TEXT NOT NULL
) WITHOUT ROWID;
