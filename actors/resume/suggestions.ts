import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import type { CommentReplies, Suggestion } from '#protocol/comments';
import { ItemKind } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import { done, type ErrorCode, type Outcome, refuse } from '#protocol/errors';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { type Path, parsePath, registerProblem } from '#protocol/registers';
import type { ResumeMessage } from '#protocol/resume';
import { fitOf, isSameAt } from '#sync/suggestion';
import { maySuggest, WriteRate } from './comments-rules.ts';
import { decisionNews } from './news.ts';
import type { ResumeRow } from './repo.ts';
import { type SuggestionsRepo, suggestionBytes } from './suggestions-repo.ts';
import type { Tell } from './tell-away.ts';

export type SuggestionType = 'ListSuggestions' | 'Suggest' | 'DecideSuggestion' | 'WithdrawSuggestion';
export type SuggestionMessage = Extract<ResumeMessage, { type: SuggestionType }>;
type Of<T extends SuggestionType> = Extract<ResumeMessage, { type: T }>;

/** Writes a field as an edit of whoever is signed in; why not, when it was refused. */
export type WriteField = (path: Path, value: Json) => ErrorCode | null;

/** What suggestions need of their résumé. */
export interface SuggestionSurroundings {
  now(): number;
  repo: SuggestionsRepo;
  /** What a path shows now; `null` for nothing. */
  value(path: Path): Json;
  /** One command, one transaction, which may write the document: everybody is told of that once it is durable. */
  transact<T>(call: Pick<Call, 'once'>, resume: ResumeRow, by: Identity, decide: (write: WriteField) => Outcome<T>): Outcome<T>;
  /** Tells open sockets that the suggestions are not what they were. */
  changed(): void;
  tell: Tell;
}

const isWaiting = ({ state }: Suggestion): boolean => state === 'open' || state === 'outdated';

/** Changes that people suggest, and what becomes of them. */
export class Suggestions {
  private readonly around: SuggestionSurroundings;
  private readonly rate = new WriteRate();

  constructor(around: SuggestionSurroundings) {
    this.around = around;
  }

  handle(message: SuggestionMessage, resume: ResumeRow, identity: Identity, call: Call): Outcome<CommentReplies[SuggestionType]> {
    const { repo, now } = this.around;
    if (message.type === 'ListSuggestions') return done({ suggestions: repo.all() });
    if (resume.trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    const retryAfter = message.type === 'DecideSuggestion' ? null : this.rate.take(identity.user, now());
    if (retryAfter !== null) return refuse('rate_limited', { retryAfter });
    const outcome = this.around.transact(call, resume, identity, (write) => {
      if (message.type === 'Suggest') return this.suggest(message, identity);
      const suggestion = repo.get(message.suggestion);
      if (!suggestion) return refuse('not_found');
      return message.type === 'WithdrawSuggestion'
        ? this.withdraw(suggestion, identity)
        : this.decide(message, suggestion, resume, identity, write);
    });
    if (outcome.ok) this.around.changed();
    return outcome;
  }

  private suggest(message: Of<'Suggest'>, identity: Identity): Outcome<Suggestion> {
    const { repo, now } = this.around;
    const { path, value, baseValue } = message;
    const note = message.note ?? null;
    const code = this.problem(path, value) ?? this.problem(path, baseValue);
    if (code) return refuse(code, { errors: [{ path: 'value', message: `not accepted at ${path}`, code: 'not_allowed' }] });
    if (!this.isThere(path)) return refuse('gone', { detail: 'This entry was deleted.' });
    if (isSameAt(path, value, baseValue))
      return refuse('invalid_input', { errors: [{ path: 'value', message: 'changes nothing', code: 'unchanged' }] });
    const room = maySuggest(repo.waiting(), suggestionBytes({ value, baseValue, note }));
    if (!room.ok) return room;
    const id = newId('suggestion');
    repo.add({ id, by: { id: identity.user, name: identity.name }, at: now(), path, value, baseValue, note });
    return this.again(id);
  }

  /** A second answer of the same kind changes nothing; one of another kind comes too late. */
  private decide(
    message: Of<'DecideSuggestion'>,
    suggestion: Suggestion,
    resume: ResumeRow,
    identity: Identity,
    write: WriteField,
  ): Outcome<Suggestion> {
    const { repo, now } = this.around;
    const decision = message.decision === 'accept' ? 'accepted' : 'declined';
    if (suggestion.state === decision) return done(suggestion);
    if (!isWaiting(suggestion)) return refuse('conflict', { detail: `This suggestion was ${suggestion.state} already.` });
    if (decision === 'accepted') {
      const { path, value } = suggestion;
      if (!this.isThere(path)) return refuse('gone', { detail: 'The entry was deleted. Restore it first, or decline the suggestion.' });
      const current = this.around.value(path);
      const fit = message.entirely ? { value } : fitOf(suggestion, current);
      if (fit === 'outdated') {
        repo.setOutdated(suggestion.id);
        return this.again(suggestion.id);
      }
      const code = isSameAt(path, fit.value, current) ? null : write(path, fit.value);
      if (code) return refuse(code);
    }
    repo.end(suggestion.id, decision, { id: identity.user, name: identity.name }, now());
    const subject = { about: 'suggestions', query: `suggestion=${suggestion.id}` };
    this.around.tell(resume, [suggestion.by.id], identity, subject, (_user, at) => decisionNews(decision, identity.name, at));
    return this.again(suggestion.id);
  }

  private withdraw(suggestion: Suggestion, identity: Identity): Outcome<Suggestion> {
    const { repo, now } = this.around;
    if (suggestion.by.id !== identity.user) return refuse('forbidden');
    if (suggestion.state === 'withdrawn') return done(suggestion);
    if (!isWaiting(suggestion)) return refuse('conflict', { detail: `This suggestion was ${suggestion.state} already.` });
    repo.end(suggestion.id, 'withdrawn', { id: identity.user, name: identity.name }, now());
    return this.again(suggestion.id);
  }

  /** As it is kept. */
  private again(id: string): Outcome<Suggestion> {
    const suggestion = this.around.repo.get(id);
    return suggestion ? done(suggestion) : refuse('not_found');
  }

  private kindOf = (item: LocalId): ItemKind | undefined => ItemKind.safeParse(this.around.value(`item/${item}/kind`)).data;

  private problem(path: Path, value: Json): ErrorCode | null {
    return registerProblem(path, value, this.kindOf);
  }

  /** Whether the part that a field belongs to is there. */
  private isThere(path: Path): boolean {
    const parsed = parsePath(path);
    if (!parsed) return false;
    if (parsed.area === 'sec') return this.around.value(`sec/${parsed.id}/alive`) === true;
    const item = parsed.area === 'item' ? parsed.id : parsed.area === 'prose' && parsed.owner !== 'basics' ? parsed.owner : null;
    return item === null || this.around.value(`item/${item}/alive`) === true;
  }
}
