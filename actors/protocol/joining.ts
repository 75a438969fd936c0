import { z } from 'zod';
import { Device, Email, Password, PersonName } from './credentials.ts';
import { CohortId, TenantId, UserId } from './ids.ts';
import { Language } from './language.ts';

/** Coming into a tenant by its invitation: the code of the mail says which tenant it is of, and that its bearer reads that address. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** `<tenant id>.<secret>` */
export const JoinToken = z.string().regex(/^ten_[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}$/);

export const tenantOfJoinToken = (token: string): TenantId => TenantId.parse(token.split('.')[0]);

/** What whoever has the code is shown. */
export const JoinPlace = z.object({
  tenant: z.string(),
  email: z.string(),
  /** As the tenant wrote it; empty where it did not. */
  name: z.string(),
  /** In which the tenant speaks to people of whom it does not know theirs. */
  language: Language.optional(),
});
export type JoinPlace = z.infer<typeof JoinPlace>;

export const TENANT_JOIN_MESSAGES = [
  /** From the router. Spends nothing. */
  message('OpenInvitation', { token: JoinToken }),
  /** From the actor of who comes. The code is theirs from then on; it is spent once they are here. `email`: of an account that there is. */
  message('TakePlace', { user: UserId, token: JoinToken, email: Email.optional() }),
  /** From the actor of who goes to another tenant, to the default one. */
  message('MemberMoved', { user: UserId, tenant: TenantId }),
] as const;

export type TenantJoinReplies = {
  OpenInvitation: JoinPlace;
  TakePlace: { email: string };
  MemberMoved: null;
};

export const USER_JOIN_MESSAGES = [
  /** A new account, whose address is confirmed by the code. */
  message('RegisterByInvitation', {
    token: JoinToken,
    password: Password,
    name: PersonName,
    device: Device,
    language: Language.optional(),
  }),
  /** An account of the default tenant goes to the one that invited its address. */
  message('MoveByInvitation', { token: JoinToken }),
  /** From the tenant: the person's cohort. */
  message('CohortChanged', { cohort: CohortId.nullable() }),
] as const;
