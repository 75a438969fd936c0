import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { SessionView } from '#protocol/account';
import { accountApi } from '../../../data/account.ts';
import { useQuery } from '../../../data/query.ts';
import { sayError } from '../../../data/words.ts';
import { fullDate } from '../../../i18n/format.ts';
import { language } from '../../../i18n/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { Delayed, Skeleton } from '../../../kit/Skeleton.tsx';
import { toast } from '../../../kit/toast.tsx';
import { w } from '../words.ts';

const SESSIONS = ['sessions'];

const placeOf = ({ place }: SessionView): string =>
  place ? (new Intl.DisplayNames(language(), { type: 'region' }).of(place) ?? place) : '';

/** Where the account is signed in, and ending that. */
export function SessionsList() {
  const client = useQueryClient();
  const query = useQuery(() => ({ queryKey: SESSIONS, queryFn: accountApi.sessions, staleTime: 0 }));
  const sessions = () => query.data;
  const [busy, setBusy] = createSignal('');

  const end = async (what: string, act: () => Promise<unknown>, done: string) => {
    setBusy(what);
    try {
      await act();
      toast({ text: done });
    } catch (error) {
      toast({ text: w().sessions.notEnded, detail: sayError(error), tone: 'problem' });
    } finally {
      await client.invalidateQueries({ queryKey: SESSIONS });
      setBusy('');
    }
  };
  const others = () => sessions()?.items.filter(({ isThis }) => !isThis) ?? [];

  return (
    <Show
      when={sessions()}
      fallback={
        <Show
          when={query.isError}
          fallback={
            <Delayed>
              <Skeleton height="120px" />
            </Delayed>
          }
        >
          <div role="alert">
            <p class="form-error">{sayError(query.error)}</p>
          </div>
        </Show>
      }
    >
      {(list) => (
        <>
          <ul class="account-list">
            <For each={list().items}>
              {(session) => (
                <li class="account-row">
                  <div>
                    <p>
                      <bdi>{session.device}</bdi>{' '}
                      <Show when={session.isThis}>
                        <span class="tag tag-good">{w().sessions.thisOne}</span>
                      </Show>
                    </p>
                    <p class="muted small">
                      {w().sessions.used(fullDate(session.lastUsedAt), fullDate(session.createdAt), placeOf(session))}
                    </p>
                  </div>
                  <Show when={!session.isThis}>
                    <Button
                      aria-label={w().sessions.endOf(session.device)}
                      busy={busy() === session.id}
                      onClick={() => void end(session.id, () => accountApi.endSession(session.id), w().sessions.ended)}
                    >
                      {w().sessions.end}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={others().length > 0} fallback={<p class="muted small">{w().sessions.nowhereElse}</p>}>
            <Button
              look="danger"
              busy={busy() === 'others'}
              onClick={() => void end('others', accountApi.endOthers, w().sessions.onlyHere)}
            >
              {w().sessions.endOthers}
            </Button>
          </Show>
        </>
      )}
    </Show>
  );
}
