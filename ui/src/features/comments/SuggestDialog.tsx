import { createMemo, createSignal, Show, untrack } from 'solid-js';
import type { Json } from '#protocol/json';
import { isSameAt } from '#sync/suggestion';
import { commentsApi } from '../../data/comments.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { newKey } from './acts.ts';
import { useTalk } from './context.tsx';
import type { Proposal } from './kept.ts';
import { placeName } from './places.ts';
import { valueAt } from './SuggestionCard.tsx';
import { ValueEditor, valueKind } from './ValueEditor.tsx';
import { w } from './words.ts';

/** Where a change of a field is suggested. What is written is kept until it is sent, also when the dialog is closed. */
export function SuggestDialog(props: { path: string }) {
  const talk = useTalk();
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  const [round, setRound] = createSignal(0);
  const document = () => talk.editor.state.document;
  const kind = createMemo(() => valueKind(document(), props.path));
  const name = () => placeName(document(), props.path);
  const fresh = (): Proposal => {
    const value = valueAt(talk, props.path);
    return { base: value, value, note: '', key: newKey() };
  };
  const proposal = () => talk.kept.proposals[props.path] ?? begun();
  const begun = createMemo(() => {
    round();
    return fresh();
  });
  /** What is changed is another command; what is only sent again is the same one. */
  const write = (change: Partial<Proposal>) => {
    const next = { ...proposal(), ...change, key: newKey() };
    talk.keep((now) => {
      now.proposals[props.path] = next;
    });
  };
  const forget = () =>
    talk.keep((now) => {
      delete now.proposals[props.path];
    });
  const isChanged = () => !isSameAt(props.path, proposal().value, proposal().base);
  const isBehind = () => {
    talk.editor.document();
    return !isSameAt(props.path, valueAt(talk, props.path), proposal().base);
  };
  const beginAnew = () => {
    forget();
    setRound(round() + 1);
  };
  const close = () => {
    if (!isChanged() && proposal().note === '') forget();
    talk.propose(null);
  };
  const send = async () => {
    if (busy() || !isChanged() || !talk.isOnline()) return;
    const now = proposal();
    const { base, value, note, key } = now;
    const { path } = props;
    talk.keep((kept) => {
      kept.proposals[path] = now;
    });
    setBusy(true);
    setError('');
    try {
      const words = note.trim();
      const sent = await commentsApi.suggest(talk.editor.id, { path, value, baseValue: base, ...(words ? { note: words } : {}) }, key);
      forget();
      talk.cache.putSuggestion(sent);
      talk.propose(null);
      toast({ text: w().suggesting.sent, action: { label: w().suggesting.show, run: () => talk.show(sent.id) } });
    } catch (failure) {
      setError(sayError(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={close}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('.control')}
      title={w().suggesting.title(name().field)}
      {...(name().part ? { description: name().part ?? '' } : {})}
      actions={
        <>
          <Button onClick={close}>{w().suggesting.close}</Button>
          <Button look="primary" busy={busy()} disabled={!isChanged() || !talk.isOnline()} onClick={() => void send()}>
            {w().suggesting.send}
          </Button>
        </>
      }
    >
      <Show when={isBehind()}>
        <div class="talk-note talk-warning">
          {w().suggesting.behind}
          <Button look="quiet" onClick={beginAnew}>
            {w().suggesting.anew}
          </Button>
        </div>
      </Show>
      <Show when={kind()} keyed>
        {(shape) => (
          <Show when={round() + 1} keyed>
            <ValueEditor
              label={name().field}
              path={props.path}
              kind={shape}
              initial={untrack(() => proposal().value)}
              locale={document().design.locale}
              onChange={(value: Json) => write({ value })}
            />
          </Show>
        )}
      </Show>
      <TextField
        label={w().suggesting.why}
        value={proposal().note}
        maxLength={1_000}
        autocomplete="off"
        onInput={(event) => write({ note: event.currentTarget.value })}
      />
      <Show when={!talk.isOnline()}>
        <p class="talk-note">{w().suggesting.offline}</p>
      </Show>
      <div role="alert">
        <Show when={error()}>
          <p class="field-error">{w().suggesting.notSent(error())}</p>
        </Show>
      </div>
    </Dialog>
  );
}
