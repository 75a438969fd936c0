-- Public pages that were reported or flagged, each from its queue to what was decided. Times are in ms since the epoch.
CREATE TABLE moderation_case (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL,
  resume TEXT NOT NULL,
  owner TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- A JSON list of what rules found.
  flags TEXT NOT NULL,
  claimed_by TEXT,
  decided_by TEXT,
  decided_at INTEGER,
  reason TEXT
);
CREATE INDEX moderation_case_state ON moderation_case (state, id);
CREATE INDEX moderation_case_resume ON moderation_case (resume);
CREATE TABLE case_report (case_id INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX case_report_case ON case_report (case_id);
CREATE TABLE case_step (case_id INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT, step TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX case_step_case ON case_step (case_id);
