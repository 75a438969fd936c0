import { z } from 'zod';
import { type SectionKind, TemplateId } from './document.ts';
import { UserId } from './ids.ts';
import type { TemplateRules } from './tenant-themes.ts';

/** What a tenant lets its people do. Each person's own actor is told, and says so of whoever acts in that person's name. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const Standing = z.strictObject({
  /** Templates that they may choose; `null`: any. */
  templates: z.array(TemplateId).max(200).nullable(),
  /** The tenant is suspended: they read and export, and change nothing. */
  isHeld: z.boolean(),
  /** Their public pages are down with the tenant. */
  hidesPages: z.boolean(),
  /** Whoever has no second factor does nothing but set one up. */
  asksFactor: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

/** Of somebody whose tenant has said nothing. */
export const FREE: Standing = { templates: null, isHeld: false, hidesPages: false, asksFactor: false };

export const USER_STANDING_MESSAGES = [
  /** From the person's tenant. */
  message('SetStanding', { standing: Standing }),
] as const;
export type UserStandingReplies = { SetStanding: null };

export const TENANT_STANDING_MESSAGES = [
  /** From the router: what somebody may choose, and what a résumé of theirs begins with. */
  message('FindRules', { user: UserId }),
] as const;
export type TenantStandingReplies = {
  FindRules: TemplateRules & { sections: SectionKind[]; isHeld: true | null };
};
