-- Who is told, what exactly is made, and where the file is: files are kept by content, so that the same export is made once a day.
ALTER TABLE job ADD COLUMN tenant TEXT;
ALTER TABLE job ADD COLUMN notify TEXT;
-- Of a picture: which page, from 1, and how wide in pixels.
ALTER TABLE job ADD COLUMN page INTEGER;
ALTER TABLE job ADD COLUMN width INTEGER;
ALTER TABLE job ADD COLUMN digest TEXT;
ALTER TABLE job ADD COLUMN file_key TEXT;
UPDATE job SET file_key = 'exports/' || id || '.' || format WHERE state IN ('storing', 'done');
