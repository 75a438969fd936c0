import { expect, it } from 'vitest';
import { call, register } from './testing/client.ts';

interface Refused {
  code: string;
  errors?: { path: string; code?: string; min?: number; max?: number }[];
}

/** What is wrong, by field, without the sentences. */
const faults = (body: Refused) => (body.errors ?? []).map(({ path, code, min, max }) => ({ path, code, min, max }));

it('a body that is not valid is answered with a code for each field, and its numbers', async () => {
  const { status, body } = await call<Refused>('POST', '/auth/register', { body: { email: 'ada', password: 'short' } });
  expect(status).toBe(400);
  expect(body.code).toBe('invalid_input');
  expect(faults(body)).toEqual([
    { path: 'email', code: 'not_an_address' },
    { path: 'password', code: 'too_short', min: 8 },
    { path: 'name', code: 'required' },
  ]);
});

it('what only an actor knows has its code, too', async () => {
  const person = await register();
  const guessed = await call<Refused>('POST', '/auth/register', {
    body: { email: `${crypto.randomUUID()}@people.example`, password: 'Password1', name: 'Ada' },
  });
  expect(faults(guessed.body)).toEqual([{ path: 'password', code: 'guessed_first' }]);
  const same = await call<Refused>('POST', '/api/me/email', {
    token: person.token,
    body: { email: person.email, password: person.password },
  });
  expect(faults(same.body)).toEqual([{ path: 'email', code: 'unchanged' }]);
  const wrong = await call<Refused>('POST', '/api/me/password', {
    token: person.token,
    body: { current: 'not the password', password: 'quite another phrase' },
  });
  expect(faults(wrong.body)).toEqual([{ path: 'current', code: 'wrong_password' }]);
});
