/** What a log line may say. Ids and codes only: no address, name, title or text of a person ever belongs here. */
export interface LogFields {
  actor?: string;
  kind?: string;
  request?: string;
  message?: string;
  code?: string;
  status?: number;
  method?: string;
  route?: string;
  alarm?: string;
  lane?: string;
  attempts?: number;
  ms?: number;
  count?: number;
  /** Whose account, and in which session: ids, never an address or a token. */
  user?: string;
  session?: string;
  /** How the security log names what came of it, and by which way or factor. */
  outcome?: 'done' | 'refused';
  way?: string;
  /** The network that a request came from, never the address itself (see `router/network.ts`). */
  network?: string;
  /** Lines of the same kind that were left out before this one. */
  leftOut?: number;
  /** The class of an unexpected error and its place in our code; never its message, which may quote data. */
  error?: string;
  at?: string;
}

type Level = 'info' | 'warn' | 'error';

/** One JSON line, with its time in UTC and ms. `event` is a dotted name that never changes its meaning. */
export function log(level: Level, event: string, fields: LogFields = {}): void {
  console[level === 'info' ? 'log' : level](JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }));
}

/** An unexpected error as log fields. */
export function errorFields(error: unknown): Pick<LogFields, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack
    ?.split('\n')
    .slice(1, 4)
    .map((line) => line.trim())
    .join(' < ');
  return { error: error.name, ...(at ? { at } : {}) };
}
