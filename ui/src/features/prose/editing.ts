import { EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { proseOf } from '#sync/prose-text';
import type { ProseBinding } from './binding.ts';
import { type Caret, caretsPlugin } from './carets.ts';
import { cleanPlugin } from './clean.ts';
import { clipboardSerializer, clipboardText } from './clipboard/copy.ts';
import { clipboardParser, linkOver, pasteLines, plainSlice } from './clipboard/paste.ts';
import { type KeyActs, keysPlugin, menuCommand } from './keys.ts';
import { type Excess, type Limits, limitPlugin } from './limits.ts';
import { clearBeforeComposing, heedPageSelection } from './pageSelection.ts';
import { passagesPlugin, type ShownPassage } from './passages.ts';
import { placeholderPlugin } from './placeholder.ts';
import { rulesPlugin } from './rules.ts';
import { docOf, LINK } from './schema.ts';

/** What keys say while an input method is at work. */
const COMPOSING_KEY = 229;

export interface EditingPorts extends KeyActs {
  limits: Limits;
  placeholder: () => string | undefined;
  carets: () => readonly Caret[];
  passages: () => readonly ShownPassage[];
  binding: () => ProseBinding | null;
  onExcess: (excess: Excess) => void;
  onFocus: (view: EditorView) => void;
  onBlur: () => void;
}

/** Everything that an editor of prose does, as the state to begin with. */
export function editingState(text: Y.Text, ports: EditingPorts): EditorState {
  return EditorState.create({
    doc: docOf(proseOf(text)),
    plugins: [
      rulesPlugin(),
      keysPlugin(ports),
      cleanPlugin(),
      limitPlugin(ports.limits, ports.onExcess),
      placeholderPlugin(ports.placeholder),
      passagesPlugin(ports.passages, ports.binding),
      caretsPlugin(ports.carets, ports.binding),
      clipboardPlugin(ports),
      eventsPlugin(ports),
    ],
  });
}

function clipboardPlugin({ limits, onExcess }: EditingPorts): Plugin {
  return new Plugin({
    props: {
      clipboardParser,
      clipboardSerializer,
      clipboardTextSerializer: clipboardText,
      clipboardTextParser: plainSlice,
      handlePaste: ({ state, dispatch }, event, slice) => {
        const link = linkOver(state, event.clipboardData?.getData('text/plain') ?? '');
        if (link) {
          dispatch(link);
          return true;
        }
        // Nothing that could stand here, such as a picture: what is chosen stays.
        if (slice.size === 0) return true;
        const { tr } = state;
        const taken = pasteLines(tr, slice.content.content, limits);
        if (taken !== 'all') onExcess('length');
        if (taken !== 'nothing') dispatch(tr);
        return true;
      },
      // A file that is dropped would take the place of the page.
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    },
  });
}

function eventsPlugin(ports: EditingPorts): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        focus: ports.onFocus,
        blur: ports.onBlur,
        keydown: (view, { keyCode }) => {
          if (keyCode !== COMPOSING_KEY && !view.composing) heedPageSelection(view);
        },
        compositionstart: clearBeforeComposing,
        // What came meanwhile is shown as soon as the input method is done.
        compositionend: () => void setTimeout(() => ports.binding()?.catchUp(), 40),
        beforeinput: (view, event) => {
          const command = menuCommand(event.inputType, ports);
          if (!command) return false;
          event.preventDefault();
          return command(view.state, view.dispatch, view);
        },
      },
      handleClick: ({ state }, position, event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const link = LINK.isInSet(state.doc.resolve(position).marks());
        if (link) window.open(String(link.attrs.href), '_blank', 'noopener');
        return link !== undefined;
      },
    },
  });
}
