const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a key signs. */
export const SIGNS_MS = 30 * DAY_MS;
/**
 * How long a key is published before it signs, and still after its last token: a token's life (10 minutes) and the time for which
 * others remember keys (5 minutes on each side), with room to spare.
 */
export const OVERLAP_MS = HOUR_MS;

export interface KeyTimes {
  kid: string;
  /** Milliseconds since the epoch. */
  signsFrom: number;
}

export interface Rotation {
  /** The key to sign with; `null` when there is none yet. */
  signing: string | null;
  /** Keys that no living token can be signed with. */
  dead: string[];
  /** When a new key is to sign from, when it is time to publish one; else `null`. */
  makeFrom: number | null;
  /** When to look again, in ms since the epoch. */
  lookAt: number;
}

/** What is to be done about the keys at `now`; `keys` are in the order in which they sign. */
export function rotationOf(keys: readonly KeyTimes[], now: number): Rotation {
  const begun = keys.filter(({ signsFrom }) => signsFrom <= now);
  const signing = begun.at(-1) ?? keys[0] ?? null;
  const newest = keys.at(-1) ?? null;
  // A key stops signing when the next one begins.
  const dead = begun.filter((_, index) => {
    const next = begun[index + 1];
    return next !== undefined && next.signsFrom + OVERLAP_MS <= now;
  });
  if (!signing || !newest) return { signing: null, dead: [], makeFrom: now, lookAt: now + SIGNS_MS - OVERLAP_MS };
  const due = newest.signsFrom + SIGNS_MS - OVERLAP_MS;
  const isDue = due <= now;
  // Late, after a long sleep: still published for as long before it signs.
  const makeFrom = isDue ? Math.max(newest.signsFrom + SIGNS_MS, now + OVERLAP_MS) : null;
  const nextDue = makeFrom === null ? due : makeFrom + SIGNS_MS - OVERLAP_MS;
  const dying = keys.slice(1).map(({ signsFrom }) => signsFrom + OVERLAP_MS);
  if (makeFrom !== null) dying.push(makeFrom + OVERLAP_MS);
  return {
    signing: signing.kid,
    dead: dead.map(({ kid }) => kid),
    makeFrom,
    lookAt: Math.min(nextDue, ...dying.filter((at) => at > now)),
  };
}
