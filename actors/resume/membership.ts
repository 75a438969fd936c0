import type { Call } from '#kernel/actor';
import { newId, newSecret, sha256Text } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { publicOrigin } from '#kernel/origin';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { PlanLimits } from '#protocol/plans';
import { INVITE_DAYS, type ResumeContract, type ResumeMessage } from '#protocol/resume';
import type { Role } from '#protocol/roles';
import type { ResumeSummary } from '#protocol/user';
import { goneFor } from './listing.ts';
import { acceptedRole, changeRole, inviteOf, mayInvite, mayRemove, memberOf } from './members.ts';
import type { InviteRow, MembersRepo } from './members-repo.ts';
import { ownTitle } from './news.ts';
import type { ResumeRow } from './repo.ts';

type MembershipType = 'ListMembers' | 'SetRole' | 'RemoveMember' | 'InviteMember' | 'RevokeInvite' | 'AcceptInvite';
export type MembershipMessage = Extract<ResumeMessage, { type: MembershipType }>;
type Replies = ResumeContract['replies'][MembershipType];

const INVITE_MS = INVITE_DAYS * 24 * 3_600_000;

/** What membership needs of its résumé. */
export interface Surroundings {
  env: Env;
  now(): number;
  repo: MembersRepo;
  title(): Json | undefined;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  /** What the plan of a résumé's owner lets them make. */
  limits(owner: UserId): Promise<Outcome<PlanLimits>>;
  announce(resume: ResumeRow): ResumeSummary;
  /** Tells open sockets; `null` when somebody was taken out. */
  roleChanged(user: string, role: Role | null): void;
}

/** Who belongs to a résumé: inviting, accepting, changing roles, handing over, taking out and leaving. */
export class Membership {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: MembershipMessage, resume: ResumeRow, identity: Identity, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    const { repo, now } = this.around;
    switch (message.type) {
      case 'ListMembers': {
        const invites = repo.role(identity.user) === 'owner' ? repo.openInvites(now()) : [];
        return done({ members: repo.all().map(memberOf), invites: invites.map(inviteOf) });
      }
      case 'SetRole':
        return this.setRole(message, resume, call);
      case 'RemoveMember':
        return this.remove(message.user, resume, identity, call);
      case 'InviteMember':
        return this.invite(message, resume, identity, call);
      case 'RevokeInvite':
        return this.around.transact(call, () => {
          repo.removeInvite(message.invite);
          return done(null);
        });
      case 'AcceptInvite':
        return this.accept(message.token, resume, identity, call);
    }
  }

  private setRole(message: Extract<MembershipMessage, { type: 'SetRole' }>, resume: ResumeRow, call: Call) {
    const { repo } = this.around;
    const outcome = this.around.transact(call, () => {
      const changed = changeRole(repo.all(), message.user, message.role);
      if (!changed.ok) return changed;
      for (const member of changed.value) repo.save(member);
      const owner = changed.value.find((member) => member.role === 'owner')?.user ?? resume.owner;
      if (changed.value.length > 0) this.around.announce({ ...resume, owner });
      const member = repo.member(message.user);
      return member
        ? done({ member: memberOf(member), changed: changed.value.map(({ user, role }) => ({ user, role })) })
        : refuse('not_found');
    });
    if (!outcome.ok) return outcome;
    for (const { user, role } of outcome.value.changed) this.around.roleChanged(user, role);
    return done(outcome.value.member);
  }

  private remove(user: string, resume: ResumeRow, identity: Identity, call: Call): Outcome<null> {
    const { repo } = this.around;
    const outcome = this.around.transact(call, () => {
      const removable = mayRemove(repo.all(), user, identity.user);
      if (!removable.ok) return removable;
      repo.remove(user);
      // The version moves on with the others' lists, so that the farewell is newer than anything said before.
      this.around.announce(resume);
      this.around.emit(goneFor({ ...resume, version: resume.version + 1 }, user));
      return done(null);
    });
    if (outcome.ok) this.around.roleChanged(user, null);
    return outcome;
  }

  private async invite(message: Extract<MembershipMessage, { type: 'InviteMember' }>, resume: ResumeRow, identity: Identity, call: Call) {
    const { repo, env, now } = this.around;
    const token = `${resume.id}.${newSecret()}`;
    const hash = await sha256Text(token);
    const limits = await this.around.limits(resume.owner);
    if (!limits.ok) return limits;
    return this.around.transact(call, () => {
      const there = { members: repo.all(), invites: repo.openInvites(now()), limit: limits.value.membersPerResume };
      const allowed = mayInvite(there, message.email);
      if (!allowed.ok) return allowed;
      const { email, role } = message;
      const invite: InviteRow = { id: newId('invite'), email, role, invitedBy: identity.user, expiresAt: now() + INVITE_MS };
      repo.saveInvite(invite, hash);
      const link = `${publicOrigin(env)}/invite#token=${token}`;
      const invitation = { to: email, by: identity.user, from: identity.name, ...ownTitle(this.around.title()), role, link };
      this.around.emit({ to: 'actor', kind: 'tenant', id: resume.tenant, message: { type: 'Invite', invitation } });
      return done(inviteOf(invite));
    });
  }

  private async accept(token: string, resume: ResumeRow, identity: Identity, call: Call) {
    const { repo, now } = this.around;
    const hash = await sha256Text(token);
    return this.around.transact(call, () => {
      const invite = repo.takeInvite(hash, now());
      if (!invite) return refuse('invalid_token');
      const before = repo.member(identity.user);
      const role = acceptedRole(before?.role, invite.role);
      repo.save({ user: identity.user, role, name: identity.name, since: before?.since ?? now() });
      return done({ ...this.around.announce(resume), role });
    });
  }
}
