import type { Identity } from '#protocol/envelope';
import type { TenantId } from '#protocol/ids';
import type { TenantConfig } from '#protocol/tenant-config';
import type { Ctx } from './context.ts';
import { configOf } from './tenant-rules.ts';

/** Whoever has no second factor is asked about at every request: for so long, in ms, a tenant's answer is believed. */
const BELIEVE_MS = 500;
const MAX_KNOWN = 1_000;
const known = new Map<TenantId, { policy: TenantConfig['secondFactor']; until: number }>();

/** Whether somebody's tenant asks its people for a second factor. A change is known everywhere within half a second. */
export async function asksForFactor(c: Ctx, { tenant }: Identity): Promise<boolean> {
  const now = Date.now();
  const heard = known.get(tenant);
  if (heard && heard.until > now) return heard.policy === 'required';
  const { secondFactor } = await configOf(c, tenant);
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.delete(tenant);
  known.set(tenant, { policy: secondFactor, until: now + BELIEVE_MS });
  return secondFactor === 'required';
}
