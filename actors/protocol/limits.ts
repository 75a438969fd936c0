/** How often somebody may. All numbers are here; the README's table is checked against them. */

export interface Rate {
  /** What of the HTTP surface counts: method and path. */
  of: RegExp;
  /** How many a minute from one address (an IPv6 network of 64 bits counts as one), … */
  each: number;
  /** … and from everybody together. `null`: as many as come. */
  all: number | null;
}

/** The first that fits counts, and then `api`, which fits everything but files and health. */
export const RATES = {
  register: { of: /^POST \/auth\/register$/, each: 20, all: 900 },
  login: { of: /^POST \/auth\/(?:login|passkeys?|oauth|factor|confirm)(?:\/|$)/, each: 30, all: 900 },
  refresh: { of: /^POST \/auth\/refresh$/, each: 120, all: null },
  /** What sends a mail to an address that somebody types, or to one's own. */
  mail: { of: /^POST \/auth\/(?:password\/forgot|verify-email\/resend)$/, each: 10, all: 300 },
  /** Codes from mails: 128 bits and more, so this only keeps the noise down. */
  code: {
    of: /^POST \/(?:auth\/(?:verify-email|confirm-email|password\/reset|keep-account|join(?:\/place)?)|api\/(?:invites\/accept|me\/tenant))$/,
    each: 30,
    all: null,
  },
  invite: { of: /^POST \/api\/resumes\/[^/]+\/invites$/, each: 30, all: 300 },
  import: { of: /^POST \/api\/(?:resumes\/import|admin\/intakes)$/, each: 30, all: 600 },
  export: { of: /^POST \/api\/resumes\/[^/]+\/exports$/, each: 60, all: 600 },
  /** A password typed on a public page; guesses at one link's are slowed down by themselves, too. */
  unlock: { of: /^POST \/r\/[^/]+$/, each: 30, all: 900 },
  report: { of: /^POST \/r\/[^/]+\/report$/, each: 5, all: 60 },
  file: { of: /^(?:GET|HEAD) \/r\/[^/]+\/(?:pdf|card\.png)$/, each: 60, all: 1_200 },
  page: { of: /^\S+ \/r\//, each: 300, all: null },
  api: { of: /^\S+ \/(?:api|auth)\/(?!health$)/, each: 2_400, all: null },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof RATES;
/** In the order in which they are tried. */
export const RATE_NAMES: readonly RateName[] = [
  'register',
  'login',
  'refresh',
  'mail',
  'code',
  'invite',
  'import',
  'export',
  'unlock',
  'report',
  'file',
  'page',
  'api',
];
export const RATE_PERIOD_S = 60;

/**
 * Guesses at one account's password or code. Each wrong one after the free ones doubles the wait for the next; it never grows into a
 * lock-out, and the right one ends it. Guesses from a browser that has signed in to the account before are counted by themselves, so
 * nobody can keep its owner waiting.
 */
export const GUESSES = {
  free: 5,
  firstWaitMs: 2_000,
  longestWaitMs: 60_000,
  /** Of codes, which are short: whoever guesses at them knows the password already. */
  longestCodeWaitMs: 15 * 60_000,
  /** Wrong guesses are forgotten after this time without another. */
  forgetMs: 24 * 3_600_000,
} as const;

/** Milliseconds until the next guess is heard, after `count` wrong ones of which the last was at `at`. */
export function guessWait(count: number, at: number, now: number, longestMs: number = GUESSES.longestWaitMs): number {
  if (count < GUESSES.free) return 0;
  const wait = Math.min(longestMs, GUESSES.firstWaitMs * 2 ** (count - GUESSES.free));
  return Math.max(0, at + wait - now);
}

/** No refused sign-in is answered sooner: how much was looked up and hashed for it does not show. */
export const REFUSED_LOGIN_MS = 250;

/** Hashing of passwords: at once, waiting for their turn, and when to come back once even that is full. */
export const HASHING = { atOnce: 2, waiting: 20, retryAfterS: 1 } as const;
