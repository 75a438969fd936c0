import { createMemo, Match, Show, Switch } from 'solid-js';
import type { UserId } from '#protocol/ids';
import type { Conflict } from '#protocol/live';
import { Button } from '../../kit/Button.tsx';
import { toJson } from '../../live/json.ts';
import { Difference } from '../comments/Difference.tsx';
import { useEditor } from '../editor/context.tsx';
import { whereIs } from '../editor/where.ts';
import { conflictWords } from './conflictWords.ts';
import { valueText } from './valueText.ts';
import { Written } from './Written.tsx';
import { w } from './words.ts';
import '../comments/comments.css';

/** Two edits that met: what became of them, and the other way one click away. */
export function ConflictCard(props: { conflict: Conflict; me: UserId; now: number; onDone: () => void; onShow: () => void }) {
  const editor = useEditor();
  const locale = () => editor.state.document.design.locale;
  const words = createMemo(() => {
    // Names of fields and items are what they are by now.
    editor.document();
    return conflictWords(props.conflict, props.me, editor.read, props.now);
  });
  /** Somebody has written there since, or restored it. */
  const isOver = createMemo(() => {
    editor.document();
    const { kind, path, stands } = props.conflict;
    return kind !== 'merged' && JSON.stringify(toJson(editor.read(path) ?? null)) !== JSON.stringify(toJson(stands.value));
  });
  const take = () => {
    const { kind, path, other } = props.conflict;
    editor.set(path, kind === 'deleted' ? true : other.value);
    props.onDone();
  };
  const isThere = () => props.conflict.kind !== 'deleted' && whereIs(editor.state.document, props.conflict.path) !== null;
  return (
    <li class="conflict" data-kind={props.conflict.kind}>
      <h3 class="conflict-title" tabindex="-1">
        {words().title}
      </h3>
      <p class="conflict-detail">
        {words().detail}
        <Show when={isOver()}> {w().card.changedAgain}</Show>
      </p>
      <Switch>
        <Match when={props.conflict.kind === 'merged'}>
          <Difference
            path={props.conflict.path}
            before={toJson(props.conflict.other.value)}
            after={toJson(props.conflict.stands.value)}
            locale={locale()}
          />
        </Match>
        <Match when={props.conflict.kind === 'replaced'}>
          <h4 class="conflict-side">{words().stands}</h4>
          <Written path={props.conflict.path} value={props.conflict.stands.value} />
          <h4 class="conflict-side">{words().other}</h4>
          <Written path={props.conflict.path} value={props.conflict.other.value} />
        </Match>
        <Match when={valueText('', props.conflict.other.value, locale()) !== ''}>
          <h4 class="conflict-side">{words().other}</h4>
          <Written path="" value={props.conflict.other.value} />
        </Match>
      </Switch>
      <div class="conflict-acts">
        <Show when={editor.canEdit()}>
          <Button onClick={take}>{words().take}</Button>
        </Show>
        <Button look="quiet" onClick={() => props.onDone()}>
          {editor.canEdit() ? words().keep : w().putAside}
        </Button>
        <Show when={isThere()}>
          <Button
            look="quiet"
            onClick={() => {
              props.onShow();
              editor.reveal(props.conflict.path);
            }}
          >
            {w().card.showField}
          </Button>
        </Show>
      </div>
    </li>
  );
}
