import X from 'lucide-solid/icons/x';
import { createSignal, Index, Show } from 'solid-js';
import type { Path } from '#protocol/registers';
import { directionFor } from '../../../text/direction.ts';
import { useEditor } from '../context.tsx';
import { fieldWords as f } from '../words.ts';
import { Bound } from './Bound.tsx';

/** Words one by one: Enter or a comma ends one, Backspace in the empty field takes the last back into it. */
export function BoundKeywords(props: {
  path: Path;
  label: string;
  value: readonly string[] | undefined;
  placeholder?: string | undefined;
}) {
  const editor = useEditor();
  const [text, setText] = createSignal('');
  const words = () => props.value ?? [];
  const save = (next: string[]) => editor.set(props.path, next.length > 0 ? next.slice(0, 200) : null);
  const add = (pieces: string[]) => {
    const fresh = pieces.map((piece) => piece.trim().slice(0, 200)).filter(Boolean);
    if (fresh.length > 0) save([...words(), ...fresh]);
  };
  const onInput = (typed: string) => {
    const pieces = typed.split(/[,;\n]/);
    setText((pieces.pop() ?? '').trimStart());
    add(pieces);
  };
  const finish = () => {
    add([text()]);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      finish();
    } else if (event.key === 'Backspace' && text() === '' && words().length > 0) {
      event.preventDefault();
      setText(words().at(-1) ?? '');
      save(words().slice(0, -1));
    }
  };
  return (
    <Bound path={props.path} label={props.label}>
      {(ids) => (
        <div class="chips control" lang={editor.state.document.design.locale} classList={{ 'chips-still': !editor.canEdit() }}>
          <Index each={words()}>
            {(word, index) => (
              <span class="chip">
                <bdi>{word()}</bdi>
                <Show when={editor.canEdit()}>
                  <button
                    type="button"
                    aria-label={f().removeKeyword(word())}
                    onClick={() => save(words().filter((_, at) => at !== index))}
                  >
                    <X size={12} stroke-width={2} aria-hidden="true" />
                  </button>
                </Show>
              </span>
            )}
          </Index>
          <input
            {...ids}
            type="text"
            dir={directionFor(text())}
            autocomplete="off"
            data-path={props.path}
            readOnly={!editor.canEdit()}
            placeholder={editor.canEdit() && words().length === 0 ? (props.placeholder ?? f().examples.keywords) : undefined}
            value={text()}
            onInput={(event) => onInput(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={finish}
          />
        </div>
      )}
    </Bound>
  );
}
