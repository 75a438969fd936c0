import { createContext, useContext } from 'solid-js';
import type { TenantRole } from '#protocol/roles';
import type { TenantMessage } from '#protocol/tenant';
import type { Profile } from '#protocol/user';
import { roleMay } from './rights.ts';

export interface Access {
  readonly me: Profile;
  readonly role: TenantRole;
}

export const AccessContext = createContext<() => Access>();

/** Who uses the console. Only beneath the gate. */
export function useAccess(): () => Access {
  const access = useContext(AccessContext);
  if (!access) throw new Error('used outside of the gate');
  return access;
}

export function useMay(): (command: TenantMessage['type']) => boolean {
  const access = useAccess();
  return (command) => roleMay(access().role, command);
}
