-- The last UTC hour (since the epoch) in which the person was seen to do something.
CREATE TABLE activity (one INTEGER PRIMARY KEY CHECK (one = 1), hour INTEGER NOT NULL);
