import type { ActorIds, ActorKind, Contract, Envelope, ReplyTo } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import type { ExportContract } from '#protocol/export';
import type { ResumeContract } from '#protocol/resume';
import type { TenantContract } from '#protocol/tenant';
import type { UserContract } from '#protocol/user';

interface Contracts {
  user: UserContract;
  resume: ResumeContract;
  export: ExportContract;
  tenant: TenantContract;
}

/** An actor as others see it: something to send a typed message to and get a typed answer from. */
export interface Mailbox<C extends Contract> {
  ask<M extends C['message']>(message: M, head: Omit<Envelope<M>, 'message'>): Promise<Outcome<ReplyTo<C, M['type']>>>;
  /** Opens a WebSocket; the request carries the router's seal. */
  connect(request: Request): Promise<Response>;
}

/** What every actor offers over RPC (see `actor.ts`). */
interface RawStub {
  deliver(envelope: string): Promise<string>;
  fetch(request: Request): Promise<Response>;
}
interface Namespace {
  getByName(name: string): RawStub;
}

const ATTEMPTS = 3;

/**
 * The mailbox of the actor `id`. Messages and answers travel as JSON text, so that nothing but the contract's plain data can pass; the
 * actor's handler was checked against the same contract, so an answer is of its message's type. A call is tried again, on a new stub, only when the platform says that it may be (`retryable`) and
 * that the actor is not overloaded: then it either never arrived, or is safe to deliver twice because of its key.
 */
export function mailbox<K extends ActorKind>(env: Env, kind: K, id: ActorIds[K]): Mailbox<Contracts[K]> {
  const namespaces: Record<ActorKind, Namespace> = { user: env.USER, resume: env.RESUME, export: env.EXPORT, tenant: env.TENANT };
  const stub = () => namespaces[kind].getByName(id);
  return {
    async ask(message, head) {
      const envelope = JSON.stringify({ message, ...head });
      const answer: Outcome<ReplyTo<Contracts[K], (typeof message)['type']>> = JSON.parse(await retrying(() => stub().deliver(envelope)));
      return answer;
    },
    connect: (request) => stub().fetch(request),
  };
}

async function retrying<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await scheduler.wait(Math.random() * 100 * 2 ** attempt);
    }
  }
}

export function isRetryable(error: unknown): boolean {
  return (
    error instanceof Error && 'retryable' in error && error.retryable === true && !('overloaded' in error && error.overloaded === true)
  );
}
