import userSql from '../../migrations/user/0001_user.sql';
import factorsSql from '../../migrations/user/0002_factors.sql';
import accountSql from '../../migrations/user/0003_account.sql';
import limitsSql from '../../migrations/user/0004_limits.sql';
import shelfSql from '../../migrations/user/0006_shelf.sql';
import preferencesSql from '../../migrations/user/0007_preferences.sql';
import epochSql from '../../migrations/user/0008_epoch.sql';
import photoSql from '../../migrations/user/0009_photo.sql';
import suspensionSql from '../../migrations/user/0010_suspension.sql';
import planSql from '../../migrations/user/0020_plan.sql';
import activitySql from '../../migrations/user/0021_activity.sql';
import heardSql from '../../migrations/user/0022_heard.sql';
import cohortSql from '../../migrations/user/0030_cohort.sql';
import viewSql from '../../migrations/user/0040_view.sql';
import standingSql from '../../migrations/user/0060_standing.sql';

/** In order; what was applied somewhere never changes its place. */
export const MIGRATIONS = [
  { id: 'user/0001_user', sql: userSql },
  { id: 'user/0002_factors', sql: factorsSql },
  { id: 'user/0003_account', sql: accountSql },
  { id: 'user/0004_limits', sql: limitsSql },
  { id: 'user/0006_shelf', sql: shelfSql },
  { id: 'user/0007_preferences', sql: preferencesSql },
  { id: 'user/0008_epoch', sql: epochSql },
  { id: 'user/0009_photo', sql: photoSql },
  { id: 'user/0010_suspension', sql: suspensionSql },
  { id: 'user/0020_plan', sql: planSql },
  { id: 'user/0021_activity', sql: activitySql },
  { id: 'user/0022_heard', sql: heardSql },
  { id: 'user/0030_cohort', sql: cohortSql },
  { id: 'user/0040_view', sql: viewSql },
  { id: 'user/0060_standing', sql: standingSql },
];
