import { QueryClient, useMutation, useQueryClient } from '@tanstack/solid-query';
import type { Profile } from '#protocol/user';
import { api } from './api.ts';
import { noteFactor, OfflineError, ProblemError } from './http.ts';
import { useInfiniteQuery, useQuery } from './query.ts';

/** Lists and the profile. What is edited live is never here: see `live/`. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && (error instanceof OfflineError || (error instanceof ProblemError && error.code === 'unavailable')),
        // An answer that is late is better than none: the pages say when they are offline.
        networkMode: 'always',
        // What could not be read comes by itself once there is a network again.
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });

const ME = ['me'];
export const TOKENS_KEY = ['tokens'];
export const resumesKey = (trashed: boolean) => ['resumes', trashed ? 'trashed' : 'own'];

const HINT = 'vitae-signed-in';
/** Whether this browser was signed in last: saves a visitor of the landing page a request. Decides nothing else. */
export const wasSignedIn = (): boolean => localStorage.getItem(HINT) !== null;
export const rememberSignedIn = (signedIn: boolean): void => {
  if (signedIn) localStorage.setItem(HINT, '1');
  else localStorage.removeItem(HINT);
};

/** Who is signed in; `null` for nobody. */
export function useMe(enabled: () => boolean = () => true) {
  return useQuery(() => ({
    queryKey: ME,
    enabled: enabled(),
    staleTime: 60_000,
    queryFn: async (): Promise<Profile | null> => {
      try {
        const me = noteFactor(await api.me());
        rememberSignedIn(true);
        return me;
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 401) return null;
        throw error;
      }
    },
  }));
}

export function useSetMe() {
  const client = useQueryClient();
  return (me: Profile | null) => {
    rememberSignedIn(me !== null);
    if (me === null) client.clear();
    client.setQueryData(ME, me);
  };
}

export function useResumes(trashed: boolean) {
  return useInfiniteQuery(() => ({
    queryKey: resumesKey(trashed),
    // Coming back from the editor, the title is another: what was known shows at once, and is read anew.
    staleTime: 0,
    queryFn: ({ pageParam }) => api.resumes(trashed, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  }));
}

/** An act on the list of résumés, after which both lists are read again. */
export function useResumeAct<I, O>(act: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation(() => ({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: ['resumes'] }) }));
}
