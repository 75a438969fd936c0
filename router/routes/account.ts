import { createRoute, z } from '@hono/zod-openapi';
import { makeZip } from 'client-zip';
import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS } from '#protocol/envelope';
import {
  ChangeEmailBody,
  ChangePasswordBody,
  DeletionAnswer,
  DeletionBody,
  EndedAnswer,
  ForgotPasswordBody,
  ResetPasswordBody,
  SessionList,
  TokenBody,
} from '#protocol/http';
import { SessionId, UserId } from '#protocol/ids';
import { startReset } from '../accounts.ts';
import { archiveOf } from '../archive.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Account'];

/** Everything shares one thread: what begins at once would hold up the answer, and so would tell that there is something to do. */
const longAfterTheAnswer = () => scheduler.wait(300 + 700 * Math.random());

const listSessions = createRoute({
  method: 'get',
  path: '/api/me/sessions',
  tags,
  summary: 'Where this account is signed in',
  security: secured,
  responses: { 200: jsonAnswer('Last used first.', SessionList), ...refusals(401) },
});
const endSession = createRoute({
  method: 'delete',
  path: '/api/me/sessions/{id}',
  tags,
  summary: 'End a session',
  description: 'Its sockets are closed within a second, and nothing more can be written with its tokens.',
  security: secured,
  request: { params: z.object({ id: SessionId }) },
  responses: { 204: noContent, ...refusals(401, 404) },
});
const endOthers = createRoute({
  method: 'post',
  path: '/api/me/sessions/end-others',
  tags,
  summary: 'End every session but this one',
  description: 'API tokens stay.',
  security: secured,
  responses: { 200: jsonAnswer('How many were ended.', EndedAnswer), ...refusals(401) },
});
const changePassword = createRoute({
  method: 'post',
  path: '/api/me/password',
  tags,
  summary: 'Change the password',
  description: 'Ends every other session. API tokens stay, and are named in the mail about it.',
  security: secured,
  request: { body: jsonBody(ChangePasswordBody) },
  responses: { 204: noContent, ...refusals(400, 401, 409, 415, 503) },
});
const changeEmail = createRoute({
  method: 'post',
  path: '/api/me/email',
  tags,
  summary: 'Ask for another e-mail address',
  description: 'A link goes to the new address; nothing changes before it is opened.',
  security: secured,
  request: { body: jsonBody(ChangeEmailBody) },
  responses: { 202: { description: 'A mail is on its way to the new address.' }, ...refusals(400, 401, 415, 429, 503) },
});
const confirmEmail = createRoute({
  method: 'post',
  path: '/auth/confirm-email',
  tags,
  summary: 'Take the new e-mail address, with the code from the mail',
  request: { body: jsonBody(TokenBody) },
  responses: { 204: noContent, ...refusals(400, 409) },
});
const forgotPassword = createRoute({
  method: 'post',
  path: '/auth/password/forgot',
  tags,
  summary: 'Ask for a mail to choose a new password',
  description: 'Answers the same, and as fast, whether or not there is such an account.',
  request: { body: jsonBody(ForgotPasswordBody) },
  responses: { 202: { description: 'If there is such an account, a mail is on its way.' }, ...refusals(400, 415) },
});
const resetPassword = createRoute({
  method: 'post',
  path: '/auth/password/reset',
  tags,
  summary: 'Choose a new password, with the code from the mail',
  description: 'Ends every session. API tokens stay, and are named in the mail about it.',
  request: { body: jsonBody(ResetPasswordBody) },
  responses: { 204: noContent, ...refusals(400, 415, 503) },
});
const planDeletion = createRoute({
  method: 'delete',
  path: '/api/me',
  tags,
  summary: 'Delete the account and everything in it, in 14 days',
  description: 'Until then it can be used as before, and the deletion undone with `DELETE /api/me/deletion`.',
  security: secured,
  request: { body: jsonBody(DeletionBody) },
  responses: { 202: jsonAnswer('When it will be gone.', DeletionAnswer), ...refusals(400, 401, 409, 415, 503) },
});
const undoDeletion = createRoute({
  method: 'delete',
  path: '/api/me/deletion',
  tags,
  summary: 'Keep the account',
  security: secured,
  responses: { 204: noContent, ...refusals(401, 410) },
});
const keepAccount = createRoute({
  method: 'post',
  path: '/auth/keep-account',
  tags,
  summary: 'Keep the account, with the code from the mail',
  request: { body: jsonBody(TokenBody) },
  responses: { 204: noContent, ...refusals(400, 410) },
});

const everything = createRoute({
  method: 'get',
  path: '/api/me/export',
  tags,
  summary: 'Everything that is kept of this account, as a ZIP',
  description:
    'The account, and every résumé that you may open, with its comments, suggestions, conflicts, people, versions, photo and your exports. A README.txt in it explains each file.',
  security: secured,
  responses: {
    200: { description: 'The archive.', content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...refusals(401),
  },
});

/** A code names its user, so no look-up is needed to route it. */
const userOf = (token: string) => UserId.parse(token.split('.')[0]);

export const accountRoutes = routeGroup()
  .openapi(listSessions, async (c) => {
    const from = await identityOf(c, { fresh: true });
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'ListSessions' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(endSession, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'EndSession', session: c.req.valid('param').id } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(endOthers, async (c) => {
    const from = await identityOf(c);
    const outcome = await mailbox(c.env, 'user', from.user).ask({ type: 'EndOtherSessions' }, { from, request: c.var.requestId });
    return c.json(unwrap(outcome), 200);
  })
  .openapi(changePassword, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'ChangePassword', ...c.req.valid('json') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(changeEmail, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'ChangeEmail', ...c.req.valid('json') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 202);
  })
  .openapi(confirmEmail, async (c) => {
    const { token } = c.req.valid('json');
    const head = { from: ANONYMOUS, request: c.var.requestId };
    unwrap(await mailbox(c.env, 'user', userOf(token)).ask({ type: 'ConfirmEmail', token }, head));
    return c.body(null, 204);
  })
  .openapi(forgotPassword, (c) => {
    // Done after the answer: what is found, and how long that takes, shows nowhere.
    const { email } = c.req.valid('json');
    const work = longAfterTheAnswer()
      .then(() => startReset(c, email))
      .catch((error: unknown) => log('error', 'reset.failed', { request: c.var.requestId, ...errorFields(error) }));
    c.executionCtx.waitUntil(work);
    return c.body(null, 202);
  })
  .openapi(resetPassword, async (c) => {
    const body = c.req.valid('json');
    const head = { from: ANONYMOUS, request: c.var.requestId };
    unwrap(await mailbox(c.env, 'user', userOf(body.token)).ask({ type: 'ResetPassword', ...body }, head));
    return c.body(null, 204);
  })
  .openapi(planDeletion, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'PlanDeletion', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId })), 202);
  })
  .openapi(undoDeletion, async (c) => {
    const from = await identityOf(c);
    unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'UndoDeletion' }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(keepAccount, async (c) => {
    const { token } = c.req.valid('json');
    const head = { from: ANONYMOUS, request: c.var.requestId };
    unwrap(await mailbox(c.env, 'user', userOf(token)).ask({ type: 'UndoDeletionByLink', token }, head));
    return c.body(null, 204);
  })
  .openapi(everything, async (c) => {
    const from = await identityOf(c, { fresh: true });
    return c.body(makeZip(archiveOf(c, from)), 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="vitae.zip"',
    });
  });
