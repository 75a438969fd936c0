import { createMemo, For, type JSX, Show } from 'solid-js';

/**
 * A list whose rows stay when it is read anew: a row is told apart by its id, not by being the same object, so that a menu that is
 * open in it stays open, and the focus where it is.
 */
export function ById<Row extends { readonly id: string }>(props: { each: readonly Row[]; children: (row: () => Row) => JSX.Element }) {
  const rows = createMemo(() => new Map(props.each.map((row) => [row.id, row])));
  return <For each={[...rows().keys()]}>{(id) => <Show when={rows().get(id)}>{(row) => props.children(row)}</Show>}</For>;
}
