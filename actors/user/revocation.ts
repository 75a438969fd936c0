import type { Effect } from '#kernel/drain';
import { REVOKED_MS } from '#kernel/ports';
import type { SessionId } from '#protocol/ids';
import type { AccountRepo, Place } from './account-repo.ts';
import type { TokenEpoch } from './epoch.ts';
import type { UserRepo } from './repo.ts';

const ADMIN_LIVE = '/api/admin/live';
const RESOURCE = /^\/api\/(?:(resumes)|exports)\/([a-z]{3}_[0-9a-z]{26})\/live$/;

/** The actor behind a socket's path; `null` for those that have none of their own. `tenant`: the person's. */
export function placeOf(resource: string, tenant: string | undefined): Place | null {
  if (resource === ADMIN_LIVE) return tenant === undefined ? null : { kind: 'tenant', id: tenant };
  const found = RESOURCE.exec(resource);
  return found?.[2] ? { kind: found[1] ? 'resume' : 'export', id: found[2] } : null;
}

interface Surroundings {
  repo: UserRepo;
  account: AccountRepo;
  epoch: TokenEpoch;
  emit(effect: Effect): void;
  now(): number;
  /** Sessions end here and now. */
  ended(): void;
  /** Looks by others end with all sessions; inside `transact`. */
  endViews(): void;
}

/** The end of sessions: whoever has sockets of theirs is told, and the router learns not to believe their tokens. */
export class Revocation {
  private readonly repo: UserRepo;
  private readonly account: AccountRepo;
  private readonly epoch: TokenEpoch;
  private readonly emit: (effect: Effect) => void;
  private readonly now: () => number;
  private readonly ended: () => void;
  private readonly endViews: () => void;

  constructor({ repo, account, epoch, emit, now, ended, endViews }: Surroundings) {
    this.repo = repo;
    this.account = account;
    this.epoch = epoch;
    this.emit = emit;
    this.now = now;
    this.ended = ended;
    this.endViews = endViews;
  }

  /** A socket is about to be opened; call it inside `transact`. */
  opens(session: SessionId, resource: string | undefined): void {
    const place = resource === undefined ? null : placeOf(resource, this.repo.person()?.tenant);
    if (place) this.account.saveOpen(session, place);
  }

  /** Ends sessions; call it inside `transact`. */
  end(sessions: readonly SessionId[]): void {
    if (sessions.length === 0) return;
    this.ended();
    for (const session of sessions) {
      this.repo.endSession(session);
      this.emit({ to: 'revoked', session, until: this.now() + REVOKED_MS });
    }
    for (const { kind, id, sessions: there } of this.account.takeOpen(sessions))
      this.emit({ to: 'actor', kind, id, message: { type: 'SessionsEnded', sessions: there } });
  }

  /** Ends every session but one, and with them every access token of before; call it inside `transact`. */
  endAll(but?: SessionId): number {
    const user = this.repo.person()?.id;
    const floor = this.epoch.raise(but ?? null);
    if (user) this.emit({ to: 'epoch', user, floor, until: this.now() + REVOKED_MS });
    const ids = this.repo
      .sessions()
      .map(({ id }) => id)
      .filter((id) => id !== but);
    this.end(ids);
    this.endViews();
    return ids.length;
  }
}
