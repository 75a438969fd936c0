import { useQuery } from '../../../ui/src/data/query.ts';
import { ask } from './ask.ts';

/** How the tenant is set up now. The frame shows its name and colour. */
export const useConfig = () => useQuery(() => ({ queryKey: ['config', 'current'], queryFn: () => ask({ type: 'ReadConfig' }) }));
