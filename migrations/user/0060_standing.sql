-- What the person's tenant lets its people do, as it last said. `standing`: as JSON; none while it has said nothing.
CREATE TABLE standing (one INTEGER PRIMARY KEY CHECK (one = 1), standing TEXT NOT NULL);
