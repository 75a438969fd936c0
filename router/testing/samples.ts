import { exports } from 'cloudflare:workers';
import type { RouteName } from '#protocol/authority-routes';
import addPasskeyBodies from '../../actors/protocol/fixtures/v1/http.AddPasskeyBody.json';
import confirmBodies from '../../actors/protocol/fixtures/v1/http.ConfirmBody.json';
import factorBodies from '../../actors/protocol/fixtures/v1/http.FactorBody.json';
import passkeySignInBodies from '../../actors/protocol/fixtures/v1/http.PasskeySignInBody.json';
import { JPEG } from '../../actors/render/fixtures/pictures.ts';
import type { SignedInPerson } from './client.ts';

/** What a request is about. */
export interface Setting {
  resume: string;
  job: string;
  /** Who asks; `null` for nobody. */
  person: SignedInPerson | null;
}

const ZEROS = '0'.repeat(26);
/** Ids of nothing: authority comes before existence, so whoever may is told that it is not there. */
const PARAMS: Record<string, (setting: Setting) => string> = {
  id: ({ resume }) => resume,
  jobId: ({ job }) => job,
  // Somebody who may leave does so.
  user: ({ person }) => person?.id ?? `usr_${ZEROS}`,
  version: () => `ver_${ZEROS}`,
  thread: () => `thr_${ZEROS}`,
  comment: () => `cmt_${ZEROS}`,
  suggestion: () => `sug_${ZEROS}`,
  invite: () => `inv_${ZEROS}`,
  token: () => `ses_${ZEROS}`,
  conflict: () => 'none',
  passkey: () => 'AQIDBA',
  provider: () => 'github',
  review: () => `rev_${ZEROS}`,
  intake: () => `ink_${ZEROS}`,
  link: () => `lnk_${ZEROS}`,
  export: () => '7',
  slug: () => 'nobody-has-this',
  format: () => 'text',
  key: () => `${'0a'.repeat(32)}.jpg`,
};

const TOKEN = `usr_${ZEROS}.${'A'.repeat(43)}`;
const JOIN = `ten_${ZEROS}.${'A'.repeat(43)}`;
const BODIES: { readonly [R in RouteName]?: (setting: Setting) => unknown } = {
  'POST /auth/register': () => ({ email: `${crypto.randomUUID()}@people.example`, password: 'correct horse battery', name: 'Ada' }),
  // No tenant of this one's ever invited anybody.
  'POST /auth/join': () => ({ token: JOIN, name: 'Ada', password: 'correct horse battery' }),
  'POST /auth/join/place': () => ({ token: JOIN }),
  'POST /api/me/tenant': () => ({ token: JOIN }),
  'POST /api/resumes/{id}/reviews': () => ({ words: 'Is it too long?' }),
  'POST /auth/verify-email': () => ({ token: TOKEN }),
  // What no device made, or nobody was shown: whoever may ask is told that it is not right.
  'POST /auth/factor': () => factorBodies[0],
  'POST /auth/factor/passkey': () => ({ ticket: TOKEN }),
  'POST /auth/passkey': () => passkeySignInBodies[0],
  'POST /auth/confirm': () => confirmBodies[0],
  'POST /auth/oauth/{provider}/start': () => ({ purpose: 'sign-in' }),
  'POST /api/me/passkeys': () => addPasskeyBodies[0],
  'PATCH /api/me/passkeys/{passkey}': () => ({ name: 'Phone' }),
  'POST /api/me/totp/confirm': () => ({ code: '000000' }),
  'POST /api/me/identities/unlink': () => ({ issuer: 'https://accounts.google.com', subject: '112233' }),
  'POST /auth/confirm-email': () => ({ token: TOKEN }),
  'POST /auth/password/forgot': () => ({ email: `${crypto.randomUUID()}@people.example` }),
  'POST /auth/password/reset': () => ({ token: TOKEN, password: 'correct horse battery' }),
  'POST /auth/keep-account': () => ({ token: TOKEN }),
  'POST /api/me/password': () => ({ current: 'not the password', password: 'another long phrase' }),
  'POST /api/me/email': () => ({ email: `${crypto.randomUUID()}@people.example`, password: 'not the password' }),
  'DELETE /api/me': () => ({ password: 'not the password' }),
  'PATCH /api/me': () => ({ name: 'Ada Lovelace' }),
  'POST /api/tickets': ({ resume }) => ({ resource: `/api/resumes/${resume}/live` }),
  'POST /api/me/tokens': () => ({ name: 'Backup', scopes: ['resumes:read'], days: 1 }),
  'POST /api/resumes': () => ({}),
  'PUT /api/resumes/{id}/arrangement': () => ({ tags: ['Design'], archived: false }),
  'POST /api/resumes/import': () => ({ basics: { name: 'Ada' } }),
  'PATCH /api/resumes/{id}': () => ({ ops: [{ path: 'basics/name', value: 'Ada' }] }),
  'PUT /api/resumes/{id}/members/{user}': () => ({ role: 'viewer' }),
  'POST /api/resumes/{id}/invites': () => ({ email: `${crypto.randomUUID()}@people.example`, role: 'viewer' }),
  'POST /api/invites/accept': ({ resume }) => ({ token: `${resume}.${'A'.repeat(43)}` }),
  'POST /api/resumes/{id}/links': () => ({}),
  'PATCH /api/resumes/{id}/links/{link}': () => ({ isOn: false }),
  'POST /api/resumes/{id}/versions': () => ({ label: 'Sent' }),
  'PATCH /api/resumes/{id}/versions/{version}': () => ({ label: 'Sent' }),
  'POST /api/resumes/{id}/threads': () => ({ anchor: { path: 'basics/name' }, body: 'Why?', mentions: [] }),
  'POST /api/resumes/{id}/threads/{thread}/comments': () => ({ body: 'Yes.', mentions: [] }),
  'PATCH /api/resumes/{id}/threads/{thread}/comments/{comment}': () => ({ body: 'Yes.', mentions: [] }),
  'PUT /api/resumes/{id}/threads/{thread}/seen': () => ({ comment: `cmt_${ZEROS}` }),
  'POST /api/resumes/{id}/suggestions': () => ({ path: 'basics/headline', value: 'Countess', baseValue: null }),
  'POST /api/resumes/{id}/suggestions/{suggestion}/decision': () => ({ decision: 'decline' }),
  'POST /api/resumes/{id}/exports': () => ({ format: 'pdf' }),
  'POST /api/admin/users/{user}/view': () => ({ why: 'Asked for help.' }),
  'PATCH /api/admin/config': () => ({ name: 'Vitae' }),
  'POST /api/me/appeals': () => ({ case: 1, words: 'It is mine.' }),
  'POST /api/me/checkout': () => ({ plan: 'plus', interval: 'month' }),
  'POST /api/admin/users/{user}/plan': () => ({ plan: 'plus', reason: 'A trial of the plan' }),
  'POST /api/admin/commands': () => ({ type: 'ListStaff' }),
};

