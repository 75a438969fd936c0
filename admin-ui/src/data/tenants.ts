import { useQuery } from '../../../ui/src/data/query.ts';
import { useMay } from '../app/access.tsx';
import { ask } from './ask.ts';

/** Every tenant. Only the first one's admins are told: they operate the installation. */
export function useTenants() {
  const may = useMay();
  return useQuery(() => ({
    queryKey: ['tenants'],
    enabled: may('ListTenants'),
    queryFn: () => ask({ type: 'ListTenants' }),
    staleTime: 60_000,
  }));
}
