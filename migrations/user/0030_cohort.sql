-- The person's cohort, by their tenant's last word; none for who never was in one.
CREATE TABLE cohort_held (one INTEGER PRIMARY KEY CHECK (one = 1), cohort TEXT);
