import { OfflineError, ProblemError } from '../../../ui/src/data/http.ts';
import { words } from '../i18n/words.ts';

const w = words('failure');

/** The code of a page could not be fetched: there is no connection, or a newer version. Browsers and Vite have only words for it. */
const isUnloaded = (error: unknown): boolean =>
  error instanceof Error && /preload CSS|dynamically imported|importing a module/i.test(error.message);

/** What to say about a failure: what happened, and what to do. */
export function sayError(error: unknown): string {
  if (error instanceof OfflineError) return w().offline;
  if (isUnloaded(error)) return w().unloaded;
  if (!(error instanceof ProblemError)) return w().unforeseen;
  if (error.code === 'rate_limited') return w().tooOften(error.retryAfter);
  if (error.code === 'unavailable') return w().busy(error.retryAfter);
  if (error.code === 'forbidden') return w().forbidden;
  if (error.code === 'invalid_input') return w().invalid;
  const text = error.problem.detail ?? error.problem.title;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What the tenant said about fields, by path. */
export const fieldErrors = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ProblemError ? Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message])) : {};

export const isConflict = (error: unknown): boolean => error instanceof ProblemError && error.code === 'conflict';
