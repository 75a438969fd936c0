-- Whose an account elsewhere is: a look-up; the user's actor has the last word.
CREATE TABLE identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
