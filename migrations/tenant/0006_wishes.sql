-- Whether the member wants mails about comments and suggestions.
ALTER TABLE member ADD COLUMN comment_mails INTEGER NOT NULL DEFAULT 1;
