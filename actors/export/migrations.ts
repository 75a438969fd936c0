import exportSql from '../../migrations/export/0001_export.sql';
import filesSql from '../../migrations/export/0002_files.sql';
import picturesSql from '../../migrations/export/0003_pictures.sql';
import webhookSql from '../../migrations/export/0004_webhook.sql';

/** In order; what was applied somewhere never changes its place. */
export const MIGRATIONS = [
  { id: 'export/0001_export', sql: exportSql },
  { id: 'export/0002_files', sql: filesSql },
  { id: 'export/0003_pictures', sql: picturesSql },
  { id: 'export/0004_webhook', sql: webhookSql },
];
