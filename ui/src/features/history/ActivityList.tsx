import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Activity } from '#protocol/history';
import { useActivity } from '../../data/history.ts';
import { sayError } from '../../data/words.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { useEditor } from '../editor/context.tsx';
import { byDay, saySpan } from './when.ts';
import { sayAll, w } from './words.ts';

const LINES = 6;
/** The id of the activity in which the résumé was begun. */
const FIRST = 1;

/** Who changed what, by day, newest first. */
export function ActivityList() {
  const editor = useEditor();
  const activity = useActivity(() => editor.id);
  const days = createMemo(() =>
    byDay(
      (activity.data?.pages ?? []).flatMap(({ items }) => items),
      ({ from }) => from,
      Date.now(),
    ),
  );
  return (
    <Switch>
      <Match when={activity.isError && !activity.data}>
        <div class="history-trouble" role="alert">
          <p>{w().changes.failed(sayError(activity.error))}</p>
          <Button onClick={() => void activity.refetch()}>{w().tryAgain}</Button>
        </div>
      </Match>
      <Match when={!activity.data}>
        <Delayed>
          <div class="history-waiting">
            <For each={[1, 2, 3]}>{() => <Skeleton height="48px" />}</For>
          </div>
        </Delayed>
      </Match>
      <Match when={days().length === 0}>
        <EmptyState title={w().changes.none}>{w().changes.noneText}</EmptyState>
      </Match>
      <Match when={true}>
        <For each={days()}>
          {({ day, items }) => (
            <section class="history-day" aria-label={day}>
              <h3>{day}</h3>
              <ul>
                <For each={items}>{(item) => <ActivityRow activity={item} />}</For>
              </ul>
            </section>
          )}
        </For>
        <Show when={activity.hasNextPage}>
          <div class="history-more">
            <Button busy={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
              {w().changes.earlier}
            </Button>
          </div>
        </Show>
      </Match>
    </Switch>
  );
}

function ActivityRow(props: { activity: Activity }) {
  const said = () => sayAll(props.activity.touched, props.activity.more, LINES);
  const name = () => props.activity.user.name || w().somebody;
  return (
    <li class="activity">
      <span aria-hidden="true">
        <Avatar small id={props.activity.user.id} name={name()} />
      </span>
      <div>
        <p class="activity-who">
          <strong>{name()}</strong> <span class="muted">{saySpan(props.activity.from, props.activity.to)}</span>
        </p>
        <Show when={props.activity.id === FIRST}>
          <p class="version-line">{w().changes.began}</p>
        </Show>
        <For each={said().lines}>{(line) => <p class="version-line">{line}</p>}</For>
        <Show when={said().more > 0}>
          <p class="version-line muted">{w().list.moreChanges(said().more)}</p>
        </Show>
        <Show when={said().lines.length === 0 && props.activity.id !== FIRST}>
          <p class="version-line muted">{w().changes.toNothing(props.activity.writes)}</p>
        </Show>
      </div>
    </li>
  );
}
