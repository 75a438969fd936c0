-- Who belongs here, and which address each claims. An address belongs to whoever verifies it; until then claims stand side by side.
CREATE TABLE member (
  user TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 0,
  role TEXT NOT NULL DEFAULT 'member',
  joined_at INTEGER NOT NULL
);
CREATE INDEX member_email ON member (email);

CREATE TABLE config (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Ed25519 keys for access tokens; the private half is encrypted under the deployment's secret.
CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  x TEXT NOT NULL,
  sealed_d TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX mail_state ON mail (state, id);

-- The rebuilding of the index: what is left to visit.
CREATE TABLE reindex_queue (kind TEXT NOT NULL, id TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kind, id));

-- What the rebuilding under way (or the last one) has visited so far.
CREATE TABLE reindex_progress (id INTEGER PRIMARY KEY CHECK (id = 1), users INTEGER NOT NULL, resumes INTEGER NOT NULL);
