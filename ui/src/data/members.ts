import { useMutation, useQueryClient } from '@tanstack/solid-query';
import type { MembersAnswer } from '#protocol/http';
import { api } from './api.ts';
import { useQuery } from './query.ts';

export const membersKey = (resume: string) => ['members', resume];

/** Who a résumé is shared with, and who is invited. Read anew whenever it is looked at: others change it too. */
export function useMembers(resume: () => string) {
  return useQuery(() => ({ queryKey: membersKey(resume()), staleTime: 0, queryFn: () => api.members(resume()) }));
}

/**
 * An act on a résumé's members, after which they are read again. With `expect` its outcome shows at once, and is taken back when
 * the server refuses.
 */
export function useMembersAct<I, O>(
  resume: () => string,
  act: (input: I) => Promise<O>,
  expect?: (now: MembersAnswer, input: I) => MembersAnswer,
) {
  const client = useQueryClient();
  return useMutation<O, Error, I, MembersAnswer | undefined>(() => ({
    mutationFn: act,
    onMutate: async (input) => {
      if (!expect) return undefined;
      await client.cancelQueries({ queryKey: membersKey(resume()) });
      const before = client.getQueryData<MembersAnswer>(membersKey(resume()));
      if (before) client.setQueryData(membersKey(resume()), expect(before, input));
      return before;
    },
    onError: (_error, _input, before) => {
      if (before) client.setQueryData(membersKey(resume()), before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: membersKey(resume()) }),
  }));
}
