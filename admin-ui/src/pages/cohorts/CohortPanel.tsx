import { A } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CohortId, UserId } from '#protocol/ids';
import type { Cohort, CohortPerson, CohortProgress } from '#protocol/tenant-cohorts';
import { useInfiniteQuery, useQuery } from '../../../../ui/src/data/query.ts';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { useMay } from '../../app/access.tsx';
import { ask, useAct } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';

import { Prescribed } from './Prescribed.tsx';

const w = words('cohorts');
const s = words('shell');
const PAGE = 50;
const FIGURES: readonly (keyof CohortProgress)[] = ['people', 'invited', 'withResume', 'withExport', 'awaitingReview', 'reviewed'];

/** One cohort: how far its people are, together and each. */
export function CohortPanel(props: { id: CohortId; cohort: Cohort | undefined; onClose: () => void; onRename: (cohort: Cohort) => void }) {
  const may = useMay();
  const act = useAct([['cohorts'], ['people', 'list']]);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const progress = useQuery(() => ({
    queryKey: ['cohorts', 'progress', props.id],
    queryFn: () => ask({ type: 'GetCohortProgress', cohort: props.id }),
  }));
  const people = useInfiniteQuery(() => ({
    queryKey: ['cohorts', 'people', props.id],
    queryFn: ({ pageParam }) =>
      ask({ type: 'ListCohortPeople', cohort: props.id, limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as UserId | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  }));
  const remove = ({ id, name }: Cohort): Act => ({
    title: w().removeTitle(name),
    text: w().removeText,
    submit: w().remove,
    danger: true,
    done: w().removed,
    run: () => act.mutateAsync({ type: 'DeleteCohort', cohort: id }),
  });
  return (
    <Panel title={props.cohort?.name ?? ''} onClose={props.onClose}>
      <Show when={may('ChangeCohort') && props.cohort}>
        {(cohort) => (
          <div class="page-actions">
            <Button onClick={() => props.onRename(cohort())}>{w().rename}</Button>
            <Button onClick={() => setAsking(remove(cohort()))}>{w().remove}</Button>
          </div>
        )}
      </Show>
      <Show when={props.cohort}>{(cohort) => <Prescribed cohort={cohort()} mayChange={may('ChangeCohort')} />}</Show>
      <section class="section">
        <h3>{w().progress}</h3>
        <Loaded query={progress} rows={4}>
          {(found) => (
            <dl class="facts">
              <For each={FIGURES}>
                {(figure) => (
                  <>
                    <dt>{w().figures[figure]}</dt>
                    <dd>{found()[figure]}</dd>
                  </>
                )}
              </For>
            </dl>
          )}
        </Loaded>
      </section>
      <section class="section">
        <h3>{w().people}</h3>
        <Loaded query={people} rows={6}>
          {(data) => {
            const found = createMemo(() => data().pages.flatMap(({ items }) => items));
            return (
              <Show when={found().length > 0} fallback={<p class="muted">{w().nobody}</p>}>
                <People people={found()} />
                <Show when={people.hasNextPage}>
                  <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                    {s().more}
                  </Button>
                </Show>
              </Show>
            );
          }}
        </Loaded>
      </section>
      <ActDialog act={asking()} onClose={() => setAsking(null)} />
    </Panel>
  );
}

function People(props: { people: readonly CohortPerson[] }) {
  return (
    <section class="table-place" aria-label={w().people} tabindex="0">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{w().person}</th>
            <th scope="col" class="number">
              {w().resumes}
            </th>
            <th scope="col">{w().exported}</th>
            <th scope="col">{w().review}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.people}>
            {(person) => (
              <tr>
                <th scope="row">
                  <A href={`/people/${person.user}`}>{person.name}</A>
                </th>
                <td class="number">{person.resumes}</td>
                <td>{person.exportedAt === null ? w().no : dayDate(person.exportedAt)}</td>
                <td>{person.review === null ? w().no : w().reviewStates[person.review]}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
