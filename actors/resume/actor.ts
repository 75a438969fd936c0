import type { Connection } from 'partyserver';
import { Actor, type Call, type Replies } from '#kernel/actor';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { ResumeId } from '#protocol/ids';
import type { Ack, Push } from '#protocol/live';
import { type ResumeContract, ResumeMessage, type Seed, TRASH_DAYS } from '#protocol/resume';
import type { Role } from '#protocol/roles';
import type { ResumeSummary } from '#protocol/user';
import { type Decision, decidePush, decideWrites } from '#sync/decide';
import { documentOf } from '#sync/document';
import { SERVER_REPLICA, ZERO_CLOCK } from '#sync/stamp';
import resumeSql from '../../migrations/resume/0001_resume.sql';
import { blankSeeds, UNTITLED } from './blank.ts';
import { LiveRoom, type Room } from './live.ts';
import { mayEdit, maySend } from './policy.ts';
import { ResumeRepo, type ResumeRow } from './repo.ts';

const INDEX_ALARM = 'resume.index';
/** Lists and the index follow edits within this time. */
const INDEX_DELAY_MS = 2_000;
const PURGE_ALARM = 'resume.purge';
const TRASH_MS = TRASH_DAYS * 24 * 3_600_000;

/** One per résumé: the document, who may do what with it, and everybody who has it open. */
export class ResumeActor extends Actor<ResumeContract> {
  private readonly repo: ResumeRepo;
  private readonly room: LiveRoom;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'resume', messages: ResumeMessage, migrations: [{ id: 'resume/0001_resume', sql: resumeSql }] });
    this.repo = new ResumeRepo(ctx.storage.sql);
    const room: Room = {
      now: this.ports.now,
      sockets: () => this.getConnections(),
      resume: () => this.existing(),
      role: (user) => this.repo.role(user),
      changedSince: (seq) => this.repo.changedSince(seq),
      replica: (id) => this.repo.replica(id),
      claimReplica: (id, user) => this.change({}, () => this.repo.saveReplica(id, user, 0, this.ports.now())),
      push: (identity, push) => this.push(identity, push),
    };
    this.room = new LiveRoom(room);
  }

  protected override handle(message: ResumeMessage, call: Call): Outcome<Replies<ResumeContract>> {
    if (message.type === 'CreateResume') return this.create(message, call);
    const resume = this.existing();
    if (!resume) return refuse('not_found');
    if (!maySend(call.from, message.type, (user) => this.repo.role(user))) return refuse('forbidden');
    if (message.type === 'Reindex') return this.change({}, () => this.announce(resume));
    if (call.from.kind !== 'user') return refuse('forbidden');
    const identity = call.from;
    switch (message.type) {
      case 'GetResume':
        return done({
          id: resume.id,
          seq: resume.seq,
          role: this.repo.role(identity.user) ?? 'viewer',
          document: documentOf(this.repo.entries()),
          createdAt: iso(resume.createdAt),
          updatedAt: iso(resume.updatedAt),
          trashedAt: resume.trashedAt === null ? null : iso(resume.trashedAt),
        });
      case 'TakeSnapshot':
        return done({ document: documentOf(this.repo.entries()), seq: resume.seq, updatedAt: iso(resume.updatedAt) });
      case 'PushOps': {
        const pushed = this.push(identity, { type: 'push', actor: message.actor, ops: message.ops });
        return pushed.ok ? done(pushed.value) : pushed;
      }
      case 'ApplyOps':
        return this.applyOps(resume, identity, message.ops, call);
      case 'TrashResume':
        return this.change(call, () => {
          this.alarms.setNoLater(PURGE_ALARM, this.ports.now() + TRASH_MS);
          this.announce(this.save({ ...resume, trashedAt: resume.trashedAt ?? this.ports.now() }));
        });
      case 'RestoreResume':
        return this.transact(call, () => {
          this.alarms.clear(PURGE_ALARM);
          return done(this.announce(this.save({ ...resume, trashedAt: null })));
        });
    }
  }

  private create(message: Extract<ResumeMessage, { type: 'CreateResume' }>, call: Call): Outcome<ResumeSummary> {
    const { from } = call;
    if (from.kind !== 'user') return refuse('unauthenticated');
    return this.guarded(() => this.transact(call, () => this.begin(message, from)));
  }

  private begin(message: Extract<ResumeMessage, { type: 'CreateResume' }>, from: Identity): Outcome<ResumeSummary> {
    if (this.repo.resume()) return refuse('conflict');
    const now = this.ports.now();
    const resume: ResumeRow = {
      id: ResumeId.parse(this.name),
      tenant: from.tenant,
      owner: from.user,
      createdAt: now,
      updatedAt: now,
      trashedAt: null,
      purgedAt: null,
      seq: 0,
      clock: ZERO_CLOCK,
      version: 0,
    };
    const seeds: Seed[] = [...(message.seeds ?? blankSeeds(from.name))];
    if (message.title !== undefined || !message.seeds) seeds.push(['meta/title', message.title || UNTITLED]);
    if (message.template) seeds.push(['design/template', message.template]);
    if (message.locale) seeds.push(['design/locale', message.locale]);
    const { decision, results } = decideWrites(
      this.repo.state(resume),
      seeds.map(([path, value]) => ({ path, value })),
      now,
    );
    const bad = results.findIndex((result) => result.status === 'refused');
    if (bad >= 0) return refuse('invalid_input', { errors: [{ path: `seeds.${bad}`, message: `not accepted at ${seeds[bad]?.[0]}` }] });
    this.repo.saveMember(from.user, 'owner');
    const saved = this.record(resume, decision, from, SERVER_REPLICA);
    return done(this.announce(saved));
  }

  /** A replica's push, from a socket or over HTTP: decided, written and then told to the others. */
  private push(identity: Identity, push: Push): Outcome<Ack | { resync: number }> {
    const resume = this.existing();
    if (!resume) return refuse('not_found');
    const known = this.repo.replica(push.actor);
    if (known && known.user !== identity.user) return refuse('conflict', { detail: 'this replica belongs to somebody else' });
    const now = this.ports.now();
    const context = { now, seen: known?.seen ?? 0, mayEdit: mayEdit(this.repo.role(identity.user)) && resume.trashedAt === null };
    const decided = decidePush(this.repo.state(resume), push.actor, push.ops, context);
    if ('resync' in decided) return done(decided);
    const { decision, ack } = decided;
    const outcome = this.guarded(() =>
      this.change({}, () => {
        this.record(resume, decision, identity, push.actor);
        this.repo.saveReplica(push.actor, identity.user, ack.upto, now);
      }),
    );
    if (!outcome.ok) return outcome;
    this.room.tell(push.actor, decision);
    return done(ack);
  }

  private applyOps(resume: ResumeRow, identity: Identity, ops: Extract<ResumeMessage, { type: 'ApplyOps' }>['ops'], call: Call) {
    if (resume.trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    let decision: Decision | null = null;
    const outcome = this.guarded(() =>
      this.transact(call, () => {
        const decided = decideWrites(this.repo.state(resume), ops, this.ports.now());
        decision = decided.decision;
        this.record(resume, decided.decision, identity, SERVER_REPLICA);
        return done({ seq: decided.decision.seq, results: decided.results });
      }),
    );
    if (decision) this.room.tell(SERVER_REPLICA, decision);
    return outcome;
  }

  /** Memory follows the database: should the transaction fail, what was remembered of it is dropped. */
  private guarded<T>(transaction: () => Outcome<T>): Outcome<T> {
    try {
      const outcome = transaction();
      if (!outcome.ok) this.repo.forget();
      return outcome;
    } catch (error) {
      this.repo.forget();
      throw error;
    }
  }

  /** Writes a decision; call it inside the transaction. */
  private record(resume: ResumeRow, decision: Decision, by: Identity, actor: string): ResumeRow {
    const now = this.ports.now();
    if (decision.writes.length === 0) return resume;
    this.repo.write(decision.writes, { user: by.user, actor, at: now });
    this.alarms.setNoLater(INDEX_ALARM, now + INDEX_DELAY_MS);
    const next = { ...resume, seq: decision.seq, clock: decision.clock, updatedAt: now };
    this.repo.saveResume(next);
    return next;
  }

  private save(resume: ResumeRow): ResumeRow {
    this.repo.saveResume(resume);
    return resume;
  }

  /** Tells every member's list and the index what this résumé is called now; call it inside `transact`. */
  private announce(resume: ResumeRow): ResumeSummary {
    const next = this.save({ ...resume, version: resume.version + 1 });
    this.alarms.clear(INDEX_ALARM);
    const summary = (role: Role): ResumeSummary => ({
      id: next.id,
      title: textOr(this.repo.value('meta/title'), UNTITLED),
      role,
      template: textOr(this.repo.value('design/template'), 'classic'),
      createdAt: iso(next.createdAt),
      updatedAt: iso(next.updatedAt),
      trashedAt: next.trashedAt === null ? null : iso(next.trashedAt),
    });
    for (const { user, role } of this.repo.members())
      this.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'ResumeChanged', summary: summary(role), version: next.version } });
    const { id, title, template, createdAt, updatedAt, trashedAt } = summary('owner');
    this.emit({
      to: 'index',
      change: {
        table: 'resume',
        row: {
          id,
          title,
          template,
          createdAt,
          updatedAt,
          trashedAt,
          tenant: next.tenant,
          owner: next.owner,
          deleted: false,
          version: next.version,
        },
      },
    });
    return summary('owner');
  }

  private purge(resume: ResumeRow): void {
    if (resume.trashedAt === null || resume.trashedAt + TRASH_MS > this.ports.now()) return;
    this.change({}, () => {
      const version = resume.version + 1;
      for (const { user } of this.repo.members())
        this.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'ResumeGone', resume: resume.id, version } });
      const at = iso(this.ports.now());
      this.emit({
        to: 'index',
        change: {
          table: 'resume',
          row: {
            id: resume.id,
            title: '',
            template: '',
            createdAt: at,
            updatedAt: at,
            trashedAt: at,
            tenant: resume.tenant,
            owner: resume.owner,
            deleted: true,
            version,
          },
        },
      });
      this.repo.purge();
      this.save({ ...resume, version, purgedAt: this.ports.now() });
    });
  }

  private existing(): ResumeRow | null {
    const resume = this.repo.resume();
    return resume && resume.purgedAt === null ? resume : null;
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    const resume = this.existing();
    if (!resume) return;
    if (name === INDEX_ALARM) this.change({}, () => this.announce(resume));
    else if (name === PURGE_ALARM) this.purge(resume);
    else await super.onNamedAlarm(name);
  }

  protected override admit(identity: Identity) {
    if (!this.existing()) return { refused: 'not_found' as const };
    return this.repo.role(identity.user) ? { own: LiveRoom.newcomer() } : { refused: 'forbidden' as const };
  }
  protected override onFrame(socket: Connection, frame: unknown): void {
    this.room.onFrame(socket, frame);
  }
  protected override onClosed(socket: Connection): void {
    this.room.onClosed(socket);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
const textOr = (value: unknown, fallback: string): string => (typeof value === 'string' && value !== '' ? value : fallback);
