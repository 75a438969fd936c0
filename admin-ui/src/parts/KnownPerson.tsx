import { Show } from 'solid-js';
import type { UserId } from '#protocol/ids';
import { useQuery } from '../../../ui/src/data/query.ts';
import { ask } from '../data/ask.ts';

/** Everything that staff see of somebody: the panel and what names them share it. */
export const usePerson = (user: () => UserId) =>
  useQuery(() => ({ queryKey: ['people', 'one', user()], queryFn: () => ask({ type: 'GetPerson', user: user() }) }));

/** Somebody's name and address; until they are known, and where they are gone, their id. */
export function KnownPerson(props: { user: UserId }) {
  const page = usePerson(() => props.user);
  return (
    <Show when={page.data} fallback={<span class="mono">{props.user}</span>}>
      {(known) => (
        <>
          {known().person.name}
          <br />
          <span class="muted small">{known().person.email}</span>
        </>
      )}
    </Show>
  );
}
