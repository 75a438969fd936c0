-- What is known of subscriptions. `seen` is an object of Stripe's as actors/protocol/billing.ts has it, `as_…` when that was so.
CREATE TABLE billing_object (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  customer TEXT NOT NULL,
  seen TEXT NOT NULL,
  as_at INTEGER NOT NULL,
  as_rank INTEGER NOT NULL,
  as_tie TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX billing_object_customer ON billing_object (customer, kind);

-- Whose customer of Stripe's is whose. A person may have had several.
CREATE TABLE billing_customer (
  customer TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX billing_customer_user ON billing_customer (user);

-- Events that were taken, so that one that comes again changes nothing. `at` in ms since the epoch.
CREATE TABLE billing_event (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX billing_event_at ON billing_event (at);

-- Plans that were given by hand; the last one counts.
CREATE TABLE plan_grant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  plan TEXT NOT NULL,
  until INTEGER,
  reason TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX plan_grant_user ON plan_grant (user);

-- How somebody stood when that was last looked at, for lists and for telling them; `version` counts up with each change.
CREATE TABLE standing (
  user TEXT PRIMARY KEY,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  standing TEXT NOT NULL,
  ends_at INTEGER,
  version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX standing_ends ON standing (ends_at);

-- What is to be asked of Stripe, by alarm: how a subscription is, or that it ends with its person's account.
CREATE TABLE billing_task (
  subscription TEXT NOT NULL,
  task TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (subscription, task)
) WITHOUT ROWID;
