import type { JSX } from 'solid-js';

export type Tone = 'plain' | 'good' | 'warning' | 'danger';

/** A state, in a word; its colour says nothing that the word does not. */
export const Badge = (props: { tone?: Tone; children: JSX.Element }) => (
  <span class="badge" data-tone={props.tone}>
    {props.children}
  </span>
);
