import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { MetricsRow } from '#protocol/metrics';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { ago } from '../../../../ui/src/i18n/format.ts';
import { useMay } from '../../app/access.tsx';
import { adminApi } from '../../data/admin.ts';
import { ask } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { PersonName } from '../../parts/PersonName.tsx';
import { Figures } from '../analytics/Figures.tsx';
import { type Figure, spanOf } from '../analytics/figures.ts';
import { say } from '../analytics/say.ts';

const w = words('analytics');
const r = words('reviews');
const REFRESH_MS = 30_000;
const DAY_MS = 86_400_000;
const TILES: readonly Figure[] = ['activePeople', 'registrations', 'edits', 'exportsDone', 'exportsFailed', 'publicViews'];

/** How it goes today, and what was done lately. */
export default function Dashboard() {
  const may = useMay();
  const days = useQuery(() => ({
    queryKey: ['metrics', 'today'],
    queryFn: () => {
      const { from, to } = spanOf('30', Date.now());
      return adminApi.metrics({ step: 'day', from: new Date(Math.max(Date.parse(from), Date.parse(to) - 2 * DAY_MS)).toISOString(), to });
    },
    refetchInterval: REFRESH_MS,
  }));
  const hours = useQuery(() => ({
    queryKey: ['metrics', '1'],
    queryFn: () => adminApi.metrics(spanOf('1', Date.now())),
    refetchInterval: REFRESH_MS,
  }));
  return (
    <Page title={w().dashboard}>
      <Section title={w().today} aside={<span class="muted small">{w().todayHint}</span>}>
        <Loaded query={days} rows={3}>
          {(found) => <Tiles today={found().rows.at(-1)} yesterday={found().rows.at(-2)} />}
        </Loaded>
      </Section>
      <Section title={w().lastDay}>
        <Loaded query={hours} rows={4}>
          {(found) => <Figures metrics={found()} only={['people', 'edits', 'exports']} />}
        </Loaded>
      </Section>
      <Show when={may('ListReviews')}>
        <Queue />
      </Show>
      <Show when={may('SearchAudit')}>
        <Lately />
      </Show>
    </Page>
  );
}

function Tiles(props: { today: MetricsRow | undefined; yesterday: MetricsRow | undefined }) {
  return (
    <dl class="tiles">
      <For each={TILES}>
        {(figure) => (
          <div class="tile card">
            <dt>{w().figures[figure]}</dt>
            <dd class="tile-number">{say(props.today?.[figure] ?? 0, 'count')}</dd>
            <dd class="muted small">{w().yesterday(say(props.yesterday?.[figure] ?? 0, 'count'))}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** What waits for a coach; the socket says when it is not what it was. */
function Queue() {
  const waiting = useQuery(() => ({
    queryKey: ['reviews', 'dashboard'],
    queryFn: () => ask({ type: 'ListReviews', state: 'waiting', limit: 5 }),
  }));
  return (
    <Section title={r().tile} aside={<A href="/reviews">{r().title}</A>}>
      <Loaded query={waiting} rows={2}>
        {(found) => (
          <Show when={found().items.length > 0} fallback={<p class="muted">{r().noneText}</p>}>
            <ul class="lines card card-padded review-queue">
              <For each={found().items}>
                {(review) => (
                  <li>
                    <strong>{review.title || r().untitled}</strong>
                    <span class="muted">{r().asked(review.byName, ago(review.askedAt, Date.now()))}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

function Lately() {
  const acts = useQuery(() => ({
    queryKey: ['audit', 'lately'],
    queryFn: () => ask({ type: 'SearchAudit', filter: {}, limit: 8 }),
    refetchInterval: REFRESH_MS,
  }));
  return (
    <Section title={w().recent} aside={<A href="/audit">{w().allActs}</A>}>
      <Loaded query={acts} rows={4}>
        {(found) => (
          <Show when={found().items.length > 0} fallback={<p class="muted">{w().noActs}</p>}>
            <ul class="lines card card-padded">
              <For each={found().items}>
                {(row) => (
                  <li>
                    <span>
                      <strong>{row.act}</strong> <Show when={row.subject}>{(subject) => <PersonName user={subject()} />}</Show>
                    </span>
                    <span class="muted">
                      <Show when={row.actor}>{(actor) => <PersonName user={actor()} />}</Show> {ago(row.at, Date.now())}
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}
