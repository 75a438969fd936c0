import type { Connection } from 'partyserver';
import { Actor, type Call, type Replies } from '#kernel/actor';
import { newTextWriter } from '#kernel/crypto';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { ResumeId, type UserId } from '#protocol/ids';
import { PHOTO_PATH } from '#protocol/photo';
import { isTextPath } from '#protocol/registers';
import { type ResumeContract, ResumeMessage, type ResumeView, type Seed, TRASH_DAYS } from '#protocol/resume';
import type { ResumeSummary } from '#protocol/user';
import { decideWrites } from '#sync/decide';
import { documentOf } from '#sync/document';
import type { Decision } from '#sync/document-state';
import { proseOf, textIn } from '#sync/prose-text';
import { clockOf, SERVER_REPLICA, ZERO_CLOCK } from '#sync/stamp';
import { proseJson } from '#sync/suggestion';
import { blankSeeds, UNTITLED } from './blank.ts';
import { Coaching, isCoachingMessage } from './coaching.ts';
import { ConflictsRepo, MAX_CONFLICTS } from './conflicts-repo.ts';
import { Editing } from './editing.ts';
import { forgetName } from './former.ts';
import { heirOf } from './heirs.ts';
import { History } from './history.ts';
import { isLinkMessage, LINKS_ALARM, Links } from './links.ts';
import { announcements, goneFor, obituaries, summaryOf } from './listing.ts';
import { LiveRoom } from './live.ts';
import { MembersRepo } from './members-repo.ts';
import { Membership } from './membership.ts';
import { MIGRATIONS } from './migrations.ts';
import { isPhotoMessage, PHOTO_ALARM, Photos } from './photos.ts';
import { planLimits } from './plan-limits.ts';
import { maySend, roleHere } from './policy.ts';
import { ResumeRepo, type ResumeRow } from './repo.ts';
import { slugOffice } from './slug-office.ts';
import { isTalk, Talk } from './talk.ts';

const INDEX_ALARM = 'resume.index';
/** Lists and the index follow edits of what they show within this time, … */
const INDEX_DELAY_MS = 2_000;
/** … and that the résumé was edited at all, while it is edited on and on, at least so often, … */
const INDEX_PAUSE_MS = 20_000;
/** … or where many are members, four members a second: each time the actor of every one of them is woken. */
const INDEX_PAUSE_MS_A_MEMBER = 250;
const SHOWN = ['meta/title', 'design/template'];
const PURGE_ALARM = 'resume.purge';
/** When all that is left of a deleted résumé goes, but for its tombstone; until others know, it is tried again at this pace. */
const WIPE_ALARM = 'resume.wipe';
const WIPE_EVERY_MS = 1_000;
const TRASH_MS = TRASH_DAYS * 24 * 3_600_000;

/** To a résumé that is no more. */
const NEEDS_NOTHING: ReadonlySet<ResumeMessage['type']> = new Set([
  'SessionsEnded',
  'PersonStands',
  'ForgetMember',
  'AdmitCoach',
  'DismissCoach',
  'OwnerMoved',
]);

