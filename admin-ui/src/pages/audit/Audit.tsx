import { useNavigate, useSearchParams } from '@solidjs/router';
import { keepPreviousData, useQueryClient } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { AuditRow } from '#protocol/tenant-audit';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { Menu } from '../../../../ui/src/kit/Menu.tsx';
import { ask } from '../../data/ask.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Page } from '../../parts/Page.tsx';
import { PersonName } from '../../parts/PersonName.tsx';
import { AuditSearch } from './AuditSearch.tsx';
import { type AuditFields, auditFilter, fieldsOf, fileAddress, queryOf } from './filter.ts';
import './audit.css';

const w = words('audit');
const PAGE = 100;

/** What was done in the tenant's name. */
export default function Audit() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const fields = createMemo(() => fieldsOf(search));
  const asked = createMemo(() => auditFilter(fields()));
  const refilter = (next: AuditFields) => {
    const query = queryOf(next);
    navigate(`/audit${query === '' ? '' : `?${query}`}`, { replace: true, scroll: false });
  };
  const rows = useInfiniteQuery(() => ({
    queryKey: ['audit', 'list', JSON.stringify(asked().filter)],
    queryFn: ({ pageParam }) =>
      ask({ type: 'SearchAudit', filter: asked().filter, limit: PAGE, ...(pageParam === undefined ? {} : { before: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
    placeholderData: keepPreviousData,
  }));
  return (
    <Page title={w().title} lead={w().lead} actions={<Acts filter={asked().filter} />}>
      <AuditSearch fields={fields()} wrong={asked().wrong} onChange={refilter} />
      <Loaded query={rows} rows={10}>
        {(data) => {
          const found = createMemo(() => data().pages.flatMap(({ items }) => items));
          return (
            <Show when={found().length > 0} fallback={<None isFiltered={queryOf(fields()) !== ''} />}>
              <Rows rows={found()} />
              <More of={rows} />
            </Show>
          );
        }}
      </Loaded>
    </Page>
  );
}

const None = (props: { isFiltered: boolean }) => (
  <EmptyState title={props.isFiltered ? w().noMatchTitle : w().noneTitle}>{props.isFiltered ? w().noMatchText : w().noneText}</EmptyState>
);

function Rows(props: { rows: readonly AuditRow[] }) {
  return (
    <section class="card table-place" aria-label={w().list} tabindex="0">
      <table class="table audit-table">
        <thead>
          <tr>
            <th scope="col" class="number">
              {w().number}
            </th>
            <th scope="col">{w().at}</th>
            <th scope="col">{w().act}</th>
            <th scope="col">{w().by}</th>
            <th scope="col">{w().about}</th>
            <th scope="col">{w().detail}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td class="number muted">{row.id}</td>
                <td class="at">{fullDate(row.at)}</td>
                <th scope="row">{row.act}</th>
                <td>
                  <Show when={row.actor} fallback={<span class="muted">{w().itself}</span>}>
                    {(actor) => <PersonName user={actor()} />}
                  </Show>
                </td>
                <td>
                  <Show when={row.subject}>{(subject) => <PersonName user={subject()} />}</Show>
                </td>
                <td class="mono">{detailOf(row)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

const detailOf = ({ detail }: AuditRow): string =>
  Object.entries(detail)
    .map(([name, value]) =>
      name === 'refused' ? w().refused(String(value)) : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(', ');

/** The file of it, and whether the chain of hashes is whole. */
function Acts(props: { filter: ReturnType<typeof auditFilter>['filter'] }) {
  const client = useQueryClient();
  const [said, setSaid] = createSignal<{ text: string; isTrouble: boolean } | null>(null);
  const [busy, setBusy] = createSignal(false);
  const verify = async () => {
    setBusy(true);
    setSaid(null);
    try {
      const { rows, brokenAt, head } = await ask({ type: 'VerifyAudit' });
      setSaid(brokenAt === null ? { text: w().whole(rows, head), isTrouble: false } : { text: w().broken(brokenAt), isTrouble: true });
    } catch (failure) {
      setSaid({ text: sayError(failure), isTrouble: true });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['audit'] });
    }
  };
  return (
    <div class="audit-acts">
      <div class="page-actions">
        <Button busy={busy()} onClick={() => void verify()}>
          {busy() ? w().verifying : w().verify}
        </Button>
        <Menu
          label={w().download}
          class="button button-secondary"
          trigger={
            <>
              <Download size={16} stroke-width={1.75} aria-hidden="true" />
              {w().download}
            </>
          }
          entries={[
            { label: w().downloadCsv, onSelect: () => location.assign(fileAddress('csv', props.filter)) },
            { label: w().downloadJson, onSelect: () => location.assign(fileAddress('jsonl', props.filter)) },
          ]}
        />
      </div>
      <div role="status">
        <Show when={said()}>{(words) => <p class={words().isTrouble ? 'form-error' : 'small audit-whole'}>{words().text}</p>}</Show>
      </div>
    </div>
  );
}
