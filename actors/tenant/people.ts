import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { publicOrigin } from '#kernel/origin';
import type { ResumeRow, UserRow } from '#kernel/ports';
import { mailbox } from '#kernel/stubs';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type CohortId, TenantId, type UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import {
  type ListedPerson,
  type Note,
  PEOPLE_COMMANDS,
  type PeopleReplies,
  type PersonPage,
  type PersonResume,
} from '#protocol/tenant-people';
import type { TenantSurroundings } from './around.ts';
import type { Mailing } from './mailing.ts';
import { personRestoredMail, personSuspendedMail } from './mails.ts';
import { PeopleRepo } from './people-repo.ts';
import type { Member, TenantRepo } from './repo.ts';

type Replies = PeopleReplies & { HidePages: null };
export type PeopleMessage = Extract<TenantMessage, { type: keyof Replies }>;
const TYPES = new Set<string>(PEOPLE_COMMANDS.map(({ shape }) => shape.type.value));
export const isPeopleMessage = (message: TenantMessage): message is PeopleMessage =>
  TYPES.has(message.type) || message.type === 'HidePages';
type Of<T extends PeopleMessage['type']> = Extract<PeopleMessage, { type: T }>;

/** How much of each a person's page shows. */
const SHOWN = { resumes: 100, mails: 50, notes: 200 } as const;

interface Surroundings extends TenantSurroundings {
  repo: TenantRepo;
  mailing: Mailing;
  flushed(): Promise<void>;
  cohortOf(user: string): CohortId | null;
}

