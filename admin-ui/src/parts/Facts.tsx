import { For, type JSX, Show } from 'solid-js';

/** Names and what they stand for; one whose value is `null` is left out. */
export const Facts = (props: { facts: readonly (readonly [name: string, value: JSX.Element | null])[] }) => (
  <dl class="facts">
    <For each={props.facts}>
      {([name, value]) => (
        <Show when={value !== null}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Show>
      )}
    </For>
  </dl>
);
