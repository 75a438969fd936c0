import { z } from 'zod';
import { SessionView } from './account.ts';
import { CohortId, NoteId, ResumeId, UserId } from './ids.ts';
import { TenantRole } from './roles.ts';
import { MailRecord } from './tenant-mail.ts';
import { Why } from './tenant-members.ts';
import { paragraphs } from './text.ts';
import { VIEW_LIFE_MINUTES } from './views.ts';

/** The people of a tenant, as its staff see and help them. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const PersonState = z.enum(['active', 'suspended', 'leaving']);
export type PersonState = z.infer<typeof PersonState>;
export const PlanKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What a search may ask for; all of it together. Every word of `text` begins a word of the name, the address or a résumé's title. */
export const PeopleFilter = z.strictObject({
  text: z.string().trim().max(100).optional(),
  role: TenantRole.optional(),
  state: PersonState.optional(),
  cohort: CohortId.optional(),
  plan: PlanKey.optional(),
});
export type PeopleFilter = z.infer<typeof PeopleFilter>;

/** A line of the list. It comes from the index, so it may be some seconds behind. */
export const ListedPerson = z.object({
  user: UserId,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  role: TenantRole,
  state: PersonState,
  cohort: CohortId.nullable(),
  plan: PlanKey.nullable(),
  createdAt: z.iso.datetime(),
});
export type ListedPerson = z.infer<typeof ListedPerson>;

/** `cursor`, as a number, leads on to who came before. */
export const PeoplePage = z.object({ items: z.array(ListedPerson), cursor: z.string().optional() });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const Note = z.object({
  id: NoteId,
  at: z.iso.datetime(),
  by: UserId,
  byName: z.string(),
  words: z.string(),
});
export type Note = z.infer<typeof Note>;

export const PersonResume = z.object({
  id: ResumeId,
  title: z.string(),
  template: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  trashedAt: z.string().nullable(),
});
export type PersonResume = z.infer<typeof PersonResume>;

export const TenantResume = PersonResume.extend({ owner: UserId });
export type TenantResume = z.infer<typeof TenantResume>;

/** What a mail was, without its words: a link in it may be a key. */
export const MailLine = MailRecord.pick({ id: true, at: true, kind: true, subject: true, state: true, attempts: true });
export type MailLine = z.infer<typeof MailLine>;

/** Everything that staff see of somebody. */
export const PersonPage = z.object({
  person: ListedPerson,
  suspension: z.object({ at: z.iso.datetime(), by: UserId, why: z.string() }).nullable(),
  /** When the account will be gone; `null` while it is to stay. */
  deletionAt: z.iso.datetime().nullable(),
  hasSecondFactor: z.boolean(),
  sessions: z.array(SessionView),
  resumes: z.array(PersonResume),
  mails: z.array(MailLine),
  notes: z.array(Note),
});
export type PersonPage = z.infer<typeof PersonPage>;

/** Of `ViewAs`: an access token that may only read, and names who really looks. */
export const ViewPass = z.object({ accessToken: z.string(), expiresIn: z.number().int(), user: UserId });
export type ViewPass = z.infer<typeof ViewPass>;

/** To look at somebody's account as they see it. No command of the console's socket: what comes of it is a cookie. */
export const VIEW_COMMANDS = [
  message('ViewAs', { user: UserId, why: Why, minutes: z.number().int().min(1).max(VIEW_LIFE_MINUTES) }),
] as const;
export type ViewReplies = { ViewAs: ViewPass };

/** Hours for which whoever asked may take the file. */
export const EXPORT_HOURS = 24;
/** Everything that somebody's own account holds, for a reason of which they are told. */
export const EXPORT_COMMANDS = [message('ExportPerson', { user: UserId, why: Why })] as const;
/** No command of the console's socket: what comes of it is a file. */
export const TAKE_EXPORT = [message('TakePersonExport', { export: z.number().int().min(1) })] as const;
export type ExportReplies = {
  ExportPerson: PersonExport;
  /** Of whom it is. */
  TakePersonExport: { user: UserId; name: string };
};
export const PersonExport = z.object({ export: z.number().int(), until: z.iso.datetime() });
export type PersonExport = z.infer<typeof PersonExport>;

export const PEOPLE_COMMANDS = [
  message('SearchPeople', {
    filter: PeopleFilter,
    cursor: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(100),
  }),
  message('ListTenantResumes', { cursor: z.string().max(60).optional(), limit: z.number().int().min(1).max(100) }),
  message('GetPerson', { user: UserId }),
  /** A mail with a link goes to their address; nobody but them ever sets a password. */
  message('StartPersonReset', { user: UserId }),
  message('EndPersonSessions', { user: UserId }),
  /** They can no longer sign in, their sessions and API tokens end, and their public pages are down. Staff have to lose their role first. */
  message('SuspendPerson', { user: UserId, why: Why }),
  message('RestorePerson', { user: UserId }),
  /** After the same days of grace as when they ask for it themselves; they are told by mail, and may undo it. */
  message('DeletePerson', { user: UserId, why: Why.optional() }),
  message('KeepPerson', { user: UserId }),
  message('AddNote', { user: UserId, words: paragraphs(2_000).pipe(z.string().min(1)) }),
  message('DeleteNote', { note: NoteId }),
] as const;

export type PeopleReplies = {
  SearchPeople: PeoplePage;
  ListTenantResumes: { items: TenantResume[]; cursor?: string };
  GetPerson: PersonPage;
  StartPersonReset: null;
  EndPersonSessions: null;
  SuspendPerson: null;
  RestorePerson: null;
  DeletePerson: null;
  KeepPerson: null;
  AddNote: Note;
  DeleteNote: null;
};
