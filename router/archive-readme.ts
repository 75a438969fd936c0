/** What is in the archive, for whoever opens it years from now. */
export const archiveReadme = (
  made: Date,
): string => `Everything that Vitae keeps of your account, as of ${made.toISOString().slice(0, 16).replace('T', ' ')} UTC.
All files but pictures and exports are text in JSON (UTF-8); any text editor opens them.

profile.json              your name, address and preferences
photo.jpg or photo.png    the picture of yourself
sessions.json             where you are signed in
security.json             your passkeys and other factors, without their secrets
connected-accounts.json   accounts elsewhere that may sign in as you
api-tokens.json           your API tokens, without the tokens themselves

resumes/<title> (<id>)/   one folder for each résumé that you may open, those in the trash included
  about.json              its title, your role, when it was changed
  resume.json             the whole résumé as Vitae keeps it; importing this file gives it back
  resume.jsonresume.json  the same in the format of JSON Resume, which other programs read
  photo.jpg or photo.png  its photo
  people.json             who may open it
  comments.json           all conversations about it
  my-comments.json        what you said in them
  suggestions.json        changes that were suggested, and what became of them
  not-accepted.json       edits that met another one, where one of the two did not stand
  versions.json           versions that are kept: their names, when they were made and by whom
  exports/                the files that you have exported and that are still kept (for seven days)

A file is left out where there is nothing to say, or where your role does not let you see it.
Passwords are kept by nobody: Vitae only holds what tells a right one from a wrong one, which is of no use to anybody else.
`;
