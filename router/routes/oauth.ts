import { createRoute, z } from '@hono/zod-openapi';
import { generateCodeVerifier, generateState } from 'arctic';
import { sameText } from '#kernel/crypto';
import { publicOrigin } from '#kernel/origin';
import { mailbox } from '#kernel/stubs';
import { LinkedList, ProviderList, StartOauthAnswer, StartOauthBody, UnlinkBody } from '#protocol/http';
import { type OauthTrouble, ProviderName } from '#protocol/oauth';
import { rememberDevice } from '../accounts.ts';
import type { Ctx } from '../context.ts';
import { setSessionCookies } from '../cookies.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { confirm, enter, link, TroubleError } from '../oauth/arrive.ts';
import { authorizeUrl, exchange } from '../oauth/exchange.ts';
import { beginJourney, endJourney, type Journey } from '../oauth/journey.ts';
import { configuredProviders, type Provider, providerOf } from '../oauth/providers.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Accounts'];
const params = z.object({ provider: ProviderName });

const list = createRoute({
  method: 'get',
  path: '/auth/oauth',
  tags,
  summary: 'The providers that one can sign in with here',
  responses: { 200: jsonAnswer('Those that are configured.', ProviderList) },
});
const start = createRoute({
  method: 'post',
  path: '/auth/oauth/{provider}/start',
  tags,
  summary: 'Set out to a provider, to sign in, to connect an account there, or to confirm that it is you',
  description:
    'Connecting needs a confirmed address, and a session that was proved within the last ten minutes. Confirming proves the session, for accounts without a second factor.',
  request: { params, body: jsonBody(StartOauthBody) },
  responses: { 200: jsonAnswer('Where the browser goes.', StartOauthAnswer), ...refusals(400, 401, 403, 404, 409) },
});
const callback = createRoute({
  method: 'get',
  path: '/auth/oauth/{provider}/callback',
  tags,
  summary: 'Where the provider sends the browser back to',
  request: { params, query: z.object({ code: z.string().max(2_000).optional(), state: z.string().max(500).optional() }) },
  responses: { 303: { description: 'On to the app; `?oauth=` says what went wrong, `#second=` what is still needed.' } },
});
const linked = createRoute({
  method: 'get',
  path: '/api/me/identities',
  tags: ['Security'],
  summary: 'Accounts elsewhere that may sign in as you',
  security: secured,
  responses: { 200: jsonAnswer('The accounts.', LinkedList), ...refusals(401) },
});
const unlink = createRoute({
  method: 'post',
  path: '/api/me/identities/unlink',
  tags: ['Security'],
  summary: 'Take an account elsewhere off yours',
  security: secured,
  request: { body: jsonBody(UnlinkBody) },
  responses: { 204: noContent, ...refusals(400, 401, 403, 404, 409) },
});

function configured(c: Ctx, name: ProviderName): Provider {
  const provider = providerOf(c.env, name);
  if (!provider) throw new RefusedError({ code: 'not_found' });
  return provider;
}
const callbackOf = (c: Ctx, { name }: Provider) => `${publicOrigin(c.env)}/auth/oauth/${name}/callback`;

/** What the app hears of a refusal. */
function troubleOf(error: unknown): OauthTrouble {
  if (error instanceof TroubleError) return error.trouble;
  if (!(error instanceof RefusedError)) throw error;
  return error.refusal.code === 'step_up_required' || error.refusal.code === 'session_ended' ? 'unproved' : 'failed';
}

/** Where somebody goes on who came back with `code`. @throws TroubleError, RefusedError */
async function arrive(c: Ctx, provider: Provider, journey: Journey, code: string): Promise<string> {
  const who = await exchange(provider, callbackOf(c, provider), code, journey.verifier);
  if (!who) throw new TroubleError('refused');
  if (journey.linking) {
    unwrap(await link(c, provider, who, journey.linking));
    return journey.next;
  }
  if (journey.confirming) {
    unwrap(await confirm(c, who, journey.confirming));
    return journey.next;
  }
  const entered = unwrap(await enter(c, provider, who));
  if ('ticket' in entered) {
    // In the fragment, which no server and no log sees.
    const second = new URLSearchParams({ second: entered.ticket, ways: entered.factorRequired.join(' '), next: journey.next });
    return `/sign-in#${second}`;
  }
  await rememberDevice(c, entered.user.id);
  setSessionCookies(c, entered.tokens);
  return journey.next;
}

export const oauthRoutes = routeGroup()
  .openapi(list, (c) => c.json({ items: configuredProviders(c.env).map(({ name, label }) => ({ name, label })) }, 200))
  .openapi(start, async (c) => {
    const provider = configured(c, c.req.valid('param').provider);
    const { purpose, next } = c.req.valid('json');
    const identity = purpose === 'sign-in' ? null : await identityOf(c);
    const linking = purpose === 'link' ? identity : null;
    const confirming = purpose === 'confirm' ? identity : null;
    if (linking) unwrap(await mailbox(c.env, 'user', linking.user).ask({ type: 'MayLink' }, { from: linking, request: c.var.requestId }));
    const state = generateState();
    const verifier = generateCodeVerifier();
    const onwards = next ?? (identity ? '/account/security' : '/home');
    await beginJourney(c, { provider: provider.name, state, verifier, next: onwards, linking, confirming });
    return c.json({ url: authorizeUrl(provider, callbackOf(c, provider), state, verifier, confirming !== null).href }, 200);
  })
  .openapi(callback, async (c) => {
    const provider = configured(c, c.req.valid('param').provider);
    const { code, state } = c.req.valid('query');
    const journey = await endJourney(c);
    const isSignedIn = journey !== null && (journey.linking ?? journey.confirming) !== null;
    const back = (trouble: OauthTrouble) => c.redirect(`${isSignedIn ? '/account/security' : '/sign-in'}?oauth=${trouble}`, 303);
    const isOurs = journey !== null && journey.provider === provider.name && state !== undefined && sameText(state, journey.state);
    if (!isOurs || code === undefined) return back('refused');
    try {
      return c.redirect(await arrive(c, provider, journey, code), 303);
    } catch (error) {
      return back(troubleOf(error));
    }
  })
  .openapi(linked, async (c) => {
    const from = await identityOf(c);
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'ListIdentities' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(unlink, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'UnlinkIdentity', ...c.req.valid('json') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  });
