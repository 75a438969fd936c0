import { AUTHORITY } from '#protocol/authority';
import type { TenantMessage } from '#protocol/tenant';

type Type = TenantMessage['type'];

/** What only reads: staff of a suspended tenant may still look, and so may its people. */
const READS: ReadonlySet<Type> = new Set<Type>([
  'SearchPeople',
  'ListTenantResumes',
  'GetPerson',
  'ListMails',
  'GetReindex',
  'ListCases',
  'GetCase',
  'GetOwnSubscription',
  'ListOwnInvoices',
  'GetSubscription',
  'ListInvoices',
  'ListSubscriptions',
  'GetMetrics',
  'ListTenants',
  'ListCohorts',
  'GetCohortProgress',
  'ListCohortPeople',
  'ListInvitations',
  'ListIntakes',
  'GetIntake',
  'ReadIntakeReport',
  'ListReviews',
  'ListOwnReviews',
  'ListStaff',
  'SearchAudit',
  'VerifyAudit',
  'ReadConfig',
  'ListConfigVersions',
  'CompareConfigs',
  // Whoever pays may stop.
  'OpenPortal',
]);

/** Whether a person may say this to their tenant while it is suspended. What actors and the router say is not theirs. */
export const mayWhileSuspended = (type: Type): boolean => READS.has(type);

/** Whether it is said by staff as such, and so belongs into the audit log when it is refused. */
export function isActOfStaff(type: Type): boolean {
  const { who } = AUTHORITY.tenant[type];
  return who === 'staff' || who === 'support' || who === 'moderator' || who === 'billing' || who === 'admin';
}
