-- Mails as HTML, too; and whom each is about (a person or a résumé), so that it can go with them.
ALTER TABLE mail ADD COLUMN html TEXT;
ALTER TABLE mail ADD COLUMN origin TEXT;

-- A key is published before it signs; `signs_from` is in ms since the epoch.
ALTER TABLE signing_key ADD COLUMN signs_from INTEGER NOT NULL DEFAULT 0;
UPDATE signing_key SET signs_from = created_at;
