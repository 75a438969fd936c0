-- Exports of this résumé: when it is deleted, they are told and go, too.
CREATE TABLE export_job (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
