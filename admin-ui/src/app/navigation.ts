import type { TenantMessage } from '#protocol/tenant';
import type { Catalogue } from '../i18n/words.ts';

export interface Place {
  path: `/${string}`;
  name: Extract<keyof Catalogue['shell'], PlaceName>;
  /** Whoever may say this finds the page in the navigation. */
  needs: TenantMessage['type'];
}
export type PlaceName =
  | 'dashboard'
  | 'billing'
  | 'analytics'
  | 'mail'
  | 'system'
  | 'people'
  | 'cohorts'
  | 'invitations'
  | 'reviews'
  | 'moderation'
  | 'tenants'
  | 'staff'
  | 'configuration'
  | 'audit';

/** The pages of the console. One whose server part is not there is not here. */
export const PLACES: readonly Place[] = [
  { path: '/dashboard', name: 'dashboard', needs: 'GetMetrics' },
  { path: '/people', name: 'people', needs: 'SearchPeople' },
  { path: '/cohorts', name: 'cohorts', needs: 'ListCohorts' },
  { path: '/invitations', name: 'invitations', needs: 'ListInvitations' },
  { path: '/reviews', name: 'reviews', needs: 'ListReviews' },
  { path: '/moderation', name: 'moderation', needs: 'ListCases' },
  { path: '/staff', name: 'staff', needs: 'ListStaff' },
  { path: '/billing', name: 'billing', needs: 'ListSubscriptions' },
  { path: '/analytics', name: 'analytics', needs: 'GetMetrics' },
  { path: '/mail', name: 'mail', needs: 'ListMails' },
  { path: '/configuration', name: 'configuration', needs: 'ReadConfig' },
  { path: '/audit', name: 'audit', needs: 'SearchAudit' },
  { path: '/system', name: 'system', needs: 'GetMetrics' },
  { path: '/tenants', name: 'tenants', needs: 'ListTenants' },
];
