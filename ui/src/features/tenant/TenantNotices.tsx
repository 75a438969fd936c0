import { useTenant } from '../../data/tenant.ts';
import { Notices } from './Notices.tsx';

/** Above every page: what the person's organisation says to everybody. */
export function TenantNotices() {
  const tenant = useTenant();
  return <Notices tenant={tenant.data} />;
}
