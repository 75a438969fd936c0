-- How a page was taken down with its owner: before links told the two apart, by the mark of moderators, which has to be taken off again.
ALTER TABLE hidden_page ADD COLUMN by_mark INTEGER NOT NULL DEFAULT 0;
UPDATE hidden_page SET by_mark = 1;
