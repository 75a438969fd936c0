import { z } from 'zod';
import { Email, OpaqueToken, Password } from './credentials.ts';
import { SessionId } from './ids.ts';

/** What a person does with their account beside using it: its sessions, password, address and end. Part of `UserMessage`. */

/** Days between asking for an account's deletion and the deletion, in which it can be undone. */
export const DELETION_DAYS = 14;

export const SessionView = z.object({
  id: SessionId,
  /** In words, such as “Firefox on Windows”. */
  device: z.string(),
  /** A country (ISO 3166-1, two letters), where it is known. */
  place: z.string().optional(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });
/** A password that is compared, never set. Left out by whoever has none: a recent proof takes its place. */
const Proof = z.string().max(256).optional();

export const ACCOUNT_MESSAGES = [
  message('ListSessions', {}),
  message('EndSession', { session: SessionId }),
  /** All but the one that asks. */
  message('EndOtherSessions', {}),
  message('ChangePassword', { current: Proof, password: Password }),
  /** A link goes to the new address; only opening it changes anything. */
  message('ChangeEmail', { email: Email, password: Proof }),
  message('ConfirmEmail', { token: OpaqueToken }),
  /** Answers the same whether or not this account has the address. */
  message('StartReset', { email: Email }),
  message('ResetPassword', { token: OpaqueToken, password: Password }),
  message('PlanDeletion', { password: Proof }),
  message('UndoDeletion', {}),
  /** With the code from the mail. */
  message('UndoDeletionByLink', { token: OpaqueToken }),
] as const;

export type AccountReplies = {
  ListSessions: { items: SessionView[] };
  EndSession: null;
  EndOtherSessions: { ended: number };
  ChangePassword: null;
  ChangeEmail: null;
  ConfirmEmail: null;
  StartReset: null;
  ResetPassword: null;
  PlanDeletion: { deletionAt: string };
  UndoDeletion: null;
  UndoDeletionByLink: null;
};
