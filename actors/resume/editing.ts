import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { logSecurity } from '#kernel/security';
import { DEFAULT_DESIGN } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import { done, type ErrorCode, type Outcome, refuse } from '#protocol/errors';
import type { Ack, Push } from '#protocol/live';
import type { ResumeContract, ResumeMessage } from '#protocol/resume';
import { decidePush, decideWrites } from '#sync/decide';
import type { Decision } from '#sync/document-state';
import { SERVER_REPLICA } from '#sync/stamp';
import { conflictsOf } from './conflicts.ts';
import type { ConflictsRepo } from './conflicts-repo.ts';
import type { LiveRoom } from './live.ts';
import type { MembersRepo } from './members-repo.ts';
import { mayEdit, roleHere } from './policy.ts';
import type { ResumeRepo, ResumeRow } from './repo.ts';
import type { WriteField } from './suggestions.ts';

type Applied = ResumeContract['replies']['ApplyOps'];

/** What editing needs of its résumé. */
export interface Surroundings {
  repo: ResumeRepo;
  members: MembersRepo;
  conflicts: ConflictsRepo;
  room: Pick<LiveRoom, 'tell' | 'conflict'>;
  now(): number;
  resume(): ResumeRow | null;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** The document was written; called inside the transaction. */
  wrote(decision: Decision, by: Identity, now: number): void;
}

/** Every way in which the document is written: decided, written in one transaction, and then told to everybody who has it open. */
export class Editing {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** A replica's push, from a socket or over HTTP: decided, written and then told to the others. */
  push(identity: Identity, push: Push): Outcome<Ack | { resync: number }> {
    const resume = this.around.resume();
    if (!resume) return refuse('not_found');
    const known = this.around.repo.replica(push.actor);
    if (known && known.user !== identity.user) return refuse('conflict', { detail: 'this replica belongs to somebody else' });
    const now = this.around.now();
    const role = roleHere(identity, this.around.members.role(identity.user));
    const isEditor = mayEdit(role) && resume.trashedAt === null;
    const context = {
      now,
      seen: known?.seen ?? 0,
      mayEdit: isEditor,
      user: identity.user,
      device: known?.device ?? null,
      refused: refusedTo(identity),
    };
    const decided = this.guarded(() => done(decidePush(this.around.repo.state(resume), push.actor, push.ops, context)));
    if (!decided.ok) return decided;
    if ('resync' in decided.value) return done(decided.value);
    const { decision, ack, clashes } = decided.value;
    // Refused to the last: not even the replica is known afterwards.
    if (identity.act) return done(inWords(ack, 'view_only'));
    const isRefused = ack.nack.some(([, code]) => code === 'forbidden');
    if (isRefused && !identity.isHeld)
      logSecurity({
        event: 'forbidden',
        outcome: 'refused',
        code: 'forbidden',
        way: 'edit',
        user: identity.user,
        session: identity.session,
      });
    const nameOf = (user: string) => this.around.members.member(user)?.name ?? 'Somebody';
    const conflicts = conflictsOf(clashes, { now, newId: () => newId('message'), nameOf });
    const outcome = this.guarded(() =>
      this.around.transact({}, () => {
        this.record(resume, decision, identity, push.actor);
        for (const conflict of conflicts) this.around.conflicts.save(conflict);
        this.around.repo.saveReplica(push.actor, identity.user, ack.upto, now);
        return done(null);
      }),
    );
    if (!outcome.ok) return outcome;
    this.around.room.tell(push.actor, decision);
    for (const conflict of conflicts) this.around.room.conflict(conflict);
    return done(identity.isHeld ? inWords(ack, 'tenant_suspended') : ack);
  }

  /** Writes without stamps, over HTTP: each is an edit of what is there now. */
  apply(
    resume: ResumeRow,
    identity: Identity,
    ops: Extract<ResumeMessage, { type: 'ApplyOps' }>['ops'],
    call: Pick<Call, 'once'>,
  ): Outcome<Applied> {
    if (resume.trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    let decision: Decision | null = null;
    const outcome = this.guarded(() =>
      this.around.transact(call, () => {
        const decided = decideWrites(this.around.repo.state(resume), ops, this.around.now(), refusedTo(identity));
        decision = decided.decision;
        this.record(resume, decided.decision, identity, SERVER_REPLICA);
        return done({ seq: decided.decision.seq, results: decided.results });
      }),
    );
    if (decision) this.around.room.tell(SERVER_REPLICA, decision);
    return outcome;
  }

  /** A command that may write fields, as edits of `by`: once it is durable everybody is told of them. */
  writing<T>(call: Pick<Call, 'once'>, resume: ResumeRow, by: Identity, decide: (write: WriteField) => Outcome<T>): Outcome<T> {
    const decisions: Decision[] = [];
    let row = resume;
    const write: WriteField = (path, value) => {
      const { decision, results } = decideWrites(this.around.repo.state(row), [{ path, value }], this.around.now(), refusedTo(by));
      const [result] = results;
      if (result?.status !== 'applied') return result?.status === 'refused' ? result.code : 'conflict';
      row = this.record(row, decision, by, SERVER_REPLICA);
      decisions.push(decision);
      return null;
    };
    const outcome = this.guarded(() => this.around.transact(call, () => decide(write)));
    if (outcome.ok) for (const decision of decisions) this.around.room.tell(SERVER_REPLICA, decision);
    return outcome;
  }

  /** Memory follows the database: should the transaction fail, what was remembered of it is dropped. */
  guarded<T>(transaction: () => Outcome<T>): Outcome<T> {
    try {
      const outcome = transaction();
      if (!outcome.ok) this.around.repo.forget();
      return outcome;
    } catch (error) {
      this.around.repo.forget();
      throw error;
    }
  }

  /** Writes a decision; call it inside the transaction. */
  record(resume: ResumeRow, decision: Decision, by: Identity, actor: string): ResumeRow {
    if (decision.writes.length === 0) return resume;
    const now = this.around.now();
    this.around.repo.write(decision.writes, { user: by.user, actor, at: now });
    this.around.wrote(decision, by, now);
    const next = { ...resume, seq: decision.seq, clock: decision.clock, updatedAt: now };
    this.around.repo.saveProgress(next);
    return next;
  }
}

/** A template that their tenant does not offer is not chosen; what a résumé has, it keeps. Without one it is the usual template. */
const refusedTo =
  ({ templates }: Pick<Identity, 'templates'>) =>
  (path: string, value: unknown): ErrorCode | null =>
    templates && path === 'design/template' && !templates.some((id) => id === (value ?? DEFAULT_DESIGN.template))
      ? 'template_not_offered'
      : null;

/** Why it is that somebody may not write, where that is not a matter of their role. */
const inWords = (ack: Ack, why: ErrorCode): Ack => ({
  ...ack,
  nack: ack.nack.map(([c, code, there]) => [c, code === 'forbidden' ? why : code, there]),
});
