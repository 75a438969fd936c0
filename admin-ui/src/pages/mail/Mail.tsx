import { createMemo, For, Show } from 'solid-js';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { adminApi } from '../../data/admin.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Page } from '../../parts/Page.tsx';

const w = words('mail');
const TONES = { waiting: 'warning', sent: 'good', kept: 'plain', failed: 'danger' } as const;

/** Every mail of the tenant that is still kept. */
export default function Mail() {
  const mails = useInfiniteQuery(() => ({
    queryKey: ['mails'],
    queryFn: ({ pageParam }) => adminApi.mails(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
  }));
  return (
    <Page title={w().title} lead={w().lead}>
      <Loaded query={mails} rows={10}>
        {(data) => {
          const found = createMemo(() => data().pages.flatMap(({ items }) => items));
          return (
            <Show when={found().length > 0} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
              <section class="card table-place" tabindex="0" aria-label={w().list}>
                <table class="table">
                  <thead>
                    <tr>
                      <For each={[w().at, w().to, w().subject, w().kind, w().state]}>{(name) => <th scope="col">{name}</th>}</For>
                      <th scope="col" class="number">
                        {w().attempts}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found()}>
                      {(mail) => (
                        <tr>
                          <td class="at">{fullDate(mail.at)}</td>
                          <td>{mail.to}</td>
                          <th scope="row">{mail.subject}</th>
                          <td class="mono">{mail.kind}</td>
                          <td>
                            <Badge tone={TONES[mail.state]}>{w().states[mail.state]}</Badge>
                          </td>
                          <td class="number">{mail.attempts}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </section>
              <More of={mails} />
            </Show>
          );
        }}
      </Loaded>
    </Page>
  );
}