/** One per résumé: the document, who may do what with it, and everybody who has it open. */
export class ResumeActor extends Actor<ResumeContract> {
  private readonly repo: ResumeRepo;
  private readonly members: MembersRepo;
  private readonly conflicts: ConflictsRepo;
  private readonly membership: Membership;
  private readonly room: LiveRoom;
  private readonly editing: Editing;
  private readonly talk: Talk;
  private readonly history: History;
  private readonly photos: Photos;
  private readonly links: Links;
  private readonly coaching: Coaching;
  /** Until when lists and the index need not hear of edits again. */
  private quietUntil = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'resume', messages: ResumeMessage, migrations: MIGRATIONS });
    this.repo = new ResumeRepo(ctx.storage.sql, newTextWriter(), (key) => this.photos.has(key));
    ctx.storage.transactionSync(() => this.repo.texts.adopt());
    this.members = new MembersRepo(ctx.storage.sql);
    this.conflicts = new ConflictsRepo(ctx.storage.sql);
    this.room = new LiveRoom({
      now: this.ports.now,
      sockets: () => this.openSockets(),
      crowd: () => this.crowd(),
      after: (ms, job) => this.after(ms, job),
      failed: (socket, error) => this.failed(socket, error),
      resume: () => this.existing(),
      role: (user) => this.members.role(user),
      changedSince: (seq) => this.repo.changedSince(seq),
      textsSince: (seq) => this.repo.texts.changedSince(seq),
      replica: (id) => this.repo.replica(id),
      claimReplica: (id, user, device) => this.change({}, () => this.repo.claimReplica(id, user, device, this.ports.now())),
      conflicts: (user) => this.conflicts.of(user),
      push: (identity, push) => this.editing.push(identity, push),
    });
    this.editing = new Editing({
      now: this.ports.now,
      repo: this.repo,
      members: this.members,
      conflicts: this.conflicts,
      room: this.room,
      resume: () => this.existing(),
      transact: (call, decide) => this.transact(call, decide),
      wrote: (decision, by, now) => this.wrote(decision, by, now),
    });
    this.membership = new Membership({
      env,
      now: this.ports.now,
      repo: this.members,
      title: () => this.shown().title,
      transact: (call, decide) => this.transact(call, decide),
      emit: (effect) => this.emit(effect),
      limits: (owner) => planLimits(env, owner, this.name),
      announce: (resume) => this.announce(resume),
      roleChanged: (user, role) => this.room.roleChanged(user, role),
    });
    this.coaching = new Coaching({
      sql: ctx.storage.sql,
      now: this.ports.now,
      members: this.members,
      title: () => this.shown().title,
      transact: (call, decide) => this.transact(call, decide),
      emit: (effect) => this.emit(effect),
      announce: (resume) => this.announce(resume),
      roleChanged: (user, role) => this.room.roleChanged(user, role),
    });
    this.talk = new Talk(ctx.storage.sql, {
      env,
      now: this.ports.now,
      members: this.members,
      title: () => this.shown().title,
      value: (path) => (isTextPath(path) ? proseJson(proseOf(textIn(this.repo.texts.open(path)))) : (this.repo.value(path) ?? null)),
      transact: (call, decide) => this.transact(call, decide),
      writing: (call, resume, by, decide) => this.editing.writing(call, resume, by, decide),
      emit: (effect) => this.emit(effect),
      isHere: (user) => this.room.isHere(user),
      changed: (what) => this.room.changed(what),
    });
    this.history = new History({
      storage: ctx.storage,
      repo: this.repo,
      alarms: this.alarms,
      now: this.ports.now,
      resume: () => this.existing(),
      transact: (call, decide) => this.transact(call, decide),
      guarded: (transaction) => this.editing.guarded(transaction),
      record: (resume, decision, by) => this.editing.record(resume, decision, by, SERVER_REPLICA),
      tell: (decision) => this.room.tell(SERVER_REPLICA, decision),
      changed: () => this.room.changed('versions'),
    });
    this.photos = new Photos({
      sql: ctx.storage.sql,
      files: this.ports.files,
      alarms: this.alarms,
      now: this.ports.now,
      transact: (call, decide) => this.transact(call, decide),
      shown: () => this.history.everKept(PHOTO_PATH),
      present: () => this.repo.value(PHOTO_PATH),
      meter: this.meter,
    });
    this.links = new Links({
      sql: ctx.storage.sql,
      secret: env.VITAE_SECRET,
      alarms: this.alarms,
      office: slugOffice(env),
      limits: (owner) => planLimits(env, owner, this.name),
      now: this.ports.now,
      document: () => documentOf(this.repo.entries()),
      noteExport: (job) => this.noteExport(job),
      role: (user) => this.members.role(user),
      transact: (call, decide) => this.transact(call, decide),
      emit: (effect) => this.emit(effect),
      meter: this.meter,
    });
  }

  protected override handle(
    message: ResumeMessage,
    call: Call,
  ): Outcome<Replies<ResumeContract>> | Promise<Outcome<Replies<ResumeContract>>> {
    if (message.type === 'CreateResume') return this.create(message, call);
    const resume = this.existing();
    // To whoever only wants to be forgotten, a résumé that is no more has done so.
    if (!resume) return NEEDS_NOTHING.has(message.type) ? done(null) : refuse('not_found');
    if (!maySend(call.from, message.type, (user) => this.members.role(user)))
      return refuse(call.from.kind === 'user' && call.from.isHeld ? 'tenant_suspended' : 'forbidden');
    if (isCoachingMessage(message)) return this.coaching.handle(message, resume, call);
    if (message.type === 'OwnerMoved') return this.ownerMoved(message, resume, call);
    if (message.type === 'Reindex') return this.change({}, () => this.announce(resume));
    if (message.type === 'SessionsEnded' && call.from.kind === 'actor') return this.endSessions(call, call.from.id, message);
    if (message.type === 'PersonStands') return this.personStands(message, call);
    if (message.type === 'ForgetMember' && call.from.kind === 'actor')
      return call.from.id === message.user ? this.forgetMember(resume, message.user, call) : refuse('forbidden');
    if (message.type === 'PageReported') return this.links.reported(message, resume, call);
    if (isLinkMessage(message)) return this.links.handle(message, resume, call);
    if (call.from.kind !== 'user') return refuse('forbidden');
    const identity = call.from;
    if (isPhotoMessage(message)) return this.photos.handle(message, resume, call);
    if (isTalk(message)) return this.talk.handle(message, resume, identity, call);
    switch (message.type) {
      case 'GetResume':
        return done(this.view(resume, identity));
      case 'SessionsEnded':
      case 'ForgetMember':
        return refuse('forbidden');
      case 'TakeSnapshot':
        if (message.job) this.noteExport(message.job);
        return done({ document: documentOf(this.repo.entries()), seq: resume.seq, editedAt: iso(clockOf(this.repo.stamps()).ms) });
      case 'PushOps':
        return this.editing.push(identity, { type: 'push', actor: message.actor, ops: message.ops });
      case 'ApplyOps':
        return this.editing.apply(resume, identity, message.ops, call);
      case 'ListConflicts':
        return done({ items: this.conflicts.of(identity.user, MAX_CONFLICTS) });
      case 'DismissConflict':
        return this.transact(call, () => (this.conflicts.putAside(message.conflict, identity.user) ? done(null) : refuse('not_found')));
      case 'TrashResume':
        return this.change(call, () => {
          const trashedAt = resume.trashedAt ?? this.ports.now();
          // A review that was asked for is over; it is asked for anew once the résumé is back.
          const trashed = { type: 'ResumeTrashed', resume: resume.id };
          if (resume.trashedAt === null) this.emit({ to: 'actor', kind: 'tenant', id: resume.tenant, message: trashed });
          this.alarms.set(PURGE_ALARM, trashedAt + TRASH_MS);
          this.announce({ ...resume, trashedAt });
        });
      case 'RestoreResume':
        return this.transact(call, () => {
          this.alarms.clear(PURGE_ALARM);
          return done(this.announce({ ...resume, trashedAt: null }));
        });
      case 'ListMembers':
      case 'SetRole':
      case 'RemoveMember':
      case 'InviteMember':
      case 'RevokeInvite':
      case 'AcceptInvite':
        return this.membership.handle(message, resume, identity, call);
      case 'ListVersions':
      case 'SaveVersion':
      case 'RenameVersion':
      case 'DeleteVersion':
      case 'GetVersion':
      case 'CompareVersions':
      case 'RestoreVersion':
      case 'ListActivity':
        return this.history.handle(message, resume, identity, call);
    }
  }

  private create(message: Extract<ResumeMessage, { type: 'CreateResume' }>, call: Call): Outcome<ResumeSummary> {
    const { from } = call;
    if (from.kind !== 'user') return refuse('unauthenticated');
    if (from.isHeld) return refuse('tenant_suspended');
    return this.editing.guarded(() => this.transact(call, () => this.begin(message, from)));
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
    const seeds: Seed[] = [...(message.seeds ?? blankSeeds(from.name, message.sections))];
    if (message.title !== undefined || !message.seeds) seeds.push(['meta/title', message.title || UNTITLED]);
    if (message.template) seeds.push(['design/template', message.template]);
    for (const [field, value] of Object.entries(message.look ?? {})) if (value !== undefined) seeds.push([`design/${field}`, value]);
    if (message.locale) seeds.push(['design/locale', message.locale]);
    const writes = seeds.map(([path, value]) => ({ path, value }));
    const { decision, results } = decideWrites(this.repo.state(resume), writes, now);
    const bad = results.findIndex((result) => result.status === 'refused');
    if (bad >= 0)
      return refuse('invalid_input', {
        errors: [{ path: `seeds.${bad}`, message: `not accepted at ${seeds[bad]?.[0]}`, code: 'not_allowed' }],
      });
    this.members.save({ user: from.user, role: 'owner', name: from.name, since: now });
    const recorded = this.editing.record(resume, decision, from, SERVER_REPLICA);
    this.meter.count('resumesMade');
    this.meter.begin('edits', recorded.seq);
    return done(this.announce(recorded));
  }

  /** The document was written: lists, photos and the history follow; called inside the transaction. */
  private wrote(decision: Decision, by: Identity, now: number): void {
    const isShown = decision.writes.some(({ path }) => SHOWN.includes(path));
    this.alarms.setNoLater(INDEX_ALARM, Math.max(now + INDEX_DELAY_MS, isShown ? 0 : this.quietUntil));
    for (const write of decision.writes) if (write.path === PHOTO_PATH && write.kind === 'set') this.photos.replaced(write.previous);
    this.history.wrote(by, now);
  }

  /** Saves the résumé and tells lists and the index of it; call it inside the transaction. */
  private announce(resume: ResumeRow): ResumeSummary {
    const next = { ...resume, version: resume.version + 1 };
    this.repo.saveResume(next);
    this.meter.upTo('edits', next.seq);
    this.alarms.clear(INDEX_ALARM);
    const members = this.members.all();
    this.quietUntil = this.ports.now() + Math.max(INDEX_PAUSE_MS, members.length * INDEX_PAUSE_MS_A_MEMBER);
    for (const effect of announcements(next, this.shown(), members)) this.emit(effect);
    return summaryOf(next, this.shown(), 'owner');
  }

  /** It goes with its owner to another tenant. */
  private ownerMoved({ user, tenant }: Extract<ResumeMessage, { type: 'OwnerMoved' }>, resume: ResumeRow, call: Call): Outcome<null> {
    if (call.from.kind !== 'actor' || call.from.id !== user) return refuse('forbidden');
    // Handed over meanwhile, it stays.
    return this.change(call, () => resume.owner === user && this.announce({ ...resume, tenant }));
  }

  /** Somebody's tenant lets them do more, or less, than before: what they have open goes by it at once. */
  private personStands({ sessions, isHeld, templates }: Extract<ResumeMessage, { type: 'PersonStands' }>, call: Call): Outcome<null> {
    if (call.from.kind !== 'actor') return refuse('forbidden');
    this.room.stands(call.from.id, new Set<string>(sessions), { ...(isHeld ? { isHeld } : {}), ...(templates ? { templates } : {}) });
    return done(null);
  }

  private noteExport(job: string): void {
    this.change({}, () => this.ctx.storage.sql.exec('INSERT OR IGNORE INTO export_job (id, at) VALUES (?, ?)', job, this.ports.now()));
  }

  /** The account of `user` is deleted: what was theirs alone goes, and what they share goes on without them. */
  private forgetMember(resume: ResumeRow, user: UserId, call: Call): Outcome<null> {
    const outcome = this.change(call, () => {
      const role = this.members.role(user);
      const heir = heirOf(this.members.all(), user);
      if (role === 'owner' && !heir) return this.end(resume);
      if (role) {
        this.members.remove(user);
        if (role === 'owner' && heir) this.members.save({ ...heir, role: 'owner' });
        this.announce(role === 'owner' && heir ? { ...resume, owner: heir.user } : resume);
        this.emit(goneFor({ ...resume, version: resume.version + 1 }, user));
      }
      forgetName(this.ctx.storage.sql, user);
    });
    if (!outcome.ok) return outcome;
    this.room.roleChanged(user, null);
    const owner = this.existing()?.owner;
    if (owner && owner !== resume.owner) this.room.roleChanged(owner, 'owner');
    return outcome;
  }

  private purge(resume: ResumeRow): void {
    if (resume.trashedAt === null || resume.trashedAt + TRASH_MS > this.ports.now()) return;
    this.change({}, () => this.end(resume));
  }

  /** The end of the résumé: its content goes now, its files and the bytes on the disk soon; call it inside the transaction. */
  private end(resume: ResumeRow): void {
    const { sql } = this.ctx.storage;
    const now = this.ports.now();
    const next = { ...resume, version: resume.version + 1, purgedAt: now };
    for (const effect of obituaries(next, this.members.all(), now)) this.emit(effect);
    for (const { id } of sql.exec<{ id: string }>('DELETE FROM export_job RETURNING id'))
      this.emit({ to: 'actor', kind: 'export', id, message: { type: 'ForgetExport' } });
    this.repo.purge();
    this.members.clear();
    this.conflicts.clear();
    this.talk.clear();
    this.history.clear();
    this.photos.clear();
    this.links.clear(resume);
    this.repo.saveResume(next);
    this.meter.upTo('edits', next.seq);
    this.meter.count('resumesDeleted');
    this.alarms.set(WIPE_ALARM, now + WIPE_EVERY_MS);
  }

  /** A new file in place of the one that held the résumé; only the tombstone is written into it. */
  private async wipeAll(tombstone: ResumeRow): Promise<void> {
    this.change({}, () => this.tellCounts());
    await this.flushed();
    this.alarms.set(WIPE_ALARM, this.ports.now() + WIPE_EVERY_MS);
    if (!this.isQuiet() || !this.photos.areGone()) return;
    await this.wipe();
    this.change({}, () => this.repo.saveResume(tombstone));
  }

  private view(resume: ResumeRow, identity: Identity): ResumeView {
    const { id, seq, createdAt, updatedAt, trashedAt } = resume;
    return {
      id,
      seq,
      role: roleHere(identity, this.members.role(identity.user)) ?? 'viewer',
      document: documentOf(this.repo.entries()),
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
      trashedAt: trashedAt === null ? null : iso(trashedAt),
    };
  }

  /** Of a deleted one, too: its files go after it. */
  protected override tenantOfCounts() {
    return this.repo.resume()?.tenant ?? null;
  }

  private shown() {
    return { title: this.repo.value('meta/title'), template: this.repo.value('design/template') };
  }

  private existing(): ResumeRow | null {
    const resume = this.repo.resume();
    return resume && resume.purgedAt === null ? resume : null;
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    const kept = this.repo.resume();
    // Of a résumé that is gone, too: its files outlive it until they are removed.
    if (name === PHOTO_ALARM && kept) return this.photos.onAlarm(kept);
    if (name === WIPE_ALARM && kept && kept.purgedAt !== null) return this.wipeAll(kept);
    const resume = this.existing();
    if (!resume) return;
    if (name === INDEX_ALARM) this.change({}, () => this.announce(resume));
    else if (name === PURGE_ALARM) this.purge(resume);
    else if (name === LINKS_ALARM) this.links.onAlarm(resume);
    else if (!(await this.history.onAlarm(name, resume))) await super.onNamedAlarm(name);
  }

  protected override rolledBack(): void {
    this.repo.forget();
    this.members.forget();
  }

  protected override admit(identity: Identity) {
    if (!this.existing()) return { refused: 'not_found' as const };
    return roleHere(identity, this.members.role(identity.user)) ? { own: LiveRoom.newcomer() } : { refused: 'forbidden' as const };
  }
  protected override onOpened(socket: Connection): void {
    this.room.onOpened(socket);
  }
  protected override onFrame(socket: Connection, frame: unknown): void {
    this.room.onFrame(socket, frame);
  }
  protected override onClosed(socket: Connection): void {
    this.room.onClosed(socket);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
