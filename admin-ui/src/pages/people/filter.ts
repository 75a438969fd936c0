import { PeopleFilter } from '#protocol/tenant-people';

/** What may stand in the address, by the name that it has there. */
const KEYS = ['role', 'state', 'cohort', 'plan'] as const;
export type FilterKey = (typeof KEYS)[number];

/** The filter that an address asks for. What is no filter (an old link, a slip) is left out. */
export function filterOf(params: Readonly<Record<string, string | string[] | undefined>>): PeopleFilter {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined);
  const parsed = [['text', one('q')] as const, ...KEYS.map((key) => [key, one(key)] as const)].flatMap(([key, value]) => {
    const found = value === undefined || value === '' ? null : PeopleFilter.safeParse({ [key]: value });
    return found?.success ? [found.data] : [];
  });
  return Object.assign({}, ...parsed);
}

/** As it stands in an address, without the question mark; empty for everybody. */
export function queryOf(filter: PeopleFilter): string {
  const params = new URLSearchParams();
  if (filter.text) params.set('q', filter.text);
  for (const key of KEYS) {
    const value = filter[key];
    if (value !== undefined) params.set(key, value);
  }
  return params.toString();
}

/** Those beside the words, which are shown as chips. */
export const chipsOf = (filter: PeopleFilter): [FilterKey, string][] =>
  KEYS.flatMap((key): [FilterKey, string][] => {
    const value = filter[key];
    return value === undefined ? [] : [[key, value]];
  });

export function without(filter: PeopleFilter, key: FilterKey): PeopleFilter {
  const { [key]: _, ...rest } = filter;
  return rest;
}
