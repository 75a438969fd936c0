import { z } from 'zod';
import { SessionId, UserId } from './ids.ts';

/** A look by staff at somebody's account, as that person sees it (see docs/decisions/0013-view-as.md). It is a session that only reads. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** Minutes that a look lasts at most; asked for anew, it is announced anew. */
export const VIEW_LIFE_MINUTES = 15;
/** Where the web app and its requests are while it shows somebody else's account. */
export const VIEW_PATH = '/view';

/** Why a look ended: they who looked were done, its time was over, whose account it is ended it with their sessions, or the tenant did. */
export const ViewEnd = z.enum(['done', 'time', 'owner', 'staff', 'failed']);
export type ViewEnd = z.infer<typeof ViewEnd>;

/** Who really looks. */
export const ViewActor = z.strictObject({ user: UserId, session: SessionId });
export type ViewActor = z.infer<typeof ViewActor>;

/** A look that goes on, as the pages of both say it. */
export const OpenView = z.object({ byName: z.string(), until: z.iso.datetime() });
export type OpenView = z.infer<typeof OpenView>;

export const USER_VIEW_MESSAGES = [
  /** From the tenant. `until`: ms since 1970. Told again, it is the same look. */
  message('BeginView', { view: SessionId, by: ViewActor, byName: z.string().max(200), until: z.number().int() }),
  /** From the tenant: whoever looks has lost the right to. */
  message('EndViewByTenant', { view: SessionId }),
  /** From within the look. */
  message('EndView', {}),
] as const;

/** From the person's own actor. */
export const TENANT_VIEW_MESSAGES = [message('ViewEnded', { user: UserId, view: SessionId, why: ViewEnd })] as const;

export type UserViewReplies = {
  BeginView: { accessToken: string };
  EndViewByTenant: null;
  EndView: null;
};
export type TenantViewReplies = { ViewEnded: null };
