-- People who belong together, such as a class. Times are in ms since the epoch.
CREATE TABLE cohort (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- Compared without case and accents of its own: two classes of one name would be taken for each other.
  key TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  -- As JSON.
  prescription TEXT NOT NULL
);
CREATE TABLE cohort_person (user TEXT PRIMARY KEY, cohort TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX cohort_person_cohort ON cohort_person (cohort, user);
CREATE INDEX member_address ON member (email);

-- Who is awaited, until they come. `code`: SHA-256 of the link's secret; `taken_by`: who is on their way in with it.
CREATE TABLE awaited_person (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  cohort TEXT,
  code TEXT NOT NULL UNIQUE,
  by TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  taken_by TEXT,
  taken_at INTEGER
);
CREATE INDEX awaited_person_cohort ON awaited_person (cohort);

-- When somebody first made a file.
CREATE TABLE first_export (user TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

-- Files of people that are taken in, and their lines: what a line says is kept until it is done.
CREATE TABLE intake (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  cohort TEXT,
  state TEXT NOT NULL,
  encoding TEXT NOT NULL,
  lines INTEGER NOT NULL
);
CREATE TABLE intake_line (
  intake TEXT NOT NULL,
  line INTEGER NOT NULL,
  email TEXT,
  name TEXT,
  cohort TEXT,
  outcome TEXT,
  reason TEXT,
  PRIMARY KEY (intake, line)
) WITHOUT ROWID;
CREATE INDEX intake_line_open ON intake_line (intake, line) WHERE outcome IS NULL;
