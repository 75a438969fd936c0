import type { Effect } from '#kernel/drain';
import { REVOKED_MS } from '#kernel/ports';
import type { SessionId } from '#protocol/ids';
import type { AccountRepo, Place } from './account-repo.ts';
import type { UserRepo } from './repo.ts';

const RESOURCE = /^\/api\/(?:(resumes)|exports)\/([a-z]{3}_[0-9a-z]{26})\/live$/;

/** The actor behind a socket's path; `null` for those that have none of their own. */
export function placeOf(resource: string): Place | null {
  const found = RESOURCE.exec(resource);
  return found?.[2] ? { kind: found[1] ? 'resume' : 'export', id: found[2] } : null;
}

/** The end of sessions: whoever has sockets of theirs is told, and the router learns not to believe their tokens. */
export class Revocation {
  private readonly repo: UserRepo;
  private readonly account: AccountRepo;
  private readonly emit: (effect: Effect) => void;
  private readonly now: () => number;

  constructor(repo: UserRepo, account: AccountRepo, emit: (effect: Effect) => void, now: () => number) {
    this.repo = repo;
    this.account = account;
    this.emit = emit;
    this.now = now;
  }

  /** A socket is about to be opened; call it inside `transact`. */
  opens(session: SessionId, resource: string | undefined): void {
    const place = resource === undefined ? null : placeOf(resource);
    if (place) this.account.saveOpen(session, place);
  }

  /** Ends sessions; call it inside `transact`. */
  end(sessions: readonly SessionId[]): void {
    if (sessions.length === 0) return;
    for (const session of sessions) {
      this.repo.endSession(session);
      this.emit({ to: 'revoked', session, until: this.now() + REVOKED_MS });
    }
    for (const { kind, id, sessions: there } of this.account.takeOpen(sessions))
      this.emit({ to: 'actor', kind, id, message: { type: 'SessionsEnded', sessions: there } });
  }

  endAll(but?: SessionId): number {
    const ids = this.repo
      .sessions()
      .map(({ id }) => id)
      .filter((id) => id !== but);
    this.end(ids);
    return ids.length;
  }
}
