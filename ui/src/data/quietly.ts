import { type Accessor, createEffect, createSignal } from 'solid-js';

/**
 * What a query has, read so that nothing waits for it. A query that is read while something is drawn suspends all that is around:
 * the whole page is taken out and put back, and loses the focus and where it was scrolled to. Read in an effect it does not.
 */
export function quietly<T>(query: { readonly data: T | undefined }): Accessor<T | undefined> {
  const [data, setData] = createSignal<T | undefined>();
  createEffect(() => {
    const { data: known } = query;
    setData(() => known);
  });
  return data;
}
