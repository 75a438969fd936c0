import { CodeChallengeMethod, OAuth2Client, OAuth2RequestError, OAuth2Tokens } from 'arctic';
import { errorFields, log } from '#kernel/log';
import { type Provider, type Somebody, somebodyIn } from './providers.ts';

const WAIT_MS = 10_000;
const AGENT = 'Vitae';

const clientOf = (provider: Provider, callback: string) => new OAuth2Client(provider.clientId, provider.clientSecret, callback);

/** Where the browser goes to sign in there. PKCE always: who does not know it ignores it. `anew`: nobody is waved through unasked, where the provider can be told so. */
export function authorizeUrl(provider: Provider, callback: string, state: string, verifier: string, anew: boolean): URL {
  const { authorize, scopes } = provider;
  const url = clientOf(provider, callback).createAuthorizationURLWithPKCE(authorize, state, CodeChallengeMethod.S256, verifier, scopes);
  if (anew && provider.askAnew !== null) url.searchParams.set('prompt', provider.askAnew);
  return url;
}

/** Whom the code stands for; `null` when the provider refuses it, cannot be reached, or answers something else than it documents. */
export async function exchange(provider: Provider, callback: string, code: string, verifier: string): Promise<Somebody | null> {
  try {
    const tokens = await tokensFor(provider, callback, code, verifier);
    const access = tokens.accessToken();
    const profile = await get(provider.profile, access);
    const emails = provider.emails === null ? null : await get(provider.emails, access);
    return somebodyIn(provider, profile, emails);
  } catch (error) {
    log('warn', 'oauth.refused', {
      kind: provider.name,
      ...(error instanceof OAuth2RequestError ? { code: error.code } : {}),
      ...errorFields(error),
    });
    return null;
  }
}

async function tokensFor(provider: Provider, callback: string, code: string, verifier: string): Promise<OAuth2Tokens> {
  if (provider.secretIn === 'basic') return clientOf(provider, callback).validateAuthorizationCode(provider.token, code, verifier);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    code_verifier: verifier,
  });
  const answer = await fetch(provider.token, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(WAIT_MS),
  });
  const data: unknown = await answer.json();
  if (!answer.ok || typeof data !== 'object' || data === null) throw new Error(`the provider answered ${answer.status}`);
  return new OAuth2Tokens(data);
}

async function get(url: string, token: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': AGENT };
  const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
  return answer.json();
}
