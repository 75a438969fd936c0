-- One row: the job, with the document as it was when the person asked.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  resume TEXT NOT NULL,
  owner TEXT NOT NULL,
  format TEXT NOT NULL,
  template TEXT,
  document TEXT NOT NULL,
  -- When the document was last changed: the date in the file, so that the same document gives the same bytes.
  document_date TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  progress REAL NOT NULL,
  attempts INTEGER NOT NULL,
  pages INTEGER,
  bytes INTEGER,
  error TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
);
