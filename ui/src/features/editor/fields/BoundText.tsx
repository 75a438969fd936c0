import { createEffect, type JSX, Show } from 'solid-js';
import type { Path } from '#protocol/registers';
import { replaceText } from '../../../text/caret.ts';
import { directionFor } from '../../../text/direction.ts';
import { useEditor } from '../context.tsx';
import { Bound } from './Bound.tsx';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

interface TextProps {
  path: Path;
  label: string;
  value: string | undefined;
  /** Where the value is only a part of the register. Without it the register is set to the text, and cleared when that is empty. */
  onWrite?: (text: string) => void;
  hideLabel?: boolean;
  placeholder?: string | undefined;
  class?: string;
  inputmode?: JSX.InputHTMLAttributes<HTMLInputElement>['inputmode'] | undefined;
  autocomplete?: string;
  /** Several lines of plain text. */
  lines?: boolean;
}

/** A text register. Every keystroke is an edit; what others write arrives under the caret without moving it. */
export function BoundText(props: TextProps) {
  const editor = useEditor();
  let composing = false;
  let control: TextControl | undefined;
  const show = () => {
    const value = props.value ?? '';
    // Replacing text while a character is being composed would break the input method: it is shown when that ends.
    if (control && !composing) replaceText(control, value);
  };
  const bind = (element: TextControl) => {
    control = element;
    createEffect(show);
  };
  const write = (event: { currentTarget: TextControl }) => {
    const text = event.currentTarget.value;
    if (props.onWrite) props.onWrite(text);
    else editor.set(props.path, text === '' ? null : text);
  };
  const onCompositionStart = () => {
    composing = true;
  };
  const onCompositionEnd = () => {
    composing = false;
    show();
  };
  // A browser checks the spelling of the language that the text is in; addresses and numbers are in none.
  const isWords = () => (props.inputmode ?? 'text') === 'text';
  const language = () => (isWords() ? editor.state.document.design.locale : undefined);
  const direction = () => (isWords() ? directionFor(props.value ?? '') : 'ltr');
  const placeholder = () => (editor.canEdit() ? props.placeholder : undefined);
  return (
    <Bound path={props.path} label={props.label} hideLabel={props.hideLabel ?? false} class={props.class ?? ''}>
      {(ids) => (
        <Show
          when={props.lines}
          fallback={
            <input
              {...ids}
              ref={bind}
              class="control"
              type="text"
              lang={language()}
              dir={direction()}
              spellcheck={isWords()}
              maxLength={500}
              inputmode={props.inputmode ?? 'text'}
              autocomplete={props.autocomplete ?? 'off'}
              placeholder={placeholder()}
              data-path={props.path}
              readOnly={!editor.canEdit()}
              onInput={write}
              onCompositionStart={onCompositionStart}
              onCompositionEnd={onCompositionEnd}
            />
          }
        >
          <textarea
            {...ids}
            ref={bind}
            class="control control-lines"
            rows={2}
            lang={language()}
            dir={direction()}
            spellcheck={true}
            maxLength={4000}
            placeholder={placeholder()}
            data-path={props.path}
            readOnly={!editor.canEdit()}
            onInput={write}
            onCompositionStart={onCompositionStart}
            onCompositionEnd={onCompositionEnd}
          />
        </Show>
      )}
    </Bound>
  );
}
