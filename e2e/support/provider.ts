import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Account {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
}

interface Grant {
  account: Account;
  challenge: string;
  callback: string;
}

/**
 * A provider that speaks the protocol: the authorization code flow of RFC 6749 with PKCE (RFC 7636), and OpenID Connect's or GitHub's
 * profile. It is strict: a code works once, for the callback and the verifier that it was made for, and with the client's secret.
 */
export class LocalProvider {
  readonly clientId = 'vitae-client';
  readonly clientSecret = 'a secret with: signs & spaces';
  /** Who is signed in there when somebody comes. */
  account: Account;
  readonly seen: { authorize: URLSearchParams[]; refused: string[]; given: string[] } = { authorize: [], refused: [], given: [] };
  private readonly server: Server;
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, Account>();
  private readonly secretIn: 'basic' | 'body';

  private constructor(account: Account, secretIn: 'basic' | 'body') {
    this.account = account;
    this.secretIn = secretIn;
    this.server = createServer((request, response) => {
      this.answer(request).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  static async start(account: Account, secretIn: 'basic' | 'body' = 'basic'): Promise<LocalProvider> {
    const provider = new LocalProvider(account, secretIn);
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The settings that put it in the place of `name`. */
  settings(name: string): Record<string, string> {
    return {
      [`VITAE_OAUTH_${name}_ID`]: this.clientId,
      [`VITAE_OAUTH_${name}_SECRET`]: this.clientSecret,
      [`VITAE_OAUTH_${name}_AT`]: this.url,
    };
  }

  close(): void {
    this.server.close();
  }

  private async answer(request: IncomingMessage) {
    const url = new URL(request.url ?? '/', this.url);
    const json = (status: number, value: unknown) => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
    if (url.pathname === '/authorize') return { status: 302, headers: { location: this.authorize(url.searchParams) }, body: '' };
    if (url.pathname === '/token') {
      const refusal = await this.grantFor(request);
      return 'error' in refusal ? json(400, refusal) : json(200, { access_token: refusal.token, token_type: 'Bearer', expires_in: 3600 });
    }
    const account = this.tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!account) return json(401, { error: 'invalid_token' });
    const { sub, name, email, email_verified } = account;
    if (url.pathname === '/emails') return json(200, [{ email, primary: true, verified: email_verified }]);
    return json(200, { sub, id: Number(sub), login: name.toLowerCase(), name, email, email_verified });
  }

  private authorize(query: URLSearchParams): string {
    this.seen.authorize.push(query);
    const callback = query.get('redirect_uri') ?? '';
    const code = randomUUID();
    this.grants.set(code, { account: this.account, challenge: query.get('code_challenge') ?? '', callback });
    return `${callback}?${new URLSearchParams({ code, state: query.get('state') ?? '' })}`;
  }

  private async grantFor(request: IncomingMessage): Promise<{ token: string } | { error: string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = new URLSearchParams(Buffer.concat(chunks).toString());
    const basic = `Basic ${Buffer.from(`${this.clientId}:${this.clientSecret}`).toString('base64')}`;
    const isClient =
      this.secretIn === 'basic'
        ? request.headers.authorization === basic
        : body.get('client_id') === this.clientId && body.get('client_secret') === this.clientSecret;
    const refuse = (error: string) => {
      this.seen.refused.push(error);
      return { error };
    };
    if (!isClient) return refuse('invalid_client');
    const grant = this.grants.get(body.get('code') ?? '');
    this.grants.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || grant.callback !== body.get('redirect_uri') || grant.challenge !== challenge) return refuse('invalid_grant');
    const token = randomUUID();
    this.tokens.set(token, grant.account);
    this.seen.given.push(token);
    return { token };
  }
}
