-- What has happened, for staff who watch: the newest, so that whoever was away for a moment misses nothing. `event` is JSON.
CREATE TABLE staff_event (seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL);
