import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ErrorCode, problemOf } from '#protocol/errors';
import type { FieldIssue } from '#protocol/field-issues';
import { speakLanguage } from '../i18n/words.ts';
import { ProblemError } from './http.ts';
import { fieldError, sayError } from './words.ts';

beforeAll(() => speakLanguage('de'));
afterAll(() => speakLanguage('en'));

const refused = (code: ErrorCode, path: string) => new ProblemError(problemOf({ code, errors: [{ path, message: 'Invalid input' }] }));

it('says a refusal by its code, where the server does not speak the language', () => {
  const detail = 'New accounts are not open here.';
  expect(sayError(new ProblemError(problemOf({ code: 'forbidden', detail })))).toBe('Das ist Ihnen nicht erlaubt.');
  expect(sayError(new ProblemError(problemOf({ code: 'rate_limited', detail }), 1))).toBe(
    'Das war zu oft. Versuchen Sie es in 1 Sekunde noch einmal.',
  );
});

it('says what is wrong with a field by its code, with its number', () => {
  const said = (issue: Omit<FieldIssue, 'path' | 'message'>) =>
    fieldError(new ProblemError(problemOf({ code: 'invalid_input', errors: [{ path: 'email', message: 'x', ...issue }] })), 'email');
  expect(said({ code: 'too_short', min: 8 })).toBe('Mindestens 8 Zeichen.');
  expect(said({ code: 'too_many', max: 1 })).toBe('Höchstens 1 Eintrag.');
  expect(said({ code: 'unchanged' })).toBe('Das ist bereits so.');
  expect(said({ code: 'guessed_first' })).toBe(
    'Dieses Passwort gehört zu denen, die zuerst erraten werden. Drei eigene Wörter sind besser.',
  );
  // What says no more is said as the field asks for it.
  expect(said({ code: 'invalid' })).toBe('Das ist keine gültige E-Mail-Adresse.');
  expect(said({ code: 'too_long' })).toBe('Das ist keine gültige E-Mail-Adresse.');
});

it('says what is wrong with a field of an older server by what the field asks for', () => {
  expect(fieldError(refused('invalid_input', 'email'), 'email')).toBe('Das ist keine gültige E-Mail-Adresse.');
  expect(fieldError(refused('invalid_input', 'password'), 'password', 'newPassword')).toBe('Ein Passwort hat 8 bis 256 Zeichen.');
  expect(fieldError(refused('invalid_credentials', 'password'), 'password')).toBe('Das Passwort stimmt nicht.');
  expect(fieldError(refused('invalid_input', 'email'), 'name')).toBeUndefined();
});