/** The people of the tenant, as staff find and help them. What is done to an account, its own actor does. */
export class People {
  private readonly around: Surroundings;
  private readonly repo: PeopleRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new PeopleRepo(around.sql);
  }

  async handle(message: PeopleMessage, call: Call): Promise<Outcome<Replies[PeopleMessage['type']]>> {
    const { ports } = this.around;
    switch (message.type) {
      case 'SearchPeople': {
        const page = await ports.index.searchUsers(this.tenant(), message.filter, message.cursor, message.limit);
        return done({ ...page, items: page.items.map(listed) });
      }
      case 'ListTenantResumes': {
        const page = await ports.index.listResumes(this.tenant(), message.cursor, message.limit);
        return done({ ...page, items: page.items.map((row) => ({ ...resumeOf(row), owner: row.owner })) });
      }
      case 'GetPerson':
        return this.page(message.user, call);
      case 'StartPersonReset':
        return this.toActor(call, message, (member) => ({ type: 'StartReset', email: member.email }));
      case 'EndPersonSessions':
        return this.toActor(call, message, () => ({ type: 'EndEverySession' }));
      case 'DeletePerson':
        return this.toActor(
          call,
          message,
          () => ({ type: 'PlanDeletionByTenant', ...(message.why === undefined ? {} : { why: message.why }) }),
          isPlainMember,
        );
      case 'KeepPerson':
        return this.toActor(call, message, () => ({ type: 'KeepByTenant' }));
      case 'SuspendPerson':
        return this.suspend(call, message);
      case 'RestorePerson':
        return this.restore(call, message);
      case 'AddNote':
        return this.addNote(call, message);
      case 'DeleteNote':
        return this.deleteNote(call, message);
      case 'HidePages':
        return this.hidePages(call, message);
    }
  }

  isSuspended(user: UserId): boolean {
    return this.repo.suspension(user) !== null;
  }

  /** Somebody has left; call it inside the transaction. */
  forget(user: UserId): void {
    this.repo.forget(user);
  }

  private tenant(): TenantId {
    return TenantId.parse(this.around.tenant());
  }

  /** An act that the person's own actor carries out: it is told in the transaction that writes the act down. */
  private async toActor(
    call: Call,
    { type, user }: { type: string; user: UserId },
    words: (member: Member) => { type: string; [field: string]: unknown },
    refused: (member: Member) => ReturnType<typeof refuse> | null = () => null,
  ): Promise<Outcome<null>> {
    const { act, emit, flushed, repo } = this.around;
    const outcome = act(call, type, (about) => {
      about(user);
      const member = repo.member(user);
      if (!member) return refuse('not_found');
      const no = refused(member);
      if (no) return no;
      emit({ to: 'actor', kind: 'user', id: user, message: words(member) });
      this.around.tell({ type: 'PersonChanged', user });
      return done(null);
    });
    await flushed();
    return outcome;
  }

  private suspend(call: Call, message: Of<'SuspendPerson'>): Promise<Outcome<null>> {
    const by = call.from.kind === 'user' ? call.from.user : '';
    return this.toActor(
      call,
      message,
      (member) => {
        this.repo.suspend(message.user, by, message.why, this.around.now());
        if (member.verified) this.around.mailing.keep(personSuspendedMail(member, message.why), message.user);
        return { type: 'SetSuspended', isSuspended: true };
      },
      (member) =>
        isPlainMember(member) ??
        (this.isSuspended(member.user) ? refuse('conflict', { detail: 'This person is suspended already.' }) : null),
    );
  }

  private restore(call: Call, message: Of<'RestorePerson'>): Promise<Outcome<null>> {
    return this.toActor(
      call,
      message,
      (member) => {
        this.repo.restore(message.user);
        if (member.verified) this.around.mailing.keep(personRestoredMail(member, publicOrigin(this.around.env)), message.user);
        return { type: 'SetSuspended', isSuspended: false };
      },
      ({ user }) => (this.isSuspended(user) ? null : refuse('conflict', { detail: 'This person is not suspended.' })),
    );
  }

  private addNote(call: Call, { type, user, words }: Of<'AddNote'>): Outcome<Note> {
    const { act, repo, now } = this.around;
    const id = newId('note');
    return act(call, type, (about) => {
      about(user, { note: id });
      if (!repo.member(user) || call.from.kind !== 'user') return refuse('not_found');
      this.repo.addNote(id, user, call.from.user, words, now());
      const note = this.repo.note(id);
      if (!note) return refuse('internal');
      const { user: _, ...shown } = note;
      return done(shown);
    });
  }

  /** Whoever wrote a note takes it out; an admin any. */
  private deleteNote(call: Call, { type, note: id }: Of<'DeleteNote'>): Outcome<null> {
    const { act, repo } = this.around;
    return act(call, type, (about) => {
      const note = this.repo.note(id);
      about(note?.user ?? null, { note: id });
      if (!note || call.from.kind !== 'user') return refuse('not_found');
      if (note.by !== call.from.user && repo.member(call.from.user)?.role !== 'admin') return refuse('forbidden');
      this.repo.dropNote(id);
      return done(null);
    });
  }

  /** From the person's own actor to the default tenant, who gives out addresses: their pages go down, or come back. */
  private hidePages(call: Call, { user, resumes, isHidden }: Of<'HidePages'>): Outcome<null> {
    return this.around.transact(call, () => {
      const tell = (resume: string, message: { slug: string; isSuspended: boolean; because?: 'owner' }) =>
        this.around.emit({ to: 'actor', kind: 'resume', id: resume, message: { type: 'SuspendLink', ...message } });
      if (isHidden)
        for (const { slug, resume } of this.repo.hide(user, resumes)) tell(resume, { slug, isSuspended: true, because: 'owner' });
      else
        for (const { slug, resume, byMark } of this.repo.show(user)) {
          tell(resume, { slug, isSuspended: false, because: 'owner' });
          if (byMark) tell(resume, { slug, isSuspended: false });
        }
      return done(null);
    });
  }

  private async page(user: UserId, call: Call): Promise<Outcome<PersonPage>> {
    const { env, ports, repo } = this.around;
    const member = repo.member(user);
    if (!member) return refuse('not_found');
    const head = { from: { kind: 'actor', actor: 'tenant', id: this.tenant() }, request: call.request } as const;
    const [account, row, resumes] = await Promise.all([
      mailbox(env, 'user', user).ask({ type: 'DescribeAccount' }, head),
      ports.index.userById(this.tenant(), user),
      ports.index.resumesOf(this.tenant(), user, SHOWN.resumes),
    ]);
    if (!account.ok) return account;
    const suspension = this.repo.suspension(user);
    const { email, name, verified, role } = member;
    // What the tenant knows itself is newer than the index.
    const state = suspension ? 'suspended' : account.value.deletionAt === null ? 'active' : 'leaving';
    const createdAt = row?.createdAt ?? new Date(member.joinedAt).toISOString();
    const person = {
      user,
      email,
      name,
      emailVerified: verified,
      role,
      state,
      cohort: this.around.cohortOf(user),
      plan: row?.plan ?? null,
      createdAt,
    } as const;
    const mails = this.repo.mailsTo(email, SHOWN.mails);
    const notes = this.repo.notes(user, SHOWN.notes);
    return done({ person, suspension, ...account.value, resumes: resumes.map(resumeOf), mails, notes });
  }
}

/** Nobody with a say over others is shut out or deleted: they lose their role first, which the audit log then shows. */
const isPlainMember = ({ role }: Member) =>
  role === 'member' ? null : refuse('conflict', { detail: 'This person is of the staff. Take their role away first.' });

const listed = ({ id, email, name, emailVerified, role, state, cohort, plan, createdAt }: UserRow): ListedPerson => ({
  user: id,
  email,
  name,
  emailVerified,
  role,
  state: state ?? 'active',
  cohort: cohort ?? null,
  plan: plan ?? null,
  createdAt,
});

const resumeOf = ({ id, title, template, createdAt, updatedAt, trashedAt }: ResumeRow): PersonResume => ({
  id,
  title,
  template,
  createdAt,
  updatedAt,
  trashedAt,
});
