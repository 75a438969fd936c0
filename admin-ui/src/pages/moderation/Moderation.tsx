import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { keepPreviousData } from '@tanstack/solid-query';
import { createMemo, For, Show } from 'solid-js';
import type { ModerationCase } from '#protocol/tenant-moderation';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { ask } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Page } from '../../parts/Page.tsx';
import { CasePanel } from './CasePanel.tsx';
import { QUEUES, queueOf, TONES } from './queue.ts';

const w = words('moderation');
const PAGE = 50;

/** The queue of reported and flagged pages; one case beside the list. Which queue stands in the address. */
export default function Moderation() {
  const params = useParams<{ case?: string }>();
  const [search, setSearch] = useSearchParams<{ queue?: string }>();
  const navigate = useNavigate();
  const queue = () => queueOf(search.queue);
  const chosen = () => (/^[0-9]{1,15}$/.test(params.case ?? '') ? Number(params.case) : undefined);
  const at = (id: number | undefined) => `/moderation${id === undefined ? '' : `/${id}`}${queue() === 'open' ? '' : `?queue=${queue()}`}`;
  const close = () => {
    const from = chosen();
    navigate(at(undefined), { scroll: false });
    requestAnimationFrame(() => document.getElementById(`row-${from}`)?.focus({ preventScroll: true }));
  };
  const cases = useInfiniteQuery(() => ({
    queryKey: ['cases', 'list', queue()],
    queryFn: ({ pageParam }) => ask({ type: 'ListCases', queue: queue(), limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  }));
  return (
    <div class="with-panel">
      <div>
        <Page title={w().title} lead={w().lead}>
          <search class="filters">
            <Select
              label={w().queue}
              value={queue()}
              choices={QUEUES.map((value) => ({ value, label: w().queues[value] }))}
              onChoose={(value) => setSearch({ queue: value === 'open' ? null : value }, { replace: true, scroll: false })}
            />
          </search>
          <Loaded query={cases} rows={8}>
            {(data) => {
              const found = createMemo(() => data().pages.flatMap(({ items }) => items));
              return (
                <Show when={found().length > 0} fallback={<EmptyState title={w().noneTitle[queue()]}>{w().noneText[queue()]}</EmptyState>}>
                  <Rows cases={found()} chosen={chosen()} at={at} />
                  <More of={cases} />
                </Show>
              );
            }}
          </Loaded>
        </Page>
      </div>
      <Show when={chosen()} keyed>
        {(id) => <CasePanel id={id} onClose={close} />}
      </Show>
    </div>
  );
}

function Rows(props: { cases: readonly ModerationCase[]; chosen: number | undefined; at: (id: number) => string }) {
  return (
    <section class="card table-place" tabindex="0" aria-label={w().list}>
      <table class="table">
        <thead>
          <tr>
            <For each={[w().page, w().state, w().said, w().since]}>{(name) => <th scope="col">{name}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.cases}>
            {(item) => (
              <tr>
                <th scope="row">
                  <A href={props.at(item.id)} id={`row-${item.id}`} noScroll aria-current={item.id === props.chosen ? 'true' : undefined}>
                    {item.slug}
                  </A>
                </th>
                <td>
                  <Badge tone={TONES[item.state]}>{w().states[item.state]}</Badge>
                </td>
                <td>{saidOf(item)}</td>
                <td class="at">{fullDate(item.openedAt)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

const saidOf = ({ reports, flags }: ModerationCase): string =>
  [...(reports.length > 0 ? [w().reports(reports.length)] : []), ...flags.map((flag) => w().flags[flag])].join(', ');
