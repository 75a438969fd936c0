import {
  type InfiniteData,
  useInfiniteQuery as infinite,
  type QueryKey,
  useQuery as single,
  type UndefinedInitialDataInfiniteOptions,
  type UndefinedInitialDataOptions,
} from '@tanstack/solid-query';
import { createComponent, createMemo, Suspense } from 'solid-js';

/**
 * The library's `data` is a resource: whoever reads it while something is drawn suspends all that is around. The whole page is taken
 * out and put back, and loses the focus and where it was scrolled to, for a moment even when the answer is known already. Here it is
 * read inside a boundary of its own: it is `undefined` until there is an answer, and nothing waits for it.
 */
function apart<Query extends { readonly data: unknown }>(query: Query): Query {
  let data: () => Query['data'] = () => undefined;
  createComponent(Suspense, {
    get children() {
      data = createMemo(() => query.data);
      return null;
    },
  });
  return new Proxy(query, { get: (target, name) => (name === 'data' ? data() : Reflect.get(target, name)) });
}

/** As the library's, with `data` that suspends nothing. */
export const useQuery = <Told, Failure = Error, Data = Told, Key extends QueryKey = QueryKey>(
  asked: UndefinedInitialDataOptions<Told, Failure, Data, Key>,
) => apart(single(asked));

/** As the library's, with `data` that suspends nothing. */
export const useInfiniteQuery = <Told, Failure = Error, Data = InfiniteData<Told>, Key extends QueryKey = QueryKey, Page = unknown>(
  asked: UndefinedInitialDataInfiniteOptions<Told, Failure, Data, Key, Page>,
) => apart(infinite(asked));
