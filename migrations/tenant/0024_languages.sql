-- The language of the member's mails; NULL while nobody has said.
ALTER TABLE member ADD COLUMN language TEXT;
