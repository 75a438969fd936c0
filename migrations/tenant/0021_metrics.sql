-- What was counted, by UTC hour and by UTC day (in hours and days since the epoch). Hours are kept for a while, days for good.
CREATE TABLE metric_hour (
  hour INTEGER NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (hour, name)
) WITHOUT ROWID;

CREATE TABLE metric_day (
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (day, name)
) WITHOUT ROWID;
