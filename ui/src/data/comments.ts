import { useQueryClient } from '@tanstack/solid-query';
import { type Anchor, Comment, type CommentBody, type DecisionBody, type SuggestBody, Suggestion, Thread } from '#protocol/comments';
import { SuggestionList, ThreadList } from '#protocol/http';
import { call, Nothing } from './http.ts';
import { useQuery } from './query.ts';

const threadsAt = (resume: string, ...rest: string[]) => ['/api/resumes', resume, 'threads', ...rest].join('/');
const suggestionsAt = (resume: string, ...rest: string[]) => ['/api/resumes', resume, 'suggestions', ...rest].join('/');

/** `key` makes a repeated sending take effect once. */
export const commentsApi = {
  threads: (resume: string) => call(ThreadList, threadsAt(resume)),
  start: (resume: string, anchor: Anchor, said: CommentBody, key: string) =>
    call(Thread, threadsAt(resume), { method: 'POST', body: { anchor, ...said }, key }),
  reply: (resume: string, thread: string, said: CommentBody, key: string) =>
    call(Comment, threadsAt(resume, thread, 'comments'), { method: 'POST', body: said, key }),
  edit: (resume: string, thread: string, comment: string, said: CommentBody) =>
    call(Comment, threadsAt(resume, thread, 'comments', comment), { method: 'PATCH', body: said }),
  remove: (resume: string, thread: string, comment: string) =>
    call(Nothing, threadsAt(resume, thread, 'comments', comment), { method: 'DELETE' }),
  resolve: (resume: string, thread: string) => call(Nothing, threadsAt(resume, thread, 'resolve'), { method: 'POST' }),
  reopen: (resume: string, thread: string) => call(Nothing, threadsAt(resume, thread, 'reopen'), { method: 'POST' }),
  see: (resume: string, thread: string, comment: string) =>
    call(Nothing, threadsAt(resume, thread, 'seen'), { method: 'PUT', body: { comment } }),
  suggestions: (resume: string) => call(SuggestionList, suggestionsAt(resume)),
  suggest: (resume: string, body: SuggestBody, key: string) => call(Suggestion, suggestionsAt(resume), { method: 'POST', body, key }),
  decide: (resume: string, suggestion: string, body: DecisionBody) =>
    call(Suggestion, suggestionsAt(resume, suggestion, 'decision'), { method: 'POST', body }),
  withdraw: (resume: string, suggestion: string) => call(Suggestion, suggestionsAt(resume, suggestion, 'withdraw'), { method: 'POST' }),
};

const threadsKey = (resume: string) => ['threads', resume];
const suggestionsKey = (resume: string) => ['suggestions', resume];

/** What is said about a résumé. The socket tells when it is not what it was: then it is read anew. */
export function useThreads(resume: string) {
  return useQuery(() => ({ queryKey: threadsKey(resume), queryFn: () => commentsApi.threads(resume) }));
}

export function useSuggestions(resume: string) {
  return useQuery(() => ({ queryKey: suggestionsKey(resume), queryFn: () => commentsApi.suggestions(resume) }));
}

/** Changes what is known of threads and suggestions here, until the server is asked again. */
export function useTalkCache(resume: string) {
  const client = useQueryClient();
  const change = (change: (threads: Thread[]) => Thread[]) =>
    client.setQueryData<ThreadList>(threadsKey(resume), (known) => known && { threads: change(known.threads) });
  return {
    forgetThreads: () => client.invalidateQueries({ queryKey: threadsKey(resume) }),
    forgetSuggestions: () => client.invalidateQueries({ queryKey: suggestionsKey(resume) }),
    /** An answer that is under way would show again what was before. */
    holdThreads: () => client.cancelQueries({ queryKey: threadsKey(resume) }),
    changeThreads: change,
    changeThread: (id: string, one: (thread: Thread) => Thread) =>
      change((threads) => threads.map((thread) => (thread.id === id ? one(thread) : thread))),
    putSuggestion: (suggestion: Suggestion) =>
      client.setQueryData<SuggestionList>(suggestionsKey(resume), (known) => {
        if (!known) return known;
        const rest = known.suggestions.filter(({ id }) => id !== suggestion.id);
        return { suggestions: [...rest, suggestion] };
      }),
  };
}
export type TalkCache = ReturnType<typeof useTalkCache>;
