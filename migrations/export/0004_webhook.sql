-- Where a program of the owner's is told that the job is over.
ALTER TABLE job ADD COLUMN webhook TEXT;
