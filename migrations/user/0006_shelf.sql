-- How the person arranges the résumés of their list. Theirs alone: nobody else of the résumé sees it.
CREATE TABLE arrangement (
  resume TEXT PRIMARY KEY,
  -- JSON: the tags, in the person's order.
  tags TEXT NOT NULL,
  archived INTEGER NOT NULL
);
