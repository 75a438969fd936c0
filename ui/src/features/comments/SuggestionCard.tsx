import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { Suggestion } from '#protocol/comments';
import type { Json } from '#protocol/json';
import { fitOf, isSameAt } from '#sync/suggestion';
import { sayError } from '../../data/words.ts';
import { ago } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { toJson } from '../../live/json.ts';
import { decide, withdraw } from './acts.ts';
import { Card } from './Card.tsx';
import { Said } from './CommentView.tsx';
import { isWaiting, type Talk, useTalk } from './context.tsx';
import { Difference } from './Difference.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { w } from './words.ts';

/** What a field shows now. */
export const valueAt = (talk: Talk, path: string): Json => toJson(talk.editor.read(path) ?? null);

/** What became of it, by whom and when; `now` in ms. */
function sayEnd({ state, decided, at }: Suggestion, now: number): string {
  const name = decided?.by.name || w().somebody;
  const when = ago(decided?.at ?? at, now);
  if (state === 'accepted') return w().suggestion.acceptedBy(name, when);
  return state === 'declined' ? w().suggestion.declinedBy(name, when) : w().suggestion.withdrawnBy(name, when);
}

/** A change that somebody suggests: what it would do to the text as it is now. */
export function SuggestionCard(props: { suggestion: Suggestion }) {
  const talk = useTalk();
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  const current = createMemo(() => {
    talk.editor.document();
    return valueAt(talk, props.suggestion.path);
  });
  const fitting = createMemo(() => fitOf(props.suggestion, current()));
  const waits = () => isWaiting(props.suggestion);
  /** What accepting would put there; `null` when it no longer fits. */
  const outcome = createMemo(() => {
    const now = fitting();
    return waits() && now !== 'outdated' ? now : null;
  });
  const isThereAlready = () => {
    const now = outcome();
    return now !== null && isSameAt(props.suggestion.path, now.value, current());
  };
  const sides = () => {
    const now = outcome();
    return now && !isThereAlready() ? [current(), now.value] : [props.suggestion.baseValue, props.suggestion.value];
  };

  const run = async (act: () => Promise<unknown>) => {
    if (busy()) return;
    setBusy(true);
    setError('');
    try {
      await act();
    } catch (failure) {
      setError(sayError(failure));
    }
    setBusy(false);
  };
  const accept = (entirely: boolean) =>
    run(async () => {
      // The card may be gone by the time of the answer.
      const before = current();
      const { path, value } = props.suggestion;
      const written = (entirely ? null : outcome()?.value) ?? value;
      const after = await decide(talk, props.suggestion, 'accept', entirely);
      if (after.state !== 'accepted') return;
      toast({ text: w().suggestion.accepted, action: { label: w().undo, run: () => takeBack(talk, path, before, written) } });
    });
  const decline = () =>
    run(async () => {
      await decide(talk, props.suggestion, 'decline');
      toast({ text: w().suggestion.declined, detail: w().suggestion.declinedWhere });
    });
  return (
    <Card id={props.suggestion.id} class="suggestion">
      <PlaceHead path={props.suggestion.path}>
        <span class="suggestion-badge">{w().suggestion.badge}</span>
      </PlaceHead>
      <div class="comment">
        <Said by={props.suggestion.by} at={props.suggestion.at} body={props.suggestion.note ?? ''} mentions={[]} />
      </div>
      <Difference
        path={props.suggestion.path}
        before={sides()[0] ?? null}
        after={sides()[1] ?? null}
        locale={talk.editor.state.document.design.locale}
      />
      <Switch>
        <Match when={!waits()}>
          <p class="talk-note">{sayEnd(props.suggestion, talk.now())}</p>
        </Match>
        <Match when={isThereAlready()}>
          <p class="talk-note">{w().suggestion.alreadyThere}</p>
        </Match>
        <Match when={outcome() === null}>
          <p class="talk-note talk-warning">{w().suggestion.outdated}</p>
        </Match>
      </Switch>
      <Show when={waits()}>
        <div class="suggestion-acts">
          <Show when={talk.editor.canEdit()}>
            <Show
              when={outcome() !== null}
              fallback={
                <Button busy={busy()} disabled={!talk.isOnline()} onClick={() => void accept(true)}>
                  {w().suggestion.useEntirely}
                </Button>
              }
            >
              <Button look="primary" busy={busy()} disabled={!talk.isOnline()} onClick={() => void accept(false)}>
                {w().suggestion.accept}
              </Button>
            </Show>
            <Button busy={busy()} disabled={!talk.isOnline()} onClick={() => void decline()}>
              {w().suggestion.decline}
            </Button>
          </Show>
          <Show when={props.suggestion.by.id === talk.me && talk.canComment()}>
            <Button busy={busy()} disabled={!talk.isOnline()} onClick={() => void run(() => withdraw(talk, props.suggestion))}>
              {w().suggestion.withdraw}
            </Button>
          </Show>
        </div>
      </Show>
      <div role="alert">
        <Show when={error()}>
          <p class="field-error">{error()}</p>
        </Show>
      </div>
    </Card>
  );
}

/** The other way round, as an edit: what was written since stays. */
function takeBack(talk: Talk, path: string, before: Json, after: Json): void {
  const fit = fitOf({ path, value: before, baseValue: after }, valueAt(talk, path));
  if (fit === 'outdated') toast({ text: w().suggestion.changedAgain });
  else talk.editor.set(path, fit.value);
}
