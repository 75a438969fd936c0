-- Whose the addresses of public pages are: one résumé's each. `claim` names the claim that holds it.
CREATE TABLE slug (
  slug TEXT PRIMARY KEY,
  resume TEXT NOT NULL,
  claim TEXT NOT NULL
) WITHOUT ROWID;

-- What people report about public pages. Who they are is not kept. `at` is in ms since the epoch.
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  slug TEXT NOT NULL,
  resume TEXT NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX report_slug ON report (slug, state);
CREATE INDEX report_resume ON report (resume);
