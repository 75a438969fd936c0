import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { SessionView } from '#protocol/account';
import { accountApi } from '../../../data/account.ts';
import { quietly } from '../../../data/quietly.ts';
import { sayError } from '../../../data/words.ts';
import { fullDate } from '../../../i18n/format.ts';
import { Button } from '../../../kit/Button.tsx';
import { Delayed, Skeleton } from '../../../kit/Skeleton.tsx';
import { toast } from '../../../kit/toast.tsx';

const SESSIONS = ['sessions'];
const countries = new Intl.DisplayNames('en', { type: 'region' });

const placeOf = ({ place }: SessionView): string => (place ? ` · ${countries.of(place) ?? place}` : '');

/** Where the account is signed in, and ending that. */
export function SessionsList() {
  const client = useQueryClient();
  const query = useQuery(() => ({ queryKey: SESSIONS, queryFn: accountApi.sessions, staleTime: 0 }));
  const sessions = quietly(query);
  const [busy, setBusy] = createSignal('');

  const end = async (what: string, act: () => Promise<unknown>, done: string) => {
    setBusy(what);
    try {
      await act();
      toast({ text: done });
    } catch (error) {
      toast({ text: 'Nothing was ended.', detail: sayError(error), tone: 'problem' });
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
                      <bdi>{session.device}</bdi> <Show when={session.isThis}>{<span class="tag tag-good">This one</span>}</Show>
                    </p>
                    <p class="muted small">
                      Last used {fullDate(session.lastUsedAt)}
                      {placeOf(session)} · signed in {fullDate(session.createdAt)}
                    </p>
                  </div>
                  <Show when={!session.isThis}>
                    <Button
                      aria-label={`End the session of ${session.device}`}
                      busy={busy() === session.id}
                      onClick={() => void end(session.id, () => accountApi.endSession(session.id), 'That session is ended.')}
                    >
                      End
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={others().length > 0} fallback={<p class="muted small">You are signed in nowhere else.</p>}>
            <Button
              look="danger"
              busy={busy() === 'others'}
              onClick={() => void end('others', accountApi.endOthers, 'You are signed in only here now.')}
            >
              End all others
            </Button>
          </Show>
        </>
      )}
    </Show>
  );
}
