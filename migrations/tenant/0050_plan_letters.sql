-- What was written to people about their plans, once each: `about` is what of (a subscription and its period, or the end of its trial).
CREATE TABLE plan_letter (
  user TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user, what, about)
) WITHOUT ROWID;

-- When a standing is to be looked at next, in ms since the epoch: where it ends, or where its person is to be told something before.
DROP INDEX standing_ends;
ALTER TABLE standing RENAME COLUMN ends_at TO looks_at;
UPDATE standing SET looks_at = 0 WHERE state = 'trialing';
CREATE INDEX standing_looks ON standing (looks_at);
