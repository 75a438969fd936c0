import { z } from 'zod';
import type { ResumeDocument } from '#protocol/document';
import { JobStatus } from '#protocol/export';
import {
  ApiTokenList,
  EndedAnswer,
  ExportTextAnswer,
  FactorRequired,
  ImportAnswer,
  ImportReview,
  LinkList,
  MembersAnswer,
  NewApiTokenAnswer,
  PatchResumeAnswer,
  ResumeAnswer,
  ResumeList,
  SlugAnswer,
  type StartExportBody,
} from '#protocol/http';
import type { Json } from '#protocol/json';
import { type LinkChange, type NewLink, PublicLink } from '#protocol/links';
import type { Preferences } from '#protocol/preferences';
import { Invite, type InvitedRole, Member } from '#protocol/resume';
import type { Arrangement } from '#protocol/resume-list';
import type { Role } from '#protocol/roles';
import type { Scope } from '#protocol/scopes';
import { Profile, ResumeSummary } from '#protocol/user';
import { confirmed } from './confirming.ts';
import { call, Nothing } from './http.ts';

/** What kind of file is wanted. */
export type ExportWish = z.infer<typeof StartExportBody>;

/** Of a session only its user is of interest here: the tokens are in cookies that scripts cannot read. */
export const SignedInUser = z.object({ user: Profile }).transform((session) => session.user);
const Created = z.object({ id: ResumeSummary.shape.id });

/** The server checks every register as it is written, so here only the shape is looked at. */
export const isDocument = (value: unknown): value is ResumeDocument =>
  typeof value === 'object' &&
  value !== null &&
  'basics' in value &&
  'design' in value &&
  'sections' in value &&
  Array.isArray(value.sections);
const WithDocument = ResumeAnswer.extend({ document: z.custom<ResumeDocument>(isDocument) }).transform((answer) => answer.document);

const WithReviewedDocument = ImportReview.extend({ document: z.custom<ResumeDocument>(isDocument) });
export type ReviewedImport = z.infer<typeof WithReviewedDocument>;

const post = <S extends z.ZodType>(schema: S, path: string, body?: unknown) => call(schema, path, { method: 'POST', body });

export const api = {
  register: (body: { email: string; password: string; name: string }) => post(SignedInUser, '/auth/register', body),
  /** Who is signed in, or a ticket for the second step. */
  login: (body: { email: string; password: string }) => post(z.union([SignedInUser, FactorRequired]), '/auth/login', body),
  logout: () => post(Nothing, '/auth/logout'),
  verifyEmail: (token: string) => post(Nothing, '/auth/verify-email', { token }),
  resendVerification: () => post(Nothing, '/auth/verify-email/resend'),
  me: () => call(Profile, '/api/me'),
  changeMe: (body: { name?: string } & Preferences) => call(Profile, '/api/me', { method: 'PATCH', body }),
  tokens: () => call(ApiTokenList, '/api/me/tokens'),
  createToken: (body: { name: string; scopes: Scope[]; days: number }) => confirmed(() => post(NewApiTokenAnswer, '/api/me/tokens', body)),
  revokeTokens: () => call(EndedAnswer, '/api/me/tokens', { method: 'DELETE' }),
  revokeToken: (id: string) => call(Nothing, `/api/me/tokens/${id}`, { method: 'DELETE' }),
  resumes: (trashed: boolean, cursor?: string) =>
    call(
      ResumeList,
      `/api/resumes?${new URLSearchParams({ limit: '100', ...(trashed ? { trashed: 'true' } : {}), ...(cursor ? { cursor } : {}) })}`,
    ),
  createResume: (body: { title?: string; locale?: string }) => post(Created, '/api/resumes', body),
  resumeDocument: (id: string) => call(WithDocument, `/api/resumes/${id}`),
  /** What an import of this file would make; nothing is made. */
  reviewImport: (file: Blob) => call(WithReviewedDocument, '/api/resumes/import?review=1', { method: 'POST', file }),
  importResume: (file: Blob) => call(ImportAnswer, '/api/resumes/import', { method: 'POST', file }),
  duplicate: (id: string) => post(Created, `/api/resumes/${id}/duplicate`),
  arrange: ({ id, arrangement }: { id: string; arrangement: Arrangement }) =>
    call(Nothing, `/api/resumes/${id}/arrangement`, { method: 'PUT', body: arrangement }),
  /** Writes fields of a résumé that is not open. */
  write: (id: string, ops: { path: string; value: Json }[]) =>
    call(PatchResumeAnswer, `/api/resumes/${id}`, { method: 'PATCH', body: { ops } }),
  trash: (id: string) => call(Nothing, `/api/resumes/${id}`, { method: 'DELETE' }),
  restore: (id: string) => post(Nothing, `/api/resumes/${id}/restore`),
  members: (id: string) => call(MembersAnswer, `/api/resumes/${id}/members`),
  setRole: (id: string, user: string, role: Role) => call(Member, `/api/resumes/${id}/members/${user}`, { method: 'PUT', body: { role } }),
  removeMember: (id: string, user: string) => call(Nothing, `/api/resumes/${id}/members/${user}`, { method: 'DELETE' }),
  invite: (id: string, body: { email: string; role: InvitedRole }) => post(Invite, `/api/resumes/${id}/invites`, body),
  revokeInvite: (id: string, invite: string) => call(Nothing, `/api/resumes/${id}/invites/${invite}`, { method: 'DELETE' }),
  links: (id: string) => call(LinkList, `/api/resumes/${id}/links`),
  checkSlug: (id: string, slug: string) => call(SlugAnswer, `/api/resumes/${id}/links/check?${new URLSearchParams({ slug })}`),
  createLink: (id: string, body: NewLink) => post(PublicLink, `/api/resumes/${id}/links`, body),
  changeLink: (id: string, link: string, body: LinkChange) =>
    call(PublicLink, `/api/resumes/${id}/links/${link}`, { method: 'PATCH', body }),
  deleteLink: (id: string, link: string) => call(Nothing, `/api/resumes/${id}/links/${link}`, { method: 'DELETE' }),
  restoreLink: (id: string, link: string) => post(PublicLink, `/api/resumes/${id}/links/${link}/restore`),
  acceptInvite: (token: string) => post(ResumeSummary, '/api/invites/accept', { token }),
  dismissConflict: (id: string, conflict: string) => call(Nothing, `/api/resumes/${id}/conflicts/${conflict}`, { method: 'DELETE' }),
  startExport: (id: string, wish: ExportWish) => post(JobStatus, `/api/resumes/${id}/exports`, wish),
  exportJob: (job: string) => call(JobStatus, `/api/exports/${job}`),
  exportText: (job: string) => call(ExportTextAnswer, `/api/exports/${job}/text`),
};
