import resumeSql from '../../migrations/resume/0001_resume.sql';
import membersSql from '../../migrations/resume/0002_members.sql';
import textSql from '../../migrations/resume/0003_text.sql';
import historySql from '../../migrations/resume/0004_history.sql';
import commentsSql from '../../migrations/resume/0005_comments.sql';
import conflictsSql from '../../migrations/resume/0006_conflicts.sql';
import photosSql from '../../migrations/resume/0007_photos.sql';
import exportsSql from '../../migrations/resume/0008_exports.sql';
import linksSql from '../../migrations/resume/0009_links.sql';
import coachesSql from '../../migrations/resume/0030_coaches.sql';
import hiddenLinksSql from '../../migrations/resume/0060_hidden_links.sql';

/** In order; what was applied somewhere never changes its place. */
export const MIGRATIONS = [
  { id: 'resume/0001_resume', sql: resumeSql },
  { id: 'resume/0002_members', sql: membersSql },
  { id: 'resume/0003_text', sql: textSql },
  { id: 'resume/0004_history', sql: historySql },
  { id: 'resume/0005_comments', sql: commentsSql },
  { id: 'resume/0006_conflicts', sql: conflictsSql },
  { id: 'resume/0007_photos', sql: photosSql },
  { id: 'resume/0008_exports', sql: exportsSql },
  { id: 'resume/0009_links', sql: linksSql },
  { id: 'resume/0030_coaches', sql: coachesSql },
  { id: 'resume/0060_hidden_links', sql: hiddenLinksSql },
];
