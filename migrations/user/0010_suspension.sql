-- Since when the tenant keeps this person out, in ms since the epoch; no row when it does not.
CREATE TABLE suspension (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL);
