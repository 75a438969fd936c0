-- What the owner of a page that was taken down answers, once: when (ms since the epoch), in which words, and what came of it.
ALTER TABLE moderation_case ADD COLUMN appeal_at INTEGER;
ALTER TABLE moderation_case ADD COLUMN appeal_words TEXT;
ALTER TABLE moderation_case ADD COLUMN appeal_state TEXT;
