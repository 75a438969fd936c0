import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { initialsOf } from '../../kit/Avatar.tsx';
import type { ProseBinding } from './binding.ts';
import { isFromText } from './binding.ts';
import { flatLength, positionAt } from './flat.ts';
import { wholeUpTo } from './graphemes.ts';
import { indexOf } from './spots.ts';

/** Where somebody else is in the text. */
export interface Caret {
  session: string;
  name: string;
  /** A CSS colour on which white can be read. */
  colour: string;
  /** Anchor and head, as relative positions in base64. */
  at: readonly [anchor: string, head: string];
}

const key = new PluginKey<DecorationSet>('carets');

/** Shows others where they are. Between two tellings they move with the text around them. */
export const caretsPlugin = (carets: () => readonly Caret[], binding: () => ProseBinding | null): Plugin => {
  const draw = (state: EditorState): DecorationSet => {
    const { text, isCurrent } = binding() ?? {};
    if (!text || !isCurrent) return DecorationSet.empty;
    const { doc } = state;
    const position = (at: string) => {
      const index = indexOf(text, at);
      return index === null ? null : wholePosition(doc, positionAt(doc, Math.min(index, flatLength(doc) - 1)));
    };
    return DecorationSet.create(
      doc,
      carets().flatMap((caret) => {
        const [anchor, head] = [position(caret.at[0]), position(caret.at[1])];
        // What they stand in has not arrived yet.
        if (head === null) return [];
        const range = anchor === null || anchor === head ? [] : [chosen(caret, Math.min(anchor, head), Math.max(anchor, head))];
        return [...range, flag(caret, head, doc.resolve(head).index(0) === 0)];
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

/** A transaction that shows the carets anew. */
export const redrawCarets = (tr: Transaction): Transaction => tr.setMeta(key, true);

/** Not in the middle of a character, whatever others say: a flag there would break it. */
function wholePosition(doc: Node, position: number): number {
  const $position = doc.resolve(position);
  return $position.start() + wholeUpTo($position.parent.textContent, $position.parentOffset);
}

/** What a name may take, in px; with less room behind the caret it stands before it. */
const NAME_ROOM = 120;

function roomBehind(caret: Element, field: Element): number {
  const at = caret.getBoundingClientRect();
  const within = field.getBoundingClientRect();
  return getComputedStyle(caret).direction === 'rtl' ? at.left - within.left : within.right - at.right;
}

const chosen = ({ colour }: Caret, from: number, to: number): Decoration =>
  Decoration.inline(from, to, { class: 'prose-chosen', style: `--peer: ${colour}` });

function flag({ session, name, colour, at }: Caret, position: number, isFirstLine: boolean): Decoration {
  const make = (view: EditorView) => {
    const caret = document.createElement('span');
    caret.className = isFirstLine ? 'prose-caret prose-caret-first' : 'prose-caret';
    caret.style.setProperty('--peer', colour);
    // Who is there is told beside the field's name; moving flags are for the eye alone.
    caret.setAttribute('aria-hidden', 'true');
    const sign = document.createElement('span');
    sign.className = 'prose-flag';
    sign.dataset.name = name;
    sign.dataset.initials = initialsOf(name);
    caret.append(sign);
    requestAnimationFrame(() => caret.toggleAttribute('data-tight', roomBehind(caret, view.dom) < NAME_ROOM));
    return caret;
  };
  // Another key when they move: then the name is shown again for a while.
  return Decoration.widget(position, make, { key: `${session} ${at[1]} ${isFirstLine}`, side: 1, marks: [], ignoreSelection: true });
}
