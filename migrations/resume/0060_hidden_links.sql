-- A page that is down because of whose it is, beside one that is down because of what it says (`is_suspended`): each comes back by itself.
ALTER TABLE link ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
