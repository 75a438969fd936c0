import { logSecurity, type SecurityEvent, type SecurityEventName } from '#kernel/security';
import type { ErrorCode, Outcome } from '#protocol/errors';
import type { Ctx } from './context.ts';
import { readCookie } from './cookies.ts';
import { networkOf } from './network.ts';
import { Sparing } from './sparing.ts';

/** Which refusals the security log tells of. The others say what is there and what is not. */
const REFUSALS: Partial<Record<ErrorCode, SecurityEventName>> = {
  forbidden: 'forbidden',
  step_up_required: 'forbidden',
  view_only: 'forbidden',
  second_factor_required: 'forbidden',
  account_suspended: 'forbidden',
  tenant_suspended: 'forbidden',
  template_not_offered: 'forbidden',
  cross_site: 'cross_site',
  rate_limited: 'rate_limited',
  unauthenticated: 'token_refused',
  session_ended: 'token_refused',
  bad_request: 'input_refused',
  malformed_json: 'input_refused',
  invalid_input: 'input_refused',
  invalid_token: 'input_refused',
  unsupported_media_type: 'input_refused',
  too_large: 'input_refused',
};

/** What a refusal is to the security log; `null` for nothing. Who brought no token at all was only not signed in. */
export function refusalEvent(code: ErrorCode, hasToken: boolean): SecurityEventName | null {
  const event = REFUSALS[code] ?? null;
  return event === 'token_refused' && !hasToken ? null : event;
}

const sparing = new Sparing(50);

/** Where a request came from and what it asked for: the route as it is written in the code, never the address that was asked for. */
function requestFields(c: Ctx): Pick<SecurityEvent, 'request' | 'method' | 'route' | 'network' | 'user' | 'session'> {
  const identity = c.get('identity');
  return {
    request: c.var.requestId,
    method: c.req.method,
    route: c.req.routePath,
    network: networkOf(c.req.header('cf-connecting-ip')),
    ...(identity ? { user: identity.user, session: identity.session } : {}),
  };
}

/** Tells of a refused request, where the log wants to know. */
export function tellOfRefusal(c: Ctx, code: ErrorCode): void {
  const hasToken = c.req.header('authorization') !== undefined || readCookie(c, 'access') !== undefined;
  const event = refusalEvent(code, hasToken);
  const leftOut = event === null ? null : sparing.take(event, Date.now());
  if (event === null || leftOut === null) return;
  logSecurity({ event, outcome: 'refused', code, ...requestFields(c), ...(leftOut > 0 ? { leftOut } : {}) });
}

/** Tells of an act of an admin, or of somebody who is none. */
export function tellOfAdmin(c: Ctx, checked: Outcome<unknown>): void {
  const came = checked.ok ? ({ outcome: 'done' } as const) : ({ outcome: 'refused', code: checked.refusal.code } as const);
  logSecurity({ event: 'admin_act', ...came, ...requestFields(c) });
}
