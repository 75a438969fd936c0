import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { COMMENT_MESSAGES, type CommentReplies } from '#protocol/comments';
import type { Identity } from '#protocol/envelope';
import type { Outcome } from '#protocol/errors';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import type { ResumeMessage } from '#protocol/resume';
import { type CommentMessage, Comments } from './comments.ts';
import { CommentsRepo } from './comments-repo.ts';
import type { MembersRepo } from './members-repo.ts';
import type { ResumeRow } from './repo.ts';
import { type SuggestionMessage, Suggestions, type WriteField } from './suggestions.ts';
import { SuggestionsRepo } from './suggestions-repo.ts';
import { tellAway } from './tell-away.ts';

export type TalkMessage = Extract<ResumeMessage, { type: keyof CommentReplies }>;

const TYPES = new Set<string>(COMMENT_MESSAGES.map(({ shape }) => shape.type.value));
export const isTalk = (message: ResumeMessage): message is TalkMessage => TYPES.has(message.type);
const SUGGESTIONS: readonly string[] = ['ListSuggestions', 'Suggest', 'DecideSuggestion', 'WithdrawSuggestion'];
const isSuggestion = (message: TalkMessage): message is SuggestionMessage => SUGGESTIONS.includes(message.type);

/** What talking about a résumé needs of it. */
export interface TalkSurroundings {
  env: Env;
  now(): number;
  members: MembersRepo;
  title(): Json | undefined;
  /** What a path shows now; `null` for nothing. */
  value(path: Path): Json;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** One command, one transaction, which may write fields: everybody is told of that once it is durable. */
  writing<T>(call: Pick<Call, 'once'>, resume: ResumeRow, by: Identity, decide: (write: WriteField) => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  /** Whether somebody has the résumé open. */
  isHere(user: string): boolean;
  /** Tells open sockets. */
  changed(what: 'threads' | 'suggestions'): void;
}

/** What people say about a résumé: threads of comments, and changes that they suggest. */
export class Talk {
  private readonly threads: CommentsRepo;
  private readonly proposals: SuggestionsRepo;
  private readonly comments: Comments;
  private readonly suggestions: Suggestions;

  constructor(sql: SqlStorage, around: TalkSurroundings) {
    const { now, members, value } = around;
    this.threads = new CommentsRepo(sql);
    this.proposals = new SuggestionsRepo(sql);
    const tell = tellAway({ ...around, repo: this.threads });
    this.comments = new Comments({
      now,
      members,
      tell,
      repo: this.threads,
      transact: around.transact,
      changed: () => around.changed('threads'),
    });
    this.suggestions = new Suggestions({
      now,
      value,
      tell,
      repo: this.proposals,
      transact: around.writing,
      changed: () => around.changed('suggestions'),
    });
  }

  handle(message: TalkMessage, resume: ResumeRow, identity: Identity, call: Call): Outcome<CommentReplies[TalkMessage['type']]> {
    return isSuggestion(message)
      ? this.suggestions.handle(message, resume, identity, call)
      : this.comments.handle(message satisfies CommentMessage, resume, identity, call);
  }

  /** Removes everything that was said. */
  clear(): void {
    this.threads.clear();
    this.proposals.clear();
  }
}
