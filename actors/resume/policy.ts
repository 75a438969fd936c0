import type { Principal } from '#protocol/envelope';
import type { ResumeMessage } from '#protocol/resume';
import { atLeast, type Role } from '#protocol/roles';

type Needed = Role | 'anyone signed in' | 'tenant' | 'user';

const NEEDED: Record<ResumeMessage['type'], Needed> = {
  CreateResume: 'anyone signed in',
  GetResume: 'viewer',
  TakeSnapshot: 'viewer',
  PushOps: 'viewer',
  ApplyOps: 'editor',
  // One of the two whom it concerns (see `conflicts-repo.ts`).
  DismissConflict: 'viewer',
  TrashResume: 'owner',
  RestoreResume: 'owner',
  ListMembers: 'viewer',
  SetRole: 'owner',
  // Anybody may leave; taking somebody else out is the owner's (see `members.ts`).
  RemoveMember: 'viewer',
  InviteMember: 'owner',
  RevokeInvite: 'owner',
  // The code is the proof.
  AcceptInvite: 'anyone signed in',
  ListVersions: 'viewer',
  SaveVersion: 'editor',
  RenameVersion: 'editor',
  DeleteVersion: 'editor',
  GetVersion: 'viewer',
  CompareVersions: 'viewer',
  RestoreVersion: 'editor',
  ListActivity: 'viewer',
  ListThreads: 'viewer',
  SeeThread: 'viewer',
  StartThread: 'commenter',
  Reply: 'commenter',
  // Their own only (see `comments.ts`); the owner may take out any.
  EditComment: 'commenter',
  DeleteComment: 'commenter',
  ResolveThread: 'commenter',
  ReopenThread: 'commenter',
  ListSuggestions: 'viewer',
  Suggest: 'commenter',
  WithdrawSuggestion: 'commenter',
  DecideSuggestion: 'editor',
  AddPhoto: 'editor',
  PhotoStored: 'editor',
  GetPhoto: 'viewer',
  Reindex: 'tenant',
  // What a person's actor says is about itself only (see `actor.ts`).
  SessionsEnded: 'user',
  ForgetMember: 'user',
};

/**
 * Who may send what to a résumé. `roleOf` is the résumé's own list of members. Pushes are open to every member because each of their
 * operations is judged by itself: one that its sender may not write is named in the acknowledgement.
 */
export function maySend(from: Principal, type: ResumeMessage['type'], roleOf: (user: string) => Role | undefined): boolean {
  const needed = NEEDED[type];
  if (needed === 'tenant' || needed === 'user') return from.kind === 'actor' && from.actor === needed;
  if (from.kind !== 'user') return false;
  return needed === 'anyone signed in' || atLeast(roleOf(from.user), needed);
}

export const mayEdit = (role: Role | undefined): boolean => atLeast(role, 'editor');
