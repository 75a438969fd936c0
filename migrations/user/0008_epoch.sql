-- One row, once every session was ended together: tokens of an epoch before this one are over, but for those of the session that stayed.
CREATE TABLE token_epoch (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  kept TEXT
);
