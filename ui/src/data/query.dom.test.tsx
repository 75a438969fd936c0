import { QueryClientProvider } from '@tanstack/solid-query';
import { type JSX, Suspense } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { find, settle, show } from '../testing/dom.ts';
import { newQueryClient } from './queries.ts';
import { useInfiniteQuery, useQuery } from './query.ts';

let hide = () => {};
afterEach(() => hide());

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A page with a field, and something in it that reads. */
function shown(reading: () => JSX.Element, client = newQueryClient()) {
  hide = show(() => (
    <QueryClientProvider client={client}>
      <Suspense fallback={<p>everything waits</p>}>
        <input />
        <output>{reading()}</output>
      </Suspense>
    </QueryClientProvider>
  ));
}

test('a page stays, with its focus, while something in it reads, and shows what came', async () => {
  const answer = deferred<string>();
  shown(() => {
    const query = useQuery(() => ({ queryKey: ['one'], queryFn: () => answer.promise }));
    return <>{query.data ?? 'reading'}</>;
  });
  find('input').focus();
  const left = vi.fn();
  find('input').addEventListener('blur', left);
  await settle();
  expect(find('output').textContent).toBe('reading');
  answer.resolve('there');
  await vi.waitFor(() => expect(find('output').textContent).toBe('there'));
  expect(document.activeElement).toBe(find('input'));
  expect(left).not.toHaveBeenCalled();
});

test('what is known already is there at once, and follows what is put in its place', async () => {
  const client = newQueryClient();
  client.setQueryData(['one'], 'known');
  shown(() => {
    const query = useQuery(() => ({ queryKey: ['one'], queryFn: () => 'read', staleTime: 60_000 }));
    return <>{query.data ?? 'reading'}</>;
  }, client);
  expect(find('output').textContent).toBe('known');
  client.setQueryData(['one'], 'newer');
  await vi.waitFor(() => expect(find('output').textContent).toBe('newer'));
  expect(find('input')).toBeTruthy();
});

test('pages of a list are added without taking the page out', async () => {
  let more = () => {};
  shown(() => {
    const query = useInfiniteQuery(() => ({
      queryKey: ['list'],
      queryFn: ({ pageParam }) => pageParam,
      initialPageParam: 1,
      getNextPageParam: (page) => page + 1,
    }));
    more = () => void query.fetchNextPage();
    return <>{(query.data?.pages ?? []).join(' ')}</>;
  });
  await vi.waitFor(() => expect(find('output').textContent).toBe('1'));
  const field = find('input');
  more();
  await vi.waitFor(() => expect(find('output').textContent).toBe('1 2'));
  expect(document.body.contains(field)).toBe(true);
});
