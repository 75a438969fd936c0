import { useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { keepPreviousData } from '@tanstack/solid-query';
import { createMemo, Show } from 'solid-js';
import { UserId } from '#protocol/ids';
import type { PeopleFilter } from '#protocol/tenant-people';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { ask } from '../../data/ask.ts';
import { createSaved } from '../../data/saved.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';
import { filterOf, queryOf } from './filter.ts';
import { PeopleList } from './PeopleList.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { SearchBar } from './SearchBar.tsx';
import './people.css';

const w = words('people');
const s = words('shell');
const PAGE = 100;

/** Everybody of the tenant, found by words and filters; one of them beside the list. What is searched for stands in the address. */
export default function People() {
  const params = useParams<{ user?: string }>();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const saved = createSaved('people');
  const filter = createMemo(() => filterOf(search));
  const query = createMemo(() => queryOf(filter()));
  const chosen = () => UserId.safeParse(params.user).data;
  const at = (user: string | undefined, asked: string) => `/people${user ? `/${user}` : ''}${asked ? `?${asked}` : ''}`;
  const refilter = (next: PeopleFilter) => navigate(at(params.user, queryOf(next)), { replace: true, scroll: false });
  const close = () => {
    const from = chosen();
    navigate(at(undefined, query()), { scroll: false });
    // Back to where it was opened from.
    requestAnimationFrame(() => document.getElementById(`row-${from}`)?.focus({ preventScroll: true }));
  };
  const people = useInfiniteQuery(() => ({
    queryKey: ['people', 'list', query()],
    queryFn: ({ pageParam }) =>
      ask({ type: 'SearchPeople', filter: filter(), limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ cursor }) => (cursor === undefined ? undefined : Number(cursor)),
    placeholderData: keepPreviousData,
  }));
  return (
    <div class="with-panel">
      <div class="people-list">
        <Page title={w().title}>
          <SearchBar filter={filter()} saved={saved} onFilter={refilter} />
          <Loaded query={people} rows={10}>
            {(data) => {
              const found = createMemo(() => data().pages.flatMap(({ items }) => items));
              return (
                <Show when={found().length > 0} fallback={<Nobody isFiltered={query() !== ''} onClear={() => refilter({})} />}>
                  <PeopleList people={found()} chosen={chosen()} query={query()} isAll={!people.hasNextPage} />
                  <div class="more">
                    <span class="muted small" role="status">
                      {w().shown(found().length, !people.hasNextPage)}
                    </span>
                    <Show when={people.hasNextPage}>
                      <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                        {s().more}
                      </Button>
                    </Show>
                  </div>
                </Show>
              );
            }}
          </Loaded>
        </Page>
      </div>
      <Show when={chosen()} keyed>
        {(user) => <PersonPanel user={user} onClose={close} />}
      </Show>
    </div>
  );
}

function Nobody(props: { isFiltered: boolean; onClear: () => void }) {
  return (
    <Show when={props.isFiltered} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
      <EmptyState title={w().noMatchTitle} action={<Button onClick={() => props.onClear()}>{w().clear}</Button>}>
        {w().noMatchText}
      </EmptyState>
    </Show>
  );
}
