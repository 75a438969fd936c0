import { z } from 'zod';
import { FieldIssue } from './field-issues.ts';

export { FieldCode, FieldIssue } from './field-issues.ts';

/** The closed list of error codes, each with its HTTP status and a title a person can read. Programs switch on the code only. */
export const ERRORS = {
  bad_request: [400, 'The request could not be read'],
  malformed_json: [400, 'The body is not valid JSON'],
  invalid_input: [400, 'Some fields are not valid'],
  invalid_token: [400, 'This link or code is not valid, or was used already'],
  unauthenticated: [401, 'Please sign in'],
  invalid_credentials: [401, 'The e-mail address or the password is not right'],
  wrong_factor: [401, 'That was not right; please try again'],
  account_suspended: [403, 'This account is suspended; please write to whoever runs this place'],
  session_ended: [401, 'This session has ended; please sign in again'],
  forbidden: [403, 'You may not do this'],
  step_up_required: [403, 'Please confirm first that it is you'],
  template_not_offered: [403, 'This template is not offered where you are'],
  tenant_suspended: [403, 'Your organisation is suspended: nothing can be changed for now, and reading and exporting go on'],
  view_only: [403, 'This is a look at somebody’s account: nothing can be changed, and not everything is shown'],
  second_factor_required: [403, 'A second factor is needed here; please set one up'],
  cross_site: [403, 'Requests from other sites are refused'],
  not_found: [404, 'There is nothing here'],
  not_set_up: [404, 'This is not set up here'],
  method_not_allowed: [405, 'This method is not supported here'],
  not_ready: [409, 'This is not ready yet'],
  conflict: [409, 'This conflicts with what is there'],
  limit_reached: [409, 'There is no room for another one in this plan; take one away, or look at what other plans hold'],
  idempotency_mismatch: [409, 'This idempotency key was used for a different request'],
  gone: [410, 'This is no longer available'],
  too_large: [413, 'This is too large'],
  unsupported_media_type: [415, 'This kind of content is not taken here'],
  upgrade_required: [426, 'Connect with a WebSocket'],
  rate_limited: [429, 'Too many requests; please wait a moment'],
  weak_password: [400, 'Please choose another password'],
  unknown_path: [400, 'There is no such field'],
  unknown_item: [400, 'The item does not exist'],
  unknown_photo: [409, 'This photo is not there; please add it again'],
  document_full: [413, 'The résumé has reached its size limit'],
  foreign_pdf: [422, 'There is no résumé of ours in this PDF'],
  missing_glyphs: [422, 'Some characters cannot be printed with the fonts we have'],
  too_complex: [422, 'This résumé is too long to be printed'],
  render_failed: [500, 'The pages could not be made'],
  verification_failed: [500, 'The file did not pass its own check'],
  internal: [500, 'Something went wrong on our side; nothing was lost'],
  unavailable: [503, 'Busy right now; please try again in a moment'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;
export const ErrorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

/** A refusal: a decision with a reason, carried as a value (a thrown class does not survive RPC). */
export interface Refusal {
  code: ErrorCode;
  detail?: string;
  errors?: FieldIssue[];
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (code: ErrorCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...more },
});

/** RFC 9457. `type` is a reference to the code's entry in our documentation. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ErrorCode,
  detail: z.string().optional(),
  errors: z.array(FieldIssue).optional(),
});
export type Problem = z.infer<typeof Problem>;

export function problemOf(refusal: Refusal): Problem {
  const [status, title] = ERRORS[refusal.code];
  return {
    type: `/api/docs#error-${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.detail ? { detail: refusal.detail } : {}),
    ...(refusal.errors?.length ? { errors: refusal.errors } : {}),
  };
}
