import { z } from 'zod';
import { TemplateId } from './document.ts';
import { type JobId, type ResumeId, SessionId, TenantId, UserId } from './ids.ts';
import { TenantRole } from './roles.ts';
import { Scope } from './scopes.ts';
import { ViewActor } from './views.ts';

export const ActorKind = z.enum(['user', 'resume', 'export', 'tenant']);
export type ActorKind = z.infer<typeof ActorKind>;

/** A signed-in person, as the router verified them. */
export const Identity = z.strictObject({
  kind: z.literal('user'),
  user: UserId,
  session: SessionId,
  tenant: TenantId,
  tenantRole: TenantRole,
  name: z.string(),
  /** Present when it is a program with an API token that acts for the person; then `session` names the token. */
  scopes: z.array(Scope).optional(),
  /** Present when somebody of the staff looks at this person's account; then `session` names the look. Nothing is ever changed by it. */
  act: ViewActor.optional(),
  /** Present when the person has no second factor. Where their tenant asks for one, they set one up before anything else. */
  isBare: z.literal(true).optional(),
  /** Present when their tenant is suspended: they read and export, and change nothing. */
  isHeld: z.literal(true).optional(),
  /** Present when they may choose only these templates for what they write. */
  templates: z.array(TemplateId).max(200).optional(),
});
export type Identity = z.infer<typeof Identity>;

/** Who a message is from. The router seals it into the call; nothing a client sends can choose it. */
export const Principal = z.discriminatedUnion('kind', [
  Identity,
  /** Somebody who is not signed in; the message carries its own proof, or needs none. */
  z.strictObject({ kind: z.literal('anonymous') }),
  /** The router itself, on nobody's behalf. */
  z.strictObject({ kind: z.literal('router') }),
  z.strictObject({ kind: z.literal('actor'), actor: ActorKind, id: z.string() }),
]);
export type Principal = z.infer<typeof Principal>;

export const ANONYMOUS: Principal = { kind: 'anonymous' };
export const ROUTER: Principal = { kind: 'router' };

/** What travels to an actor's mailbox. */
export interface Envelope<Message> {
  message: Message;
  from: Principal;
  /** The request that caused this, for the logs. */
  request: string;
  /**
   * A command that carries a key takes effect once: a second delivery gets the first one's reply, and the same key with another
   * command is refused. Messages between actors always carry one.
   */
  key?: string;
}

export const EnvelopeHead = z.strictObject({
  message: z.looseObject({ type: z.string() }),
  from: Principal,
  request: z.string().max(100),
  key: z.string().min(1).max(200).optional(),
});

/** What an actor understands and what each of its messages is answered with. */
export interface Contract {
  message: { type: string };
  replies: Record<string, unknown>;
}
export type ReplyTo<C extends Contract, T extends C['message']['type']> = T extends keyof C['replies'] ? C['replies'][T] : never;

/** The id that names an actor of each kind. */
export interface ActorIds {
  user: UserId;
  resume: ResumeId;
  export: JobId;
  tenant: TenantId;
}
