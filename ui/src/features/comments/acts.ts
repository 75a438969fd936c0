import type { Suggestion, Thread } from '#protocol/comments';
import type { Author } from '#protocol/history';
import { commentsApi } from '../../data/comments.ts';
import { sayError } from '../../data/words.ts';
import { toast } from '../../kit/toast.tsx';
import { newLocalId } from '../../live/ids.ts';
import type { Talk } from './context.tsx';
import { type Draft, draftKey, EMPTY_DRAFT, type Letter } from './kept.ts';
import { type Callable, mentionsOf } from './mentions.ts';
import { w } from './words.ts';

/** What people do with threads and suggestions, with its words. */

/** Names a command: sent twice under it, it takes effect once. */
export const newKey = (): string => `${newLocalId()}${newLocalId()}`;

export const draftAt = (talk: Talk, key: string): Draft => talk.kept.drafts[key] ?? EMPTY_DRAFT;

export const saveDraft = (talk: Talk, key: string, draft: Draft): void =>
  talk.keep((now) => {
    now.drafts[key] = { body: draft.body, mentions: [...draft.mentions] };
  });

export const dropDraft = (talk: Talk, key: string): void =>
  talk.keep((now) => {
    delete now.drafts[key];
  });

/** Sends what was written at `to`; its draft has become a letter then. */
export function post(talk: Talk, to: Letter['to'], draft: Draft, people: readonly Callable[]): void {
  const body = draft.body.trim();
  if (body === '') return;
  const mentions = mentionsOf(body, draft.mentions, people);
  talk.outbox.post({ key: newKey(), at: new Date().toISOString(), to, body, mentions, refused: null });
  dropDraft(talk, draftKey(to));
  if ('anchor' in to) talk.abandon(to.anchor);
}

/** Shows what is expected, asks for it, and shows again what is when it was refused. */
async function expecting(talk: Talk, thread: string, expect: (thread: Thread) => Thread, ask: () => Promise<unknown>, failed: string) {
  await talk.cache.holdThreads();
  talk.cache.changeThread(thread, expect);
  try {
    await ask();
  } catch (error) {
    toast({ text: failed, detail: sayError(error), tone: 'problem' });
  }
  await talk.cache.forgetThreads();
}

export function resolve(talk: Talk, { id }: Thread, by: Author): Promise<void> {
  const { editor } = talk;
  toast({ text: w().thread.resolved, action: { label: w().undo, run: () => void reopen(talk, id) } });
  return expecting(
    talk,
    id,
    (thread) => ({ ...thread, resolved: { by, at: new Date().toISOString() } }),
    () => commentsApi.resolve(editor.id, id),
    w().thread.notResolved,
  );
}

export const reopen = (talk: Talk, id: string): Promise<void> =>
  expecting(
    talk,
    id,
    (thread) => ({ ...thread, resolved: null }),
    () => commentsApi.reopen(talk.editor.id, id),
    w().thread.notReopened,
  );

/** Says to the server what has been read; what it did not hear of is shown as new again. */
export function see(talk: Talk, { id, comments }: Thread): void {
  const last = comments.at(-1);
  if (!last) return;
  talk.cache.changeThread(id, (thread) => ({ ...thread, unread: false }));
  commentsApi.see(talk.editor.id, id, last.id).catch(() => void talk.cache.forgetThreads());
}

/** @throws what the server or the connection said */
export async function decide(talk: Talk, { id }: Suggestion, decision: 'accept' | 'decline', entirely = false): Promise<Suggestion> {
  const after = await commentsApi.decide(talk.editor.id, id, { decision, ...(entirely ? { entirely } : {}) });
  talk.cache.putSuggestion(after);
  return after;
}

/** @throws what the server or the connection said */
export async function withdraw(talk: Talk, { id }: Suggestion): Promise<void> {
  talk.cache.putSuggestion(await commentsApi.withdraw(talk.editor.id, id));
}
