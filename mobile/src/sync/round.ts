import type { ErrorCode } from '#protocol/errors';
import type { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import { ProblemError } from '../../../ui/src/data/http.ts';
import type { Act } from '../store/acts.ts';

/** As many résumés are brought to a device unasked, the last changed first; the others come when they are opened. */
export const BROUGHT_UNASKED = 30;

/** What a refusal of an act means: it came about all the same, it never will, or it may yet. */
export function afterRefusal(act: Act, code: ErrorCode): 'done' | 'refused' | 'later' {
  // The résumé's id is made of a key of this device: if it is there already, an earlier answer was lost.
  if (act.type === 'create' && code === 'conflict') return 'done';
  if (act.type === 'trash' && (code === 'not_found' || code === 'gone')) return 'done';
  if (code === 'rate_limited' || code === 'unavailable' || code === 'internal' || code === 'unauthenticated' || code === 'session_ended')
    return 'later';
  return 'refused';
}

/** The code of a refusal; `null` for any other failure. */
export const codeOf = (error: unknown): ErrorCode | null => (error instanceof ProblemError ? error.code : null);

export interface ToBring {
  id: ResumeId;
  updatedAt: string;
}

/**
 * What a round brings: first what waits to be sent, then what this device does not have as it is now; each the last changed first.
 * What is open in a page has a socket of its own.
 */
export function toBring(
  list: readonly ListedResume[],
  waiting: ReadonlyMap<ResumeId, number>,
  had: ReadonlyMap<ResumeId, string>,
  isOpen: (id: ResumeId) => boolean,
): ToBring[] {
  const recent = list.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).map(({ id, updatedAt }) => ({ id, updatedAt }));
  // Also of a résumé that the list does not have any more: its edits are refused by somebody who can say why.
  const gone = [...waiting.keys()].filter((id) => !list.some((one) => one.id === id)).map((id) => ({ id, updatedAt: '' }));
  const sends = [...recent, ...gone].filter(({ id }) => waiting.has(id));
  const fetches = recent.slice(0, BROUGHT_UNASKED).filter(({ id, updatedAt }) => !waiting.has(id) && had.get(id) !== updatedAt);
  return [...sends, ...fetches].filter(({ id }) => !isOpen(id));
}
