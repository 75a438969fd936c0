import type { ConfigDifference, ConfigKey } from '#protocol/tenant-config';
import { ConfigKey as Key, TenantConfig } from '#protocol/tenant-config';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The settings in which two configurations differ, in the order of the schema. */
export function differences(before: TenantConfig, after: TenantConfig): ConfigDifference[] {
  return Key.options.filter((key) => !same(before[key], after[key])).map((key) => ({ key, before: before[key], after: after[key] }));
}

export const changedKeys = (before: TenantConfig, after: TenantConfig): ConfigKey[] => differences(before, after).map(({ key }) => key);

/** What is not named, or `undefined`, stays. */
export function changed(config: TenantConfig, change: { [K in keyof TenantConfig]?: TenantConfig[K] | undefined }): TenantConfig {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return TenantConfig.parse({ ...config, ...named });
}

/** Whether somebody with this address may make an account; `isInvited` is the tenant's own word. */
export function mayRegister({ registration, domains }: TenantConfig, email: string, isInvited: boolean): boolean {
  if (registration === 'open') return true;
  if (registration === 'closed') return false;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return isInvited || domains.includes(domain);
}
