import { plural } from '../i18n/format.ts';
import { NotConfirmed } from './confirming.ts';
import { OfflineError, ProblemError } from './http.ts';
import { PasskeyError } from './passkeys.ts';

/** What to say about a failure: what happened, and what to do. */
export function sayError(error: unknown): string {
  if (error instanceof OfflineError) return 'The server cannot be reached. Check your connection and try again.';
  if (error instanceof NotConfirmed) return 'This needs you to confirm that it is you. Nothing was changed.';
  if (error instanceof PasskeyError) return error.message;
  if (error instanceof ProblemError) {
    if (error.code === 'rate_limited') return `${error.problem.detail ?? 'That was too often.'} ${tryAgain(error.retryAfter)}`;
    if (error.code === 'unavailable') return `The server is busy. ${tryAgain(error.retryAfter)}`;
    const words = error.problem.detail ?? error.problem.title;
    return /[.!?…]$/.test(words) ? words : `${words}.`;
  }
  return 'Something went wrong here. Reload the page; nothing was lost.';
}

/** What the server said about one field of a form. */
export function fieldError(error: unknown, path: string): string | undefined {
  return error instanceof ProblemError ? error.problem.errors?.find((issue) => issue.path === path)?.message : undefined;
}

/** "Try again in 12 seconds." */
function tryAgain(seconds: number | null): string {
  if (seconds === null) return 'Try again in a moment.';
  return `Try again in ${seconds < 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute')}.`;
}
