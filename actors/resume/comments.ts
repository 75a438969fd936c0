import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import type { Comment, CommentReplies, Mention, Thread } from '#protocol/comments';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { ResumeMessage } from '#protocol/resume';
import { type CommentRow, type CommentsRepo, commentBytes, commentOf, type ThreadRow } from './comments-repo.ts';
import { mayAdd, mentionsIn, WriteRate } from './comments-rules.ts';
import type { MembersRepo } from './members-repo.ts';
import { commentNews } from './news.ts';
import type { ResumeRow } from './repo.ts';
import type { Tell } from './tell-away.ts';

export type CommentType =
  | 'ListThreads'
  | 'StartThread'
  | 'Reply'
  | 'EditComment'
  | 'DeleteComment'
  | 'ResolveThread'
  | 'ReopenThread'
  | 'SeeThread';
export type CommentMessage = Extract<ResumeMessage, { type: CommentType }>;
type Of<T extends CommentType> = Extract<ResumeMessage, { type: T }>;
type Said = { body: string; mentions: Mention[] };

/** What talking about a résumé needs of it. */
export interface CommentSurroundings {
  now(): number;
  repo: CommentsRepo;
  members: MembersRepo;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** Tells open sockets that the threads are not what they were. */
  changed(): void;
  /** See `tellAway`. */
  tell: Tell;
}

/** The threads of a résumé: what is said beside its parts, by whom, and what is settled. */
export class Comments {
  private readonly around: CommentSurroundings;
  private readonly rate = new WriteRate();

  constructor(around: CommentSurroundings) {
    this.around = around;
  }

  handle(message: CommentMessage, resume: ResumeRow, identity: Identity, call: Call): Outcome<CommentReplies[CommentType]> {
    const { repo, now } = this.around;
    if (message.type === 'ListThreads') return done({ threads: repo.threads(identity.user) });
    if (message.type === 'SeeThread') return this.see(message, identity, call);
    if (resume.trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    const retryAfter = this.rate.take(identity.user, now());
    if (retryAfter !== null) return refuse('rate_limited', { retryAfter });
    const outcome = this.around.transact(call, () => this.decide(message, resume, identity));
    if (outcome.ok) this.around.changed();
    return outcome;
  }

  private decide(
    message: Exclude<CommentMessage, Of<'ListThreads' | 'SeeThread'>>,
    resume: ResumeRow,
    identity: Identity,
  ): Outcome<CommentReplies[CommentType]> {
    const { repo, now } = this.around;
    if (message.type === 'StartThread') return this.start(message, resume, identity);
    const thread = repo.thread(message.thread);
    if (!thread) return refuse('not_found');
    switch (message.type) {
      case 'Reply':
        return this.reply(message, thread, resume, identity);
      case 'EditComment':
        return this.edit(message, thread, resume, identity);
      case 'DeleteComment':
        return this.remove(message, thread, identity);
      case 'ResolveThread':
        if (!thread.isResolved) repo.resolve(thread.id, { id: identity.user, name: identity.name }, now());
        return done(null);
      case 'ReopenThread':
        repo.reopen(thread.id);
        return done(null);
    }
  }

  private start(message: Of<'StartThread'>, resume: ResumeRow, identity: Identity): Outcome<Thread> {
    const { repo, now } = this.around;
    const said = this.said(message);
    const room = mayAdd(repo.totals(), 0, commentBytes(said));
    if (!room.ok) return room;
    const id = newId('thread');
    repo.addThread(id, message.anchor, now());
    const comment = this.add({ id, isResolved: false, comments: 0 }, said, identity);
    this.tell(resume, identity, id, comment, said.mentions, []);
    return done({ id, anchor: message.anchor, resolved: null, comments: [comment], unread: false });
  }

  private reply(message: Of<'Reply'>, thread: ThreadRow, resume: ResumeRow, identity: Identity): Outcome<Comment> {
    const { repo } = this.around;
    const said = this.said(message);
    const room = mayAdd(repo.totals(), thread.comments, commentBytes(said));
    if (!room.ok) return room;
    const others = repo.participants(thread.id);
    // Whoever answers does not hold it for settled.
    if (thread.isResolved) repo.reopen(thread.id);
    const comment = this.add(thread, said, identity);
    this.tell(resume, identity, thread.id, comment, said.mentions, others);
    return done(comment);
  }

  private edit(message: Of<'EditComment'>, thread: ThreadRow, resume: ResumeRow, identity: Identity): Outcome<Comment> {
    const { repo, now } = this.around;
    const before = repo.comment(thread.id, message.comment);
    if (!before) return refuse('not_found');
    if (before.by.id !== identity.user) return refuse('forbidden');
    const said = this.said(message);
    const room = mayAdd(repo.totals(), 1, commentBytes(said) - commentBytes(before));
    if (!room.ok) return room;
    const after: CommentRow = { ...before, ...said, editedAt: now() };
    repo.editComment(thread.id, before, said, now());
    const called = new Set<string>(before.mentions.map(({ user }) => user));
    const fresh = said.mentions.filter(({ user }) => !called.has(user));
    this.tell(resume, identity, thread.id, commentOf(after), fresh, []);
    return done(commentOf(after));
  }

  /** A comment that is not there any more is what was asked for. */
  private remove(message: Of<'DeleteComment'>, thread: ThreadRow, identity: Identity): Outcome<null> {
    const { repo, members } = this.around;
    const before = repo.comment(thread.id, message.comment);
    if (!before) return done(null);
    if (before.by.id !== identity.user && members.role(identity.user) !== 'owner') return refuse('forbidden');
    repo.removeComment(thread, before);
    return done(null);
  }

  private see(message: Of<'SeeThread'>, identity: Identity, call: Call): Outcome<null> {
    const { repo, transact } = this.around;
    return transact(call, () => {
      const comment = repo.comment(message.thread, message.comment);
      if (comment) repo.see(message.thread, identity.user, comment.n);
      return done(null);
    });
  }

  private said({ body, mentions }: Said): Said {
    return { body, mentions: mentionsIn(body, mentions, this.around.members.all()) };
  }

  private add(thread: ThreadRow, said: Said, identity: Identity): Comment {
    const { repo, now } = this.around;
    const row: CommentRow = { id: newId('comment'), by: { id: identity.user, name: identity.name }, at: now(), editedAt: null, ...said };
    repo.addComment(thread.id, row);
    return commentOf(row);
  }

  /** Those who are called, and those who are answered. */
  private tell(resume: ResumeRow, by: Identity, thread: string, comment: Comment, called: readonly Mention[], others: readonly UserId[]) {
    const mentioned = new Set(called.map(({ user }) => user));
    this.around.tell(resume, [...mentioned, ...others], by, { about: thread, query: `thread=${thread}` }, (user, at) =>
      commentNews(mentioned.has(user) ? 'mention' : 'reply', by.name, comment.body, at),
    );
  }
}
