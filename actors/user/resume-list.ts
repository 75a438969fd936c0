import type { Call } from '#kernel/actor';
import { done, type Outcome, refuse } from '#protocol/errors';
import { ResumeId } from '#protocol/ids';
import { RESUME_LIST_MESSAGES, type ResumeListMessage, type ResumeListReplies } from '#protocol/resume-list';
import { ResumeListRepo } from './resume-list-repo.ts';

interface Surroundings {
  sql: SqlStorage;
  change: (call: Pick<Call, 'once'>, write: () => unknown) => Outcome<null>;
  transact: <T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>) => Outcome<T>;
}

const TYPES: ReadonlySet<string> = new Set(RESUME_LIST_MESSAGES.map(({ shape }) => shape.type.value));
export const isResumeListMessage = (message: { type: string }): message is ResumeListMessage => TYPES.has(message.type);

/** The list of résumés that a person may open. The résumés keep it; the person arranges it. */
export class ResumeListing {
  readonly repo: ResumeListRepo;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new ResumeListRepo(around.sql);
  }

  handle(message: ResumeListMessage, call: Call): Outcome<ResumeListReplies[ResumeListMessage['type']]> {
    switch (message.type) {
      case 'ListResumes':
        return this.list(message);
      case 'ArrangeResume':
        return this.around.transact(call, () => {
          if (!this.repo.has(message.resume)) return refuse('not_found');
          this.repo.arrange(message.resume, message.arrangement);
          return done(null);
        });
      case 'CountOwned':
        return done(this.repo.owned().filter((id) => id !== message.but).length);
      case 'ResumeChanged':
        return this.around.change(call, () => this.repo.put(message.summary, message.version));
      case 'ResumeGone':
        return this.around.change(call, () => this.repo.drop(message.resume, message.version));
    }
  }

  ids(): ResumeId[] {
    return this.repo.ids().map((id) => ResumeId.parse(id));
  }

  private list(message: Extract<ResumeListMessage, { type: 'ListResumes' }>): Outcome<ResumeListReplies['ListResumes']> {
    const [updatedAt, id] = message.cursor?.split('|') ?? [];
    if (message.cursor !== undefined && (!updatedAt || !id))
      return refuse('invalid_input', { errors: [{ path: 'cursor', message: 'not one of ours', code: 'wrong_form' }] });
    const found = this.repo.list(message.trashed, updatedAt && id ? [updatedAt, id] : null, message.limit + 1);
    const items = found.slice(0, message.limit);
    const last = items.at(-1);
    return done(found.length > items.length && last ? { items, cursor: `${last.updatedAt}|${last.id}` } : { items });
  }
}
