import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { isFromText, type ProseBinding } from './binding.ts';
import { flatLength, positionAt } from './flat.ts';
import { indexOf } from './spots.ts';

/** A part of the text that something is said about. */
export interface ShownPassage {
  /** Names it: of the element that shows it, `data-passage`. */
  id: string;
  /** Its two ends, as relative positions in base64. */
  start: string;
  end: string;
  isActive: boolean;
}

const key = new PluginKey<DecorationSet>('passages');

/** Marks parts of the text. Between two tellings they move with the text around them. */
export const passagesPlugin = (passages: () => readonly ShownPassage[], binding: () => ProseBinding | null): Plugin => {
  const draw = ({ doc }: EditorState): DecorationSet => {
    const { text, isCurrent } = binding() ?? {};
    if (!text || !isCurrent) return DecorationSet.empty;
    const most = flatLength(doc) - 1;
    return DecorationSet.create(
      doc,
      passages().flatMap(({ id, start, end, isActive }) => {
        const from = indexOf(text, start);
        const to = indexOf(text, end);
        // Its text is gone.
        if (from === null || to === null || from >= to) return [];
        const look = { class: isActive ? 'prose-talk prose-talk-active' : 'prose-talk', 'data-passage': id };
        return [Decoration.inline(positionAt(doc, Math.min(from, most)), positionAt(doc, Math.min(to, most)), look)];
      }),
    );
  };
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown, _before, state) => (tr.getMeta(key) || isFromText(tr) ? draw(state) : shown.map(tr.mapping, tr.doc)),
    },
    props: { decorations: (state) => key.getState(state) },
  });
};

/** A transaction that shows the passages anew. */
export const redrawPassages = (tr: Transaction): Transaction => tr.setMeta(key, true);
