import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, ROUTER } from '#protocol/envelope';
import { LoginAnswer, LoginBody, RefreshBody, RegisterBody, SessionAnswer, VerifyEmailBody } from '#protocol/http';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { OpaqueToken } from '#protocol/user';
import { deviceOf, placeFor, proveCode, rememberDevice, signIn } from '../accounts.ts';
import { clearSessionCookies, readCookie } from '../cookies.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { heardLanguage } from '../language.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';
import { sessionAnswer, userOf } from '../sessions.ts';

const tags = ['Accounts'];

const register = createRoute({
  method: 'post',
  path: '/auth/register',
  tags,
  summary: 'Make an account and sign in',
  description:
    'Answers the same whether or not the address is taken; whoever owns it gets a mail. `Accept-Language` is the language of mails until the account has one of its own.',
  request: { body: jsonBody(RegisterBody) },
  responses: { 201: jsonAnswer('The account and its first session.', SessionAnswer), ...refusals(400, 403, 413, 415, 429, 503) },
});
const login = createRoute({
  method: 'post',
  path: '/auth/login',
  tags,
  summary: 'Sign in',
  description:
    'Where a second factor is set up, the answer is a ticket and which factors are taken; `POST /auth/factor` goes on. With `code` (of the app, or a recovery code) both steps are one.',
  request: { body: jsonBody(LoginBody) },
  responses: { 200: jsonAnswer('A new session, or what is missing for one.', LoginAnswer), ...refusals(400, 401, 413, 415, 429, 503) },
});
const refresh = createRoute({
  method: 'post',
  path: '/auth/refresh',
  tags,
  summary: 'Renew the tokens of a session',
  description: 'Each refresh token works once. An old one that comes back ends the session: somebody has a copy.',
  request: { body: { content: { 'application/json': { schema: RefreshBody } } } },
  responses: { 200: jsonAnswer('New tokens.', SessionAnswer), ...refusals(400, 401, 429) },
});
const logout = createRoute({
  method: 'post',
  path: '/auth/logout',
  tags,
  summary: 'End this session',
  security: secured,
  responses: { 204: noContent, ...refusals(401) },
});
const logoutAll = createRoute({
  method: 'post',
  path: '/auth/logout-all',
  tags,
  summary: 'End every session, and every API token',
  security: secured,
  responses: { 204: noContent, ...refusals(401) },
});
const verifyEmail = createRoute({
  method: 'post',
  path: '/auth/verify-email',
  tags,
  summary: 'Confirm an e-mail address with the code from the mail',
  request: { body: jsonBody(VerifyEmailBody) },
  responses: { 204: noContent, ...refusals(400) },
});
const resend = createRoute({
  method: 'post',
  path: '/auth/verify-email/resend',
  tags,
  summary: 'Send the verification mail again',
  security: secured,
  responses: { 202: { description: 'If the address is not verified yet, a mail is on its way.' }, ...refusals(401) },
});
const jwks = createRoute({
  method: 'get',
  path: '/auth/.well-known/jwks.json',
  tags,
  summary: 'The public keys of access tokens',
  responses: { 200: jsonAnswer('A JWK set (RFC 7517).', z.object({ keys: z.array(z.record(z.string(), z.string())) })) },
});

export const authRoutes = routeGroup()
  .openapi(register, async (c) => {
    const { email, password, name } = c.req.valid('json');
    const request = c.var.requestId;
    const tenant = unwrap(await placeFor(c, email));
    const message = {
      type: 'Register',
      email,
      password,
      name,
      device: deviceOf(c),
      ...heardLanguage(c),
      ...(tenant === DEFAULT_TENANT ? {} : { tenant }),
    } as const;
    const signedIn = unwrap(await mailbox(c.env, 'user', newId('user')).ask(message, { from: ANONYMOUS, request }));
    await rememberDevice(c, signedIn.user.id);
    return c.json(sessionAnswer(c, signedIn), 201);
  })
  .openapi(login, async (c) => {
    const { email, password, code } = c.req.valid('json');
    const first = unwrap(await signIn(c, email, password));
    const entered = 'ticket' in first && code !== undefined ? unwrap(await proveCode(c, first.ticket, code)) : first;
    if ('ticket' in entered) return c.json(entered, 200);
    await rememberDevice(c, entered.user.id);
    return c.json(sessionAnswer(c, entered), 200);
  })
  .openapi(refresh, async (c) => {
    const token = OpaqueToken.safeParse(c.req.valid('json').refreshToken ?? readCookie(c, 'refresh'));
    if (!token.success) throw new RefusedError({ code: 'unauthenticated' });
    const message = { type: 'Refresh', token: token.data, device: deviceOf(c) } as const;
    const outcome = await mailbox(c.env, 'user', userOf(token.data)).ask(message, { from: ANONYMOUS, request: c.var.requestId });
    if (!outcome.ok && outcome.refusal.code === 'session_ended') clearSessionCookies(c);
    return c.json(sessionAnswer(c, unwrap(outcome)), 200);
  })
  .openapi(logout, async (c) => {
    const identity = await identityOf(c);
    const head = { from: identity, request: c.var.requestId };
    unwrap(await mailbox(c.env, 'user', identity.user).ask({ type: 'Logout', session: identity.session }, head));
    clearSessionCookies(c);
    return c.body(null, 204);
  })
  .openapi(logoutAll, async (c) => {
    const identity = await identityOf(c);
    unwrap(await mailbox(c.env, 'user', identity.user).ask({ type: 'LogoutAll' }, { from: identity, request: c.var.requestId }));
    clearSessionCookies(c);
    return c.body(null, 204);
  })
  .openapi(verifyEmail, async (c) => {
    const { token } = c.req.valid('json');
    unwrap(await mailbox(c.env, 'user', userOf(token)).ask({ type: 'VerifyEmail', token }, { from: ANONYMOUS, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(resend, async (c) => {
    const identity = await identityOf(c);
    unwrap(await mailbox(c.env, 'user', identity.user).ask({ type: 'ResendVerification' }, { from: identity, request: c.var.requestId }));
    return c.body(null, 202);
  })
  .openapi(jwks, async (c) => {
    const head = { from: ROUTER, request: c.var.requestId };
    const keys = unwrap(await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'GetJwks' }, head));
    c.header('cache-control', 'public, max-age=300');
    return c.json({ keys: keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x })) }, 200);
  });
