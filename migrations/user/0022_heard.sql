-- The language that the person's browser asked for when they joined: of mails, until they choose one.
ALTER TABLE preference ADD COLUMN heard TEXT;
