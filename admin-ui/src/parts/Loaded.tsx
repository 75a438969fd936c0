import { type Accessor, For, type JSX, Match, Show, Switch } from 'solid-js';
import { Delayed, Skeleton } from '../../../ui/src/kit/Skeleton.tsx';
import { words } from '../i18n/words.ts';
import { Failure } from './Failure.tsx';

const w = words('failure');
const s = words('shell');

/** The part of a query that is of interest here. */
export interface Asking<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  refetch(): Promise<unknown>;
}

/** What a query found, or that it is under way, or why not. What was found before stays, with a word that it is old. */
export function Loaded<T>(props: { query: Asking<T>; rows?: number; children: (data: Accessor<T>) => JSX.Element }) {
  // What is there may be nothing: an answer all the same.
  const found = () => (props.query.data === undefined ? undefined : { value: props.query.data });
  return (
    <Switch
      fallback={
        <Delayed>
          <Waiting rows={props.rows ?? 6} />
        </Delayed>
      }
    >
      <Match when={found()}>
        {(data) => (
          <>
            <Show when={props.query.isError}>
              <p class="notice" role="status">
                {w().outdated}
              </p>
            </Show>
            {props.children(() => data().value)}
          </>
        )}
      </Match>
      <Match when={props.query.isError}>
        <Failure error={props.query.error} retry={() => void props.query.refetch()} />
      </Match>
    </Switch>
  );
}

function Waiting(props: { rows: number }) {
  return (
    <div class="waiting" role="status">
      <span class="hidden-visually">{s().loading}</span>
      <For each={Array.from({ length: props.rows })}>{() => <Skeleton height="20px" />}</For>
    </div>
  );
}
