import tenantSql from '../../migrations/tenant/0001_tenant.sql';
import accountSql from '../../migrations/tenant/0002_account.sql';
import identitiesSql from '../../migrations/tenant/0004_identities.sql';
import pagesSql from '../../migrations/tenant/0005_pages.sql';
import wishesSql from '../../migrations/tenant/0006_wishes.sql';
import auditSql from '../../migrations/tenant/0007_audit.sql';
import configSql from '../../migrations/tenant/0008_config.sql';
import directorySql from '../../migrations/tenant/0009_directory.sql';
import peopleSql from '../../migrations/tenant/0010_people.sql';
import billingSql from '../../migrations/tenant/0020_billing.sql';
import metricsSql from '../../migrations/tenant/0021_metrics.sql';
import adminLiveSql from '../../migrations/tenant/0022_admin_live.sql';
import casesSql from '../../migrations/tenant/0023_cases.sql';
import languagesSql from '../../migrations/tenant/0024_languages.sql';
import cohortsSql from '../../migrations/tenant/0030_cohorts.sql';
import reviewsSql from '../../migrations/tenant/0031_reviews.sql';
import viewSql from '../../migrations/tenant/0040_view.sql';
import appealSql from '../../migrations/tenant/0041_appeal.sql';
import reportsSql from '../../migrations/tenant/0042_reports.sql';
import planLettersSql from '../../migrations/tenant/0050_plan_letters.sql';
import accountExportSql from '../../migrations/tenant/0051_account_export.sql';
import standingSql from '../../migrations/tenant/0060_standing.sql';
import hiddenPagesSql from '../../migrations/tenant/0061_hidden_pages.sql';

/** In order; what was applied somewhere never changes its place. */
export const MIGRATIONS = [
  { id: 'tenant/0001_tenant', sql: tenantSql },
  { id: 'tenant/0002_account', sql: accountSql },
  { id: 'tenant/0004_identities', sql: identitiesSql },
  { id: 'tenant/0005_pages', sql: pagesSql },
  { id: 'tenant/0006_wishes', sql: wishesSql },
  { id: 'tenant/0007_audit', sql: auditSql },
  { id: 'tenant/0008_config', sql: configSql },
  { id: 'tenant/0009_directory', sql: directorySql },
  { id: 'tenant/0010_people', sql: peopleSql },
  { id: 'tenant/0020_billing', sql: billingSql },
  { id: 'tenant/0021_metrics', sql: metricsSql },
  { id: 'tenant/0022_admin_live', sql: adminLiveSql },
  { id: 'tenant/0023_cases', sql: casesSql },
  { id: 'tenant/0024_languages', sql: languagesSql },
  { id: 'tenant/0030_cohorts', sql: cohortsSql },
  { id: 'tenant/0031_reviews', sql: reviewsSql },
  { id: 'tenant/0040_view', sql: viewSql },
  { id: 'tenant/0041_appeal', sql: appealSql },
  { id: 'tenant/0042_reports', sql: reportsSql },
  { id: 'tenant/0050_plan_letters', sql: planLettersSql },
  { id: 'tenant/0051_account_export', sql: accountExportSql },
  { id: 'tenant/0060_standing', sql: standingSql },
  { id: 'tenant/0061_hidden_pages', sql: hiddenPagesSql },
];
