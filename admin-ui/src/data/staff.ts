import { useQuery } from '../../../ui/src/data/query.ts';
import { ask } from './ask.ts';

/** Everybody with a say over others; also for their names. */
export const useStaff = () => useQuery(() => ({ queryKey: ['staff'], queryFn: () => ask({ type: 'ListStaff' }), staleTime: 60_000 }));
