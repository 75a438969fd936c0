import { useMutation, useQueryClient } from '@tanstack/solid-query';
import type { LinkList } from '#protocol/http';
import { api } from './api.ts';
import { useQuery } from './query.ts';

export const linksKey = (resume: string) => ['links', resume];

/** The public links of a résumé, for its owner; with counts, so they are read anew whenever they are looked at. */
export function useLinks(resume: () => string) {
  return useQuery(() => ({ queryKey: linksKey(resume()), staleTime: 0, queryFn: () => api.links(resume()) }));
}

/** An act on a résumé's links, after which they are read again. With `expect` its outcome shows at once, and is taken back when it fails. */
export function useLinksAct<I, O>(resume: () => string, act: (input: I) => Promise<O>, expect?: (now: LinkList, input: I) => LinkList) {
  const client = useQueryClient();
  return useMutation<O, Error, I, LinkList | undefined>(() => ({
    mutationFn: act,
    onMutate: async (input) => {
      if (!expect) return undefined;
      await client.cancelQueries({ queryKey: linksKey(resume()) });
      const before = client.getQueryData<LinkList>(linksKey(resume()));
      if (before) client.setQueryData(linksKey(resume()), expect(before, input));
      return before;
    },
    onError: (_error, _input, before) => {
      if (before) client.setQueryData(linksKey(resume()), before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: linksKey(resume()) }),
  }));
}

/** Whether an address can be had; asked while it is typed. */
export function useSlugCheck(resume: () => string, slug: () => string | null) {
  return useQuery(() => ({
    queryKey: ['slug', resume(), slug()],
    enabled: slug() !== null,
    staleTime: 10_000,
    retry: false,
    queryFn: () => api.checkSlug(resume(), slug() ?? ''),
  }));
}
