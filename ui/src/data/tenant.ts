import { TenantAnswer } from '#protocol/http';
import { call } from './http.ts';
import { useQuery } from './query.ts';

/** How long an announcement may take to reach pages that are open. */
const EVERY_MS = 60_000;

/** What the person's organisation says to everybody, read anew while the page is looked at. */
export function useTenant() {
  return useQuery(() => ({
    queryKey: ['tenant'],
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
    queryFn: () => call(TenantAnswer, '/api/tenant'),
  }));
}
