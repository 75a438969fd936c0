import { useSearchParams } from '@solidjs/router';
import { keepPreviousData } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createMemo } from 'solid-js';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { LinkButton } from '../../../../ui/src/kit/Button.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { adminApi, metricsFile } from '../../data/admin.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';
import { Figures } from './Figures.tsx';
import { isSpan, type SpanDays, spanOf } from './figures.ts';

const w = words('analytics');

/** What was counted, over a span that stands in the address. */
export default function Analytics() {
  const [search, setSearch] = useSearchParams<{ days?: string }>();
  const days = (): SpanDays => (isSpan(search.days) ? search.days : '30');
  const span = createMemo(() => spanOf(days(), Date.now()));
  const metrics = useQuery(() => ({
    queryKey: ['metrics', days()],
    queryFn: () => adminApi.metrics(spanOf(days(), Date.now())),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  }));
  return (
    <Page
      title={w().title}
      lead={w().lead}
      actions={
        <>
          <Select
            label={w().span}
            hideLabel
            value={days()}
            choices={Object.entries(w().spans).map(([value, label]) => ({ value, label }))}
            onChoose={(chosen) => setSearch({ days: chosen }, { replace: true, scroll: false })}
          />
          <LinkButton href={metricsFile(span())} download="">
            <Download size={16} stroke-width={1.75} aria-hidden="true" />
            {w().download}
          </LinkButton>
        </>
      }
    >
      <Loaded query={metrics} rows={12}>
        {(found) => <Figures metrics={found()} />}
      </Loaded>
    </Page>
  );
}
