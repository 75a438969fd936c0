import { createMemo, Show } from 'solid-js';
import type { Path } from '#protocol/registers';
import { peerColour } from '../../../kit/Avatar.tsx';
import { useProseTalk } from '../../comments/useProseTalk.ts';
import { createProseControl } from '../../prose/control.ts';
import { ProseText } from '../../prose/ProseText.tsx';
import { ProseToolbar } from '../../prose/ProseToolbar.tsx';
import { useEditor } from '../context.tsx';
import { redo, undo } from '../undoing.ts';
import { Bound } from './Bound.tsx';

/** Rich text that several people write at once: what they type meets character by character, and each sees where the others are. */
export function BoundProse(props: { path: Path; label: string; placeholder?: string | undefined }) {
  const editor = useEditor();
  const control = createProseControl();
  const text = createMemo(() => editor.text(props.path));
  const carets = createMemo(() =>
    editor
      .peersAt(props.path)
      .flatMap(({ session, user, gaze: { at } }) => (at ? [{ session, name: user.name, colour: peerColour(user.id), at }] : [])),
  );
  const passages = useProseTalk(() => props.path, control);
  return (
    <Bound
      path={props.path}
      label={props.label}
      aside={
        <Show when={editor.canEdit()}>
          <ProseToolbar control={control} label={props.label} />
        </Show>
      }
    >
      {(ids) => (
        <ProseText
          control={control}
          text={text()}
          ids={ids}
          path={props.path}
          editable={editor.canEdit()}
          placeholder={props.placeholder}
          lang={editor.state.document.design.locale}
          carets={carets}
          passages={passages}
          onSelect={(spot) => editor.gaze(props.path, spot)}
          onUndo={() => undo(editor)}
          onRedo={() => redo(editor)}
        />
      )}
    </Bound>
  );
}
