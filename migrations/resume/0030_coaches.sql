-- Who is among the members as a coach only, for which review.
CREATE TABLE coach (review TEXT PRIMARY KEY, user TEXT NOT NULL) WITHOUT ROWID;
