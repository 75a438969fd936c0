import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { isBlank } from './schema.ts';

/** Says in an empty text what could stand there. */
export const placeholderPlugin = (placeholder: () => string | undefined): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc }) => {
        const text = placeholder();
        return text && isBlank(doc)
          ? DecorationSet.create(doc, [Decoration.node(0, doc.content.size, { 'data-placeholder': text })])
          : DecorationSet.empty;
      },
    },
  });
