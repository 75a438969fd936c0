import { type JSX, mergeProps } from 'solid-js';
import type { ResumeDocument } from '#protocol/document';
import { type Editor, EditorProvider, useEditor } from '../editor/context.tsx';

/** Shows its children another document than the present one, to be read only: clicking it leads to no field. */
export function AsItWas(props: { document: ResumeDocument; children: JSX.Element }) {
  const now = useEditor();
  const past: Editor = {
    ...now,
    state: mergeProps(now.state, {
      get document() {
        return props.document;
      },
    }),
    document: () => props.document,
    canEdit: () => false,
    focused: () => null,
    peersAt: () => [],
    reveal: () => {},
    write: () => {},
    set: () => {},
  };
  return <EditorProvider value={past}>{props.children}</EditorProvider>;
}
