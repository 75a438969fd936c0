import { z } from 'zod';
import { type ErrorCode, Problem } from '#protocol/errors';
import { language } from '../i18n/words.ts';
import { inPlace, isView } from './place.ts';

/** A refusal by the server, in its words. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Seconds after which another try makes sense, when the server said so. */
  readonly retryAfter: number | null;
  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
  get code(): ErrorCode {
    return this.problem.code;
  }
}

/** The server could not be reached. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('offline', { cause });
  }
}

/** The type of what is no problem of ours: something between us and the server answered. */
export const FOREIGN_ANSWER = 'about:blank#foreign';

const SESSION_CODES: readonly ErrorCode[] = ['unauthenticated', 'session_ended'];
const REFRESHED_AT = 'vitae-refreshed-at';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Request {
  method?: Method;
  /** What is sent as JSON; unsafe calls send `{}` when there is nothing, for the server refuses other content types. */
  body?: unknown;
  /** A file that is sent as it is: JSON, or what its type says. */
  file?: Blob;
  /** With the same key the same command takes effect once, however often it is sent. */
  key?: string;
}

/** Files that are sent as what they are; all else is JSON. */
const OWN_TYPES = /^(?:application\/(?:pdf|zip)|text\/(?:plain|markdown|csv)|image\/.+)$/;

async function send(path: string, { method = 'GET', body, file, key }: Request): Promise<Response> {
  try {
    return await fetch(inPlace(path), {
      method,
      credentials: 'same-origin',
      ...(method === 'GET'
        ? {}
        : {
            headers: {
              // What is shown here, which may be another than the browser's: so mails begin in it.
              'accept-language': language(),
              'content-type': file && OWN_TYPES.test(file.type) ? file.type : 'application/json',
              ...(key ? { 'idempotency-key': key } : {}),
            },
            body: file ?? JSON.stringify(body ?? {}),
          }),
    });
  } catch (cause) {
    throw new OfflineError(cause);
  }
}

async function refusalIn(response: Response): Promise<ProblemError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ProblemError(await problemIn(response), Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null);
}

async function problemIn(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  // Something between us and the server answered.
  const code: ErrorCode = response.status >= 500 ? 'unavailable' : 'bad_request';
  return { type: FOREIGN_ANSWER, title: `http ${response.status}`, status: response.status, code };
}

/** Told when a session has ended for good, so that the app can ask to sign in. */
let onSessionEnd: () => void = () => {};
export const whenSessionEnds = (listener: () => void): void => {
  onSessionEnd = listener;
};

/**
 * Renews the session from its cookie: one tab at a time, and not again when another tab has just done it.
 * `false` when there is no session any more. The tokens themselves are never seen by a script.
 */
export async function refreshSession(askedAt: number): Promise<boolean> {
  // A look by staff is not renewed; what is in this browser's cookies is another person's session.
  if (isView()) {
    onSessionEnd();
    return false;
  }
  const renew = async () => {
    if (Number(localStorage.getItem(REFRESHED_AT) ?? 0) >= askedAt) return true;
    const response = await send('/auth/refresh', { method: 'POST' });
    if (response.ok) {
      localStorage.setItem(REFRESHED_AT, String(Date.now()));
      return true;
    }
    if (response.status >= 500 || response.status === 429) throw await refusalIn(response);
    return false;
  };
  return navigator.locks ? navigator.locks.request('vitae-refresh', renew) : renew();
}

/** Told when nothing goes on before a second factor is set up. */
let onFactorNeeded: () => void = () => {};
export const whenFactorIsNeeded = (listener: () => void): void => {
  onFactorNeeded = listener;
};

/** What somebody is said to be: the pages go where a second factor is set up, before anything else is refused. */
export function noteFactor<Me extends { needsFactor?: boolean | undefined }>(me: Me): Me {
  if (me.needsFactor) onFactorNeeded();
  return me;
}

/** Calls the API. An ended session is renewed once, unseen. */
async function answer(path: string, request: Request): Promise<Response> {
  const askedAt = Date.now();
  let response = await send(path, request);
  if (response.status === 401) {
    const refusal = await refusalIn(response);
    if (!SESSION_CODES.includes(refusal.code)) throw refusal;
    if (!(await refreshSession(askedAt))) {
      onSessionEnd();
      throw refusal;
    }
    response = await send(path, request);
  }
  if (response.ok) return response;
  const refusal = await refusalIn(response);
  if (refusal.code === 'second_factor_required') onFactorNeeded();
  throw refusal;
}

/** Calls the API and checks the answer against `schema`. */
export async function call<S extends z.ZodType>(schema: S, path: string, request: Request = {}): Promise<z.infer<S>> {
  const response = await answer(path, request);
  return schema.parse(response.status === 204 ? null : await response.json().catch(() => null));
}

/** Sends a file as it is. */
export const upload = <S extends z.ZodType>(schema: S, path: string, file: Blob): Promise<z.infer<S>> =>
  call(schema, path, { method: 'POST', file });

/** A file of the API. */
export const download = async (path: string): Promise<Blob> => (await answer(path, {})).blob();

/** For answers without a body, or whose body is of no interest. */
export const Nothing = z.unknown().transform(() => null);