const TODAY = '?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z';
const QUERIES: { readonly [R in RouteName]?: string } = {
  'GET /api/resumes/{id}/links/check': '?slug=ada-lovelace',
  'GET /api/admin/metrics': TODAY,
  'GET /api/admin/metrics.csv': TODAY,
};

/** Why a route refuses somebody for who they are, or `null`. */
export type Refused = 401 | 403 | null;
const BY_WHO: readonly unknown[] = ['unauthenticated', 'session_ended', 'forbidden'];

/** Whether a route refuses somebody, or a program of theirs that comes with `token`. */
export async function ask(route: RouteName, setting: Setting, token = setting.person?.token): Promise<Refused> {
  const { status, text } = await answerOf(route, setting, token);
  if (status !== 401 && status !== 403) return null;
  return BY_WHO.includes(JSON.parse(text).code) ? status : null;
}

/** What a route answers. `under`: where it is asked for, such as `/view`. */
export async function answerOf(
  route: RouteName,
  setting: Setting,
  token: string | undefined,
  under = '',
): Promise<{ status: number; text: string }> {
  const [method = '', described = ''] = route.split(' ');
  const path = described.replace('/audit/export/{format}', '/audit/export/csv').replace(/\{(\w+)\}/g, (_, name: string) => {
    const param = PARAMS[name];
    if (!param) throw new Error(`no example of {${name}} for ${route}: add one to testing/samples.ts`);
    return described.includes('/me/sessions/') ? `ses_${ZEROS}` : param(setting);
  });
  const sent = BODIES[route]?.(setting);
  const isPhoto = (method === 'POST' || method === 'PUT') && path.endsWith('/photo');
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (sent !== undefined || isPhoto) headers.set('content-type', isPhoto ? 'image/jpeg' : 'application/json');
  const body = isPhoto ? JPEG : sent === undefined ? null : JSON.stringify(sent);
  const answer = await exports.default.fetch(
    new Request(`http://vitae.example${under}${path}${QUERIES[route] ?? ''}`, { method, headers, body }),
  );
  // Read to its end, whatever it is: what nobody reads is held.
  return { status: answer.status, text: await answer.text() };
}
