import { analytics } from './en/analytics.ts';
import { audit } from './en/audit.ts';
import { billing } from './en/billing.ts';
import { cohorts } from './en/cohorts.ts';
import { configuration } from './en/configuration.ts';
import { failure } from './en/failure.ts';
import { invitations } from './en/invitations.ts';
import { mail } from './en/mail.ts';
import { moderation } from './en/moderation.ts';
import { people } from './en/people.ts';
import { person } from './en/person.ts';
import { reviews } from './en/reviews.ts';
import { shell } from './en/shell.ts';
import { staff } from './en/staff.ts';
import { system } from './en/system.ts';
import { tenants } from './en/tenants.ts';

/** Every word of the console, by area. */
export const en = {
  analytics,
  billing,
  mail,
  system,
  audit,
  cohorts,
  configuration,
  invitations,
  reviews,
  failure,
  moderation,
  people,
  person,
  shell,
  staff,
  tenants,
} as const;
