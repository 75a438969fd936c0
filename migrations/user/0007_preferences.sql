-- One row: how the person wants it. NULL where they have not said.
CREATE TABLE preference (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  language TEXT,
  theme TEXT,
  comment_mails INTEGER
);

-- Guesses at codes are counted like those at passwords (table `guess`).
DROP TABLE factor_failure;
