import type { FieldIssue } from '#protocol/field-issues';
import { faults } from '../i18n/en/faults.ts';
import { language, words } from '../i18n/words.ts';
import { w } from '../kit/words.ts';
import { NotConfirmed } from './confirming.ts';
import { FOREIGN_ANSWER, OfflineError, ProblemError } from './http.ts';
import { PasskeyError } from './passkeys.ts';

const fault = words('faults', faults);

/** What to say about a failure: what happened, and what to do. */
export function sayError(error: unknown): string {
  const said = w().errors;
  if (error instanceof OfflineError) return said.offline;
  if (error instanceof NotConfirmed) return said.notConfirmed;
  if (error instanceof PasskeyError) return error.message;
  if (error instanceof ProblemError) {
    if (error.code === 'rate_limited') return sayBoth(inDetail(error) ?? said.tooOften, tryAgain(error.retryAfter));
    if (error.code === 'unavailable') return sayBoth(said.busy, tryAgain(error.retryAfter));
    return inDetail(error) ?? sayRefusal(error);
  }
  return said.unknown;
}

/** Two sentences, the second of which may be missing. */
export const sayBoth = (first: string, second: string): string => (second ? w().errors.both(first, second) : first);

/** What kind of text a field of a form asks for, where its name does not say it. */
export type FieldKind = 'email' | 'newEmail' | 'name' | 'newPassword';

/** What the server said about one field of a form, by its code; else, in languages that the server does not speak, as that `kind` of field. */
export function fieldError(error: unknown, path: string, kind: FieldKind | null = kindOf(path)): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const issue = error.problem.errors?.find((one) => one.path === path);
  if (!issue) return undefined;
  const said = sayFault(issue);
  if (said !== null) return said;
  if (language() === 'en') return issue.message;
  const { field, codes } = w().errors;
  if (error.code === 'invalid_credentials') return field.wrongPassword;
  if (error.code === 'weak_password') return codes.weak_password;
  return kind ? field[kind] : field.other;
}

/** What a code says, with its number; `null` when it says no more than that something is wrong. */
function sayFault({ code, min, max }: FieldIssue): string | null {
  switch (code) {
    case undefined:
    case 'invalid':
      return null;
    case 'too_short':
    case 'too_small':
    case 'too_few':
      return min === undefined ? null : fault().measured[code](min);
    case 'too_long':
    case 'too_large':
    case 'too_many':
      return max === undefined ? null : fault().measured[code](max);
    default:
      return fault().said[code];
  }
}

const kindOf = (path: string): FieldKind | null => (path === 'email' || path === 'name' ? path : null);

/** The server's own sentence says more than its code, but only in English. */
function inDetail({ problem }: ProblemError): string | null {
  return language() === 'en' && problem.detail ? asSentence(problem.detail) : null;
}

function sayRefusal({ problem }: ProblemError): string {
  if (problem.type === FOREIGN_ANSWER) return w().errors.answered(problem.status);
  return language() === 'en' ? asSentence(problem.title) : w().errors.codes[problem.code];
}

const asSentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** "Try again in 12 seconds." */
function tryAgain(seconds: number | null): string {
  const { inAMoment, inSeconds, inMinutes } = w().errors;
  if (seconds === null) return inAMoment;
  return seconds < 90 ? inSeconds(seconds) : inMinutes(Math.ceil(seconds / 60));
}
