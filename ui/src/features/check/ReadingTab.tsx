import { createEffect, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { layoutQueue, type Outcome } from '../../preview/client.ts';
import { useCheck } from './context.tsx';
import { w } from './words.ts';

const LANE = 'check-reading';

/** The text of the pages in the order in which programs read it, from the pages as they are now. */
export function ReadingTab() {
  const check = useCheck();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  createEffect(() => {
    const document = check.looked();
    if (document) layoutQueue.ask(LANE, { document, firstOnly: false, readingOnly: true, done: setOutcome });
  });
  onCleanup(() => layoutQueue.drop(LANE));
  const sections = () => {
    const last = outcome();
    return last?.kind === 'pages' ? (last.result.reading ?? []) : null;
  };
  const isEmpty = () => sections()?.every(({ lines }) => lines.length === 0) === true;
  return (
    <>
      <p class="check-note">{w().reading.note}</p>
      <Switch
        fallback={
          <Delayed>
            <div class="check-waiting">
              <Skeleton height="200px" />
            </div>
          </Delayed>
        }
      >
        <Match when={outcome()?.kind === 'missing'}>
          <p class="check-note">{w().reading.missing}</p>
        </Match>
        <Match when={outcome()?.kind === 'failed'}>
          <p class="check-note" role="status">
            {w().reading.failed}
          </p>
        </Match>
        <Match when={isEmpty()}>
          <p class="check-note">{w().reading.empty}</p>
        </Match>
        <Match when={sections()}>
          {(list) => (
            <section class="check-reading" tabindex="0" aria-label={w().reading.text}>
              <For each={list()}>
                {({ heading, lines }) => (
                  <>
                    <Show when={heading}>
                      <h3 dir="auto">{heading}</h3>
                    </Show>
                    <For each={lines}>{(line) => <p dir="auto">{line}</p>}</For>
                  </>
                )}
              </For>
            </section>
          )}
        </Match>
      </Switch>
    </>
  );
}
