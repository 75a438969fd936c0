import { createRoute } from '@hono/zod-openapi';
import { fromBase64url } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS } from '#protocol/envelope';
import {
  ConfirmBody,
  ConfirmedAnswer,
  FactorBody,
  FactorPasskeyBody,
  PasskeyRequest,
  PasskeySignInBody,
  SessionAnswer,
} from '#protocol/http';
import { UserId } from '#protocol/ids';
import { passkeyRequest, SIGN_IN } from '../../actors/user/passkeys.ts';
import { deviceOf, knownSign, rememberDevice } from '../accounts.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';
import { sessionAnswer, userOf } from '../sessions.ts';

const tags = ['Accounts'];

const factor = createRoute({
  method: 'post',
  path: '/auth/factor',
  tags,
  summary: 'Show a second factor, with the ticket of the first step',
  description: 'After five wrong ones the ticket is gone, and the next try has to wait longer each time.',
  request: { body: jsonBody(FactorBody) },
  responses: { 200: jsonAnswer('A new session.', SessionAnswer), ...refusals(400, 401, 429) },
});
const factorPasskey = createRoute({
  method: 'post',
  path: '/auth/factor/passkey',
  tags,
  summary: 'What a browser needs to show a passkey as the second factor',
  request: { body: jsonBody(FactorPasskeyBody) },
  responses: { 200: jsonAnswer('For `navigator.credentials.get`.', PasskeyRequest), ...refusals(400) },
});
const passkeyOptions = createRoute({
  method: 'post',
  path: '/auth/passkey/options',
  tags,
  summary: 'What a browser needs to sign in with a passkey alone',
  responses: { 200: jsonAnswer('For `navigator.credentials.get`.', PasskeyRequest) },
});
const passkey = createRoute({
  method: 'post',
  path: '/auth/passkey',
  tags,
  summary: 'Sign in with a passkey alone',
  request: { body: jsonBody(PasskeySignInBody) },
  responses: { 200: jsonAnswer('A new session.', SessionAnswer), ...refusals(400, 401) },
});
const confirm = createRoute({
  method: 'post',
  path: '/auth/confirm',
  tags,
  summary: 'Prove again that it is you',
  description: 'Sensitive changes answer `step_up_required` unless this session was proved within the last ten minutes.',
  security: secured,
  request: { body: jsonBody(ConfirmBody) },
  responses: { 200: jsonAnswer('Until when this counts.', ConfirmedAnswer), ...refusals(400, 401, 429, 503) },
});
const confirmPasskey = createRoute({
  method: 'post',
  path: '/auth/confirm/passkey',
  tags,
  summary: 'What a browser needs to confirm with a passkey',
  security: secured,
  responses: { 200: jsonAnswer('For `navigator.credentials.get`.', PasskeyRequest), ...refusals(401) },
});

/** A passkey names its user in its handle, so no look-up is needed to route it. @throws RefusedError `wrong_factor` */
function userOfHandle(handle: string | undefined): UserId {
  const user = UserId.safeParse(handle === undefined ? '' : new TextDecoder().decode(fromBase64url(handle)));
  if (!user.success)
    throw new RefusedError({ code: 'wrong_factor', detail: 'This passkey does not say whose it is; sign in with your password.' });
  return user.data;
}

export const secondStepRoutes = routeGroup()
  .openapi(factor, async (c) => {
    const { ticket, proof } = c.req.valid('json');
    const message = { type: 'ProveFactor', ticket, proof, device: deviceOf(c), ...knownSign(c) } as const;
    const outcome = await mailbox(c.env, 'user', userOf(ticket)).ask(message, { from: ANONYMOUS, request: c.var.requestId });
    const signedIn = unwrap(outcome);
    await rememberDevice(c, signedIn.user.id);
    return c.json(sessionAnswer(c, signedIn), 200);
  })
  .openapi(factorPasskey, async (c) => {
    const { ticket } = c.req.valid('json');
    const head = { from: ANONYMOUS, request: c.var.requestId };
    return c.json(unwrap(await mailbox(c.env, 'user', userOf(ticket)).ask({ type: 'FactorPasskeyOptions', ticket }, head)), 200);
  })
  .openapi(passkeyOptions, async (c) => c.json(await passkeyRequest(c.env, [], SIGN_IN, 'required', Date.now()), 200))
  .openapi(passkey, async (c) => {
    const { response } = c.req.valid('json');
    const user = userOfHandle(response.response.userHandle);
    const message = { type: 'PasskeySignIn', response, device: deviceOf(c) } as const;
    const signedIn = unwrap(await mailbox(c.env, 'user', user).ask(message, { from: ANONYMOUS, request: c.var.requestId }));
    await rememberDevice(c, signedIn.user.id);
    return c.json(sessionAnswer(c, signedIn), 200);
  })
  .openapi(confirm, async (c) => {
    const identity = await identityOf(c);
    const message = { type: 'Confirm', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', identity.user).ask(message, { from: identity, request: c.var.requestId })), 200);
  })
  .openapi(confirmPasskey, async (c) => {
    const identity = await identityOf(c);
    const head = { from: identity, request: c.var.requestId };
    return c.json(unwrap(await mailbox(c.env, 'user', identity.user).ask({ type: 'ConfirmPasskeyOptions' }, head)), 200);
  });
