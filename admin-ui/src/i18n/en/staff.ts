import type { TenantRole } from '#protocol/roles';

const duties: Record<TenantRole, string> = {
  member: 'Has no say over others',
  support: 'Looks at everything, helps with signing in',
  moderator: 'Decides about public pages, suspends and restores people',
  billing: 'Subscriptions and plans',
  admin: 'Everything, including roles and the configuration',
};

export const staff = {
  title: 'Staff',
  lead: 'Everybody with a say over others. Each of them signs in with two factors.',
  duties,
  name: 'Name',
  role: 'Role',
  duty: 'What for',
  add: 'Find somebody to give a role',
};
