import { For, Show } from 'solid-js';
import { ago, fullDate } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { useEditor } from '../editor/context.tsx';
import { copyText } from './refusedActs.ts';
import { groupText } from './refusedFile.ts';
import { type RefusedGroup, reasonWords } from './refusedGroups.ts';
import { Written } from './Written.tsx';
import { w } from './words.ts';

/** One thing that was not accepted: where, when, why, what the person wrote, and what they can do with it. */
export function RefusedCard(props: { group: RefusedGroup; retry: (() => void) | undefined; putAside: (() => void) | undefined }) {
  const editor = useEditor();
  const at = () => new Date(props.group.at).toISOString();
  /** A device's clock may be ahead. */
  const now = () => Math.max(Date.now(), props.group.at);
  return (
    <li class="refused-card">
      <h3 class="refused-title" tabindex="-1">
        {props.group.title}
        <Show when={props.group.part}>
          <span class="refused-part">{props.group.part}</span>
        </Show>
      </h3>
      <p class="refused-why">
        <time dateTime={at()} title={fullDate(at())}>
          {w().refused.written(ago(at(), now()))}
        </time>{' '}
        {reasonWords(props.group.code)}
      </p>
      <For each={props.group.values}>
        {({ field, path, value }) => (
          <>
            <Show when={field}>
              <h4 class="refused-field">{field}</h4>
            </Show>
            <Written path={path} value={value} />
          </>
        )}
      </For>
      <div class="refused-acts">
        <Show when={props.retry}>{(retry) => <Button onClick={() => retry()()}>{w().tryAgain}</Button>}</Show>
        <Show when={props.group.values.length > 0}>
          <Button look="quiet" onClick={() => void copyText(groupText(props.group, editor.state.document.design.locale))}>
            {w().refused.copy}
          </Button>
        </Show>
        <Show when={props.putAside}>
          {(putAside) => (
            <Button look="quiet" onClick={() => putAside()()}>
              {w().putAside}
            </Button>
          )}
        </Show>
      </div>
    </li>
  );
}
