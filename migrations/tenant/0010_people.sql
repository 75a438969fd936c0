-- Who may not come in, since when (ms since the epoch), by whose word and why.
CREATE TABLE suspension (user TEXT PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL);

-- What staff wrote down about people.
CREATE TABLE note (id TEXT PRIMARY KEY, user TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX note_user ON note (user, at);

-- Public pages that are down because their owner is suspended; of the default tenant, who gives out the addresses.
CREATE TABLE hidden_page (slug TEXT PRIMARY KEY, user TEXT NOT NULL);
CREATE INDEX hidden_page_user ON hidden_page (user);
