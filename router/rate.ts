import { RATE_NAMES, RATE_PERIOD_S, RATES, type RateName } from '#protocol/limits';

/** Keys that are remembered; the one that came first goes first. */
const MAX_KEYS = 50_000;

/** Buckets of `limit` tokens, filled evenly within `RATE_PERIOD_S` seconds: as many at once, and no more in the long run. */
export class Buckets {
  private readonly limit: number;
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Takes one at `now` (ms): 0, or the seconds until there is one. */
  take(key: string, now: number): number {
    const perMs = this.limit / (RATE_PERIOD_S * 1_000);
    const known = this.buckets.get(key);
    const tokens = known ? Math.min(this.limit, known.tokens + Math.max(0, now - known.at) * perMs) : this.limit;
    const isThere = tokens >= 1;
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: isThere ? tokens - 1 : tokens, at: now });
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > MAX_KEYS && oldest !== undefined) this.buckets.delete(oldest);
    return isThere ? 0 : Math.ceil((1 - tokens) / perMs / 1_000);
  }
}

/** The platform's limiter: of many machines, unlike the buckets of a process. */
export interface Limiter {
  limit(of: { key: string }): Promise<{ success: boolean }>;
}

const ours = new Map<string, Buckets>();
const bucketsOf = (name: string, limit: number): Buckets => {
  const known = ours.get(name) ?? new Buckets(limit);
  ours.set(name, known);
  return known;
};

/** Which of the RATES a request counts for: the first that fits. */
export function rateOf(method: string, path: string): RateName | null {
  for (const name of RATE_NAMES) if (RATES[name].of.test(`${method} ${path}`)) return name;
  return null;
}

/**
 * Who shares a bucket: an address, an IPv6 network of 64 bits. `null` for this very machine, where a proxy, a test or the owner is:
 * one of them must not use up what is meant for all.
 */
export function addressKey(address: string | undefined): string | null {
  if (!address || address === '::1' || address.startsWith('127.')) return null;
  if (!address.includes(':')) return address;
  const [head = ''] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return Array.from({ length: 4 }, (_, place) => groups[place] ?? '0').join(':');
}

/** Seconds to wait until one more of `name` is taken from `address`; 0 for now. */
export async function takeRate(
  name: RateName,
  address: string | null,
  limiter: (binding: string) => Limiter | null,
  now: number,
): Promise<number> {
  const { each, all } = RATES[name];
  const checks: [which: 'each' | 'all', limit: number | null, key: string | null][] = [
    ['each', each, address],
    ['all', all, 'all'],
  ];
  for (const [which, limit, key] of checks) {
    if (limit === null || key === null) continue;
    const binding = limiter(`RATE_${name}_${which}`.toUpperCase());
    const wait = binding
      ? (await binding.limit({ key })).success
        ? 0
        : RATE_PERIOD_S
      : bucketsOf(`${name}/${which}`, limit).take(key, now);
    if (wait > 0) return wait;
  }
  return 0;
}
