import { createMemo, Show } from 'solid-js';
import type { Path, Value } from '#protocol/registers';
import { language } from '../../i18n/words.ts';
import { useEditor } from '../editor/context.tsx';
import { ProseView } from './ProseView.tsx';
import { proseAt, valueText } from './valueText.ts';
import { w } from './words.ts';

/** What somebody wrote in a field, to read. */
export function Written(props: { path: Path; value: Value }) {
  const editor = useEditor();
  const prose = createMemo(() => proseAt(props.path, props.value));
  const text = createMemo(() => valueText(props.path, props.value, editor.state.document.design.locale));
  return (
    <div class="written" lang={editor.state.document.design.locale}>
      <Show
        when={text() !== ''}
        fallback={
          <span class="written-empty" lang={language()}>
            {w().refused.empty}
          </span>
        }
      >
        <Show when={prose()} fallback={<p dir="auto">{text()}</p>}>
          {(lines) => <ProseView prose={lines()} />}
        </Show>
      </Show>
    </div>
  );
}
