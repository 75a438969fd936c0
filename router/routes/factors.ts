import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { PasskeyId } from '#protocol/factors';
import {
  AddedPasskey,
  AddPasskeyBody,
  Factors,
  NewRecoveryCodes,
  PasskeyCreation,
  RenamePasskeyBody,
  TotpCodeBody,
  TotpStart,
} from '#protocol/http';
import { asksForFactor } from '../factor-policy.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Security'];
const params = z.object({ passkey: PasskeyId });

const get = createRoute({
  method: 'get',
  path: '/api/me/factors',
  tags,
  summary: 'Passkeys, the app with codes, and recovery codes',
  security: secured,
  responses: { 200: jsonAnswer('As they are.', Factors), ...refusals(401) },
});
const passkeyOptions = createRoute({
  method: 'post',
  path: '/api/me/passkeys/options',
  tags,
  summary: 'What a browser needs to make a passkey',
  security: secured,
  responses: { 200: jsonAnswer('For `navigator.credentials.create`.', PasskeyCreation), ...refusals(401, 403) },
});
const addPasskey = createRoute({
  method: 'post',
  path: '/api/me/passkeys',
  tags,
  summary: 'Add a passkey',
  description: 'With the first factor come recovery codes, which are shown this once.',
  security: secured,
  request: { body: jsonBody(AddPasskeyBody) },
  responses: { 201: jsonAnswer('The passkey.', AddedPasskey), ...refusals(400, 401, 403, 409) },
});
const renamePasskey = createRoute({
  method: 'patch',
  path: '/api/me/passkeys/{passkey}',
  tags,
  summary: 'Name a passkey',
  security: secured,
  request: { params, body: jsonBody(RenamePasskeyBody) },
  responses: { 204: noContent, ...refusals(400, 401, 403, 404) },
});
const removePasskey = createRoute({
  method: 'delete',
  path: '/api/me/passkeys/{passkey}',
  tags,
  summary: 'Remove a passkey',
  security: secured,
  request: { params },
  responses: { 204: noContent, ...refusals(401, 403) },
});
const startTotp = createRoute({
  method: 'post',
  path: '/api/me/totp',
  tags,
  summary: 'Begin to set up an app that makes codes',
  description: 'Nothing is asked for at sign-in until a right code was given.',
  security: secured,
  responses: { 200: jsonAnswer('The secret, shown this once.', TotpStart), ...refusals(401, 403, 409) },
});
const confirmTotp = createRoute({
  method: 'post',
  path: '/api/me/totp/confirm',
  tags,
  summary: 'Finish setting up the app with a code from it',
  security: secured,
  request: { body: jsonBody(TotpCodeBody) },
  responses: { 200: jsonAnswer('Recovery codes, if there were none.', NewRecoveryCodes), ...refusals(400, 401, 403, 409) },
});
const removeTotp = createRoute({
  method: 'delete',
  path: '/api/me/totp',
  tags,
  summary: 'Remove the app',
  security: secured,
  responses: { 204: noContent, ...refusals(401, 403) },
});
const renewCodes = createRoute({
  method: 'post',
  path: '/api/me/recovery-codes',
  tags,
  summary: 'Ten new recovery codes; the ones before are void',
  security: secured,
  responses: { 200: jsonAnswer('The codes, shown this once.', NewRecoveryCodes), ...refusals(401, 403, 409) },
});

export const factorRoutes = routeGroup()
  .openapi(get, async (c) => {
    const from = await identityOf(c);
    const factors = unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'GetFactors' }, { from, request: c.var.requestId }));
    return c.json({ ...factors, isRequired: factors.isRequired || (await asksForFactor(c, from)) }, 200);
  })
  .openapi(passkeyOptions, async (c) => {
    const from = await identityOf(c);
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'PasskeyOptions' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(addPasskey, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'AddPasskey', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId })), 201);
  })
  .openapi(renamePasskey, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'RenamePasskey', ...c.req.valid('param'), ...c.req.valid('json') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(removePasskey, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'RemovePasskey', ...c.req.valid('param') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(startTotp, async (c) => {
    const from = await identityOf(c);
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'StartTotp' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(confirmTotp, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'ConfirmTotp', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(removeTotp, async (c) => {
    const from = await identityOf(c);
    unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'RemoveTotp' }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(renewCodes, async (c) => {
    const from = await identityOf(c);
    return c.json(
      unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'RenewRecoveryCodes' }, { from, request: c.var.requestId })),
      200,
    );
  });
