-- Prose: one text a field, merged by the character (see actors/sync/prose-text.ts). A snapshot holds everything up to its seq; the
-- log what came after it. Both are Yjs updates.
CREATE TABLE text_snap (path TEXT PRIMARY KEY, state BLOB NOT NULL, stamp TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE text_log (seq INTEGER PRIMARY KEY, path TEXT NOT NULL, stamp TEXT NOT NULL, actor TEXT NOT NULL, user TEXT NOT NULL, upd BLOB NOT NULL);
CREATE INDEX text_log_path ON text_log (path, seq);

-- Whose edits carry a Yjs id: nobody else may write under it.
CREATE TABLE text_writer (id INTEGER PRIMARY KEY, user TEXT NOT NULL);

-- Who wrote what stands in a register, and on what.
ALTER TABLE reg ADD COLUMN user TEXT NOT NULL DEFAULT '';
ALTER TABLE replica ADD COLUMN device TEXT;
