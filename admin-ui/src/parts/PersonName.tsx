import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { UserId } from '#protocol/ids';
import { useStaff } from '../data/staff.ts';

/** Somebody, by their id: staff by name, everybody else as a link to who it is. */
export function PersonName(props: { user: string | null }) {
  const staff = useStaff();
  const name = () => staff.data?.items.find(({ user }) => user === props.user)?.name ?? props.user;
  return (
    <Show when={UserId.safeParse(props.user).success} fallback={<span class="mono">{props.user}</span>}>
      <A href={`/people/${props.user}`} classList={{ mono: name() === props.user }}>
        {name()}
      </A>
    </Show>
  );
}
