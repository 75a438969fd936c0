-- Whether an entry is the first of its lane is asked for every entry that is due.
CREATE INDEX outbox_lane ON outbox (lane, id);
