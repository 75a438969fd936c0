import type { ErrorCode, Outcome } from '#protocol/errors';
import { log } from './log.ts';

/**
 * What the security log tells of, and nothing else: a closed list, of which the README has a table that a test compares. A name never
 * changes its meaning.
 */
export const SECURITY_EVENTS = [
  'account_made',
  'sign_in',
  'first_step',
  'renewal',
  'token_reuse',
  'proof',
  'reset_asked',
  'password_changed',
  'password_reset',
  'email_change_asked',
  'email_changed',
  'email_verified',
  'factor_added',
  'factor_removed',
  'recovery_codes_renewed',
  'identity_linked',
  'identity_unlinked',
  'api_token_made',
  'api_token_ended',
  'api_token_refused',
  'sessions_ended',
  'deletion_planned',
  'deletion_undone',
  'role_changed',
  'suspension_changed',
  'view_began',
  'view_ended',
  'admin_act',
  'token_refused',
  'forbidden',
  'cross_site',
  'rate_limited',
  'input_refused',
  'socket_refused',
] as const;
export type SecurityEventName = (typeof SECURITY_EVENTS)[number];

/** What happened, to whom and in which request. Ids only: no address, no name, no token, no code of a person. */
export interface SecurityEvent {
  event: SecurityEventName;
  outcome: 'done' | 'refused';
  /** Why it was refused. */
  code?: ErrorCode;
  /** By which way or factor. */
  way?: string;
  user?: string;
  session?: string;
  request?: string;
  method?: string;
  route?: string;
  network?: string;
  leftOut?: number;
}

/** One line of the security log. What was refused is a warning: whoever watches for trouble looks at these. */
export function logSecurity({ event, ...fields }: SecurityEvent): void {
  log(fields.outcome === 'done' ? 'info' : 'warn', `security.${event}`, fields);
}

/** An outcome as the log names it. */
export const outcomeFields = (outcome: Outcome<unknown>): Pick<SecurityEvent, 'outcome' | 'code'> =>
  outcome.ok ? { outcome: 'done' } : { outcome: 'refused', code: outcome.refusal.code };
