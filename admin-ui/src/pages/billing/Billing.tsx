import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { keepPreviousData } from '@tanstack/solid-query';
import { createMemo, For, Show } from 'solid-js';
import { type Standing, SubscriptionState } from '#protocol/billing';
import { UserId } from '#protocol/ids';
import { PLANS, PlanId } from '#protocol/plans';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { adminApi } from '../../data/admin.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { KnownPerson } from '../../parts/KnownPerson.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SubscriptionPanel } from './SubscriptionPanel.tsx';
import { TONES } from './tones.ts';

const w = words('billing');

/** Who has which plan; one subscription beside the list. The filter stands in the address. */
export default function Billing() {
  const params = useParams<{ user?: string }>();
  const [search, setSearch] = useSearchParams<{ state?: string; plan?: string }>();
  const navigate = useNavigate();
  const chosen = () => UserId.safeParse(params.user).data;
  const state = () => SubscriptionState.safeParse(search.state).data;
  const plan = () => PlanId.safeParse(search.plan).data;
  const query = createMemo(() => new URLSearchParams({ ...(state() && { state: state() }), ...(plan() && { plan: plan() }) }).toString());
  const at = (user: string | undefined) => `/billing${user ? `/${user}` : ''}${query() ? `?${query()}` : ''}`;
  const close = () => {
    const from = chosen();
    navigate(at(undefined), { scroll: false });
    requestAnimationFrame(() => document.getElementById(`row-${from}`)?.focus({ preventScroll: true }));
  };
  const subscriptions = useInfiniteQuery(() => ({
    queryKey: ['billing', 'list', query()],
    queryFn: ({ pageParam }) => {
      const [wanted, of] = [state(), plan()];
      return adminApi.subscriptions({ ...(wanted && { state: wanted }), ...(of && { plan: of }), ...(pageParam && { cursor: pageParam }) });
    },
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
              label={w().state}
              value={state() ?? ''}
              choices={[
                { value: '', label: w().anyState },
                ...SubscriptionState.options.map((value) => ({ value, label: w().states[value] })),
              ]}
              onChoose={(value) => setSearch({ state: value || null }, { replace: true, scroll: false })}
            />
            <Select
              label={w().plan}
              value={plan() ?? ''}
              choices={[{ value: '', label: w().anyPlan }, ...PlanId.options.map((value) => ({ value, label: PLANS[value].name }))]}
              onChoose={(value) => setSearch({ plan: value || null }, { replace: true, scroll: false })}
            />
          </search>
          <Loaded query={subscriptions} rows={8}>
            {(data) => {
              const found = createMemo(() => data().pages.flatMap(({ items }) => items));
              return (
                <Show when={found().length > 0} fallback={<Nobody isFiltered={query() !== ''} />}>
                  <Rows rows={found()} chosen={chosen()} at={at} />
                  <More of={subscriptions} />
                </Show>
              );
            }}
          </Loaded>
          <Plans />
        </Page>
      </div>
      <Show when={chosen()} keyed>
        {(user) => <SubscriptionPanel user={user} onClose={close} />}
      </Show>
    </div>
  );
}

const Nobody = (props: { isFiltered: boolean }) => (
  <EmptyState title={props.isFiltered ? w().noMatchTitle : w().noneTitle}>{props.isFiltered ? w().noMatchText : w().noneText}</EmptyState>
);

function Rows(props: { rows: readonly { user: UserId; standing: Standing }[]; chosen: UserId | undefined; at: (user: string) => string }) {
  return (
    <section class="card table-place" tabindex="0" aria-label={w().list}>
      <table class="table">
        <thead>
          <tr>
            <For each={[w().person, w().plan, w().state, w().from, w().ends]}>{(name) => <th scope="col">{name}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {({ user, standing }) => (
              <tr>
                <th scope="row">
                  <A href={props.at(user)} id={`row-${user}`} noScroll aria-current={user === props.chosen ? 'true' : undefined}>
                    <KnownPerson user={user} />
                  </A>
                </th>
                <td>{PLANS[standing.plan].name}</td>
                <td>
                  <Badge tone={TONES[standing.state]}>{w().states[standing.state]}</Badge>
                </td>
                <td>{standing.source === null ? '' : w().sources[standing.source]}</td>
                <td class="at">{standing.endsAt === null ? '' : dayDate(standing.endsAt)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Plans() {
  return (
    <Section title={w().plans}>
      <ul class="lines card card-padded">
        <For each={Object.values(PLANS)}>
          {(plan) => (
            <li>
              <strong>{plan.name}</strong>
              <span class="muted">{w().resumes(plan.limits.resumes)}</span>
            </li>
          )}
        </For>
      </ul>
    </Section>
  );
}
