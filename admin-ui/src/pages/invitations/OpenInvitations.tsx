import RotateCw from 'lucide-solid/icons/rotate-cw';
import Trash from 'lucide-solid/icons/trash';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Awaited } from '#protocol/tenant-cohorts';
import { useInfiniteQuery } from '../../../../ui/src/data/query.ts';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { IconButton } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { ask, useAct } from '../../data/ask.ts';
import { useCohorts } from '../../data/cohorts.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { More } from '../../parts/More.tsx';
import { Section } from '../../parts/Page.tsx';

const w = words('invitations');
const PAGE = 50;

/** Who was invited and has not come yet. */
export function OpenInvitations() {
  const cohorts = useCohorts();
  const act = useAct([['invitations'], ['cohorts']]);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const awaited = useInfiniteQuery(() => ({
    queryKey: ['invitations'],
    queryFn: ({ pageParam }) => ask({ type: 'ListInvitations', limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  }));
  const nameOf = (cohort: string | null) => cohorts.data?.items.find(({ id }) => id === cohort)?.name ?? '';
  const resend = async ({ id }: Awaited) => {
    try {
      await act.mutateAsync({ type: 'ResendInvitation', invitation: id });
      toast({ text: w().resent });
    } catch (failure) {
      toast({ text: sayError(failure) });
    }
  };
  const withdraw = ({ id, email }: Awaited): Act => ({
    title: w().withdrawTitle(email),
    text: w().withdrawText,
    submit: w().withdrawSubmit,
    danger: true,
    done: w().withdrawn,
    run: () => act.mutateAsync({ type: 'WithdrawInvitation', invitation: id }),
  });
  return (
    <Section title={w().open}>
      <Loaded query={awaited} rows={6}>
        {(data) => {
          const found = createMemo(() => data().pages.flatMap(({ items }) => items));
          return (
            <Show when={found().length > 0} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
              <section class="card table-place" aria-label={w().open} tabindex="0">
                <table class="table">
                  <thead>
                    <tr>
                      <th scope="col">{w().person}</th>
                      <th scope="col">{w().cohort}</th>
                      <th scope="col">{w().sent}</th>
                      <th scope="col">{w().expires}</th>
                      <th scope="col">{w().acts}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found()}>
                      {(one) => (
                        <tr>
                          <th scope="row">
                            {one.email}
                            <Show when={one.name}>
                              <br />
                              <span class="muted small">{one.name}</span>
                            </Show>
                          </th>
                          <td>{nameOf(one.cohort)}</td>
                          <td class="muted">{dayDate(one.sentAt)}</td>
                          <td class="muted">{Date.parse(one.expiresAt) < Date.now() ? w().expired : dayDate(one.expiresAt)}</td>
                          <td>
                            <IconButton label={w().resend(one.email)} onClick={() => void resend(one)}>
                              <RotateCw size={16} stroke-width={1.75} aria-hidden="true" />
                            </IconButton>
                            <IconButton label={w().withdraw(one.email)} onClick={() => setAsking(withdraw(one))}>
                              <Trash size={16} stroke-width={1.75} aria-hidden="true" />
                            </IconButton>
                          </td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </section>
              <More of={awaited} />
            </Show>
          );
        }}
      </Loaded>
      <ActDialog act={asking()} onClose={() => setAsking(null)} />
    </Section>
  );
}
