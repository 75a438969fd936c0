/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { SECURITY_EVENTS } from '#kernel/security';
import { Identity } from '#protocol/envelope';
import { done, refuse } from '#protocol/errors';
import { SessionId } from '#protocol/ids';
import { UserMessage } from '#protocol/user';
import examples from '../protocol/fixtures/v1/messages/user.json' with { type: 'json' };
import { securityEventOf } from './security-events.ts';

const request = 'req-1';
const user = `usr_${'0'.repeat(26)}`;
const session = SessionId.parse(`ses_${'0'.repeat(26)}`);
const messages = examples.map((example) => UserMessage.parse(example));
const anonymous = { from: { kind: 'anonymous' }, request } as const;
const of = (type: UserMessage['type']): UserMessage => {
  const found = messages.find((message) => message.type === type);
  if (!found) throw new Error(`no example of ${type}`);
  return found;
};

describe('what the security log tells of an account', () => {
  it('says who, what, by which way, in which request, and what came of it', () => {
    expect(securityEventOf(of('Login'), anonymous, user, refuse('invalid_credentials'))).toEqual({
      event: 'sign_in',
      outcome: 'refused',
      code: 'invalid_credentials',
      way: 'password',
      user,
      request,
    });
    const from = Identity.parse({ kind: 'user', user, session, tenant: `ten_${'0'.repeat(26)}`, tenantRole: 'member', name: 'Ada' });
    expect(securityEventOf(of('LogoutAll'), { from, request }, user, done(null))).toEqual({
      event: 'sessions_ended',
      outcome: 'done',
      way: 'all',
      user,
      session,
      request,
    });
  });

  it('tells the first step of two from a sign-in, and a second factor by its kind', () => {
    const ticket = done({ factorRequired: ['totp'], ticket: 'x', expiresIn: 300 });
    expect(securityEventOf(of('Login'), anonymous, user, ticket)).toMatchObject({ event: 'first_step', way: 'password' });
    const prove = of('ProveFactor');
    expect(prove).toHaveProperty('proof.kind');
    expect(securityEventOf(prove, anonymous, user, refuse('wrong_factor'))).toMatchObject({
      event: 'sign_in',
      way: 'proof' in prove ? prove.proof.kind : '',
      code: 'wrong_factor',
    });
  });

  it('is silent of what only looks, and of renewals that went well', () => {
    expect(securityEventOf(of('GetProfile'), anonymous, user, done(null))).toBeNull();
    expect(securityEventOf(of('Refresh'), anonymous, user, done(null))).toBeNull();
    expect(securityEventOf(of('Refresh'), anonymous, user, refuse('session_ended'))).toMatchObject({ event: 'renewal' });
  });

  it('never says an address, a name, a password, a token or a code, whatever a message carries', () => {
    for (const message of messages)
      for (const outcome of [done({ accessToken: 'secret' }), refuse('forbidden', { detail: 'secret' })]) {
        const event = securityEventOf(message, anonymous, user, outcome);
        if (!event) continue;
        expect(SECURITY_EVENTS).toContain(event.event);
        const { event: _, outcome: _o, code: _c, way = '', user: _u, request: _r, ...more } = event;
        expect(more, message.type).toEqual({});
        expect(way, message.type).toMatch(/^[a-z]{0,10}$/);
      }
  });
});
