import type { EditorState } from 'prosemirror-state';
import { EditorView, type MarkViewConstructor } from 'prosemirror-view';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { LiveText } from '#sync/texts';
import type { ControlIds } from '../../kit/Field.tsx';
import type { Spot } from '../../live/gaze.ts';
import { ProseBinding } from './binding.ts';
import { type Caret, redrawCarets } from './carets.ts';
import type { ProseControl } from './control.ts';
import { editingState } from './editing.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { type Limits, PROSE_LIMITS, sayExcess } from './limits.ts';
import { chosenLink, removeLink, setLink } from './linking.ts';
import { heedPageSelection } from './pageSelection.ts';
import { redrawPassages, type ShownPassage } from './passages.ts';
import { isBlank } from './schema.ts';
import { spotOf } from './spots.ts';
import './prose.css';

/** How long a refusal is shown, in ms. */
const MESSAGE_STAYS = 8_000;

/** A link that is only read can be followed. */
const anchorView: MarkViewConstructor = ({ attrs: { href } }) => {
  const dom = document.createElement('a');
  dom.href = String(href);
  dom.rel = 'noopener noreferrer';
  dom.target = '_blank';
  return { dom };
};
// The library looks at the views of marks anew only when it is given other views of nodes.
const viewsOf = (editable: boolean) => ({ markViews: editable ? {} : { link: anchorView }, nodeViews: {} });

/** How far from the edge the cursor is kept, in px: where fingers write, the tools lie at the bottom. */
const scrollingOf = (isTouch: boolean) => {
  const bottom = isTouch ? 60 : 0;
  return { scrollThreshold: { top: 0, right: 0, bottom, left: 0 }, scrollMargin: { top: 12, right: 12, bottom: bottom + 12, left: 12 } };
};

export interface ProseTextProps {
  control: ProseControl;
  text: LiveText;
  ids: ControlIds;
  /** The register that it shows, by which the field is found. */
  path?: string;
  editable: boolean;
  placeholder?: string | undefined;
  lang?: string | undefined;
  spellcheck?: boolean;
  limits?: Limits;
  carets?: () => readonly Caret[];
  /** Parts that something is said about. */
  passages?: () => readonly ShownPassage[];
  /** Where the person is in the text, whenever that changes while they are in it. */
  onSelect?: (spot: Spot) => void;
  onUndo?: () => void;
  onRedo?: () => void;
}

/** A text that several people write at once. */
export function ProseText(props: ProseTextProps) {
  const [message, setMessage] = createSignal('');
  const [element, setElement] = createSignal<HTMLDivElement>();
  let binding: ProseBinding | null = null;
  let view: EditorView | undefined;
  let told = '';

  const limits = () => props.limits ?? PROSE_LIMITS;
  const tell = (now: EditorView) => {
    if (!props.onSelect || !binding?.isCurrent || !now.hasFocus()) return;
    const spot = spotOf(binding.text, now.state);
    const news = `${spot.anchor} ${spot.head} ${spot.at.join(' ')}`;
    if (news === told) return;
    told = news;
    props.onSelect(spot);
  };
  const attributes = (): Record<string, string> => {
    const { ids, path, editable, placeholder, lang } = props;
    return {
      id: ids.id,
      class: 'control prose',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': `${ids.id}-label`,
      spellcheck: String(props.spellcheck ?? true),
      tabindex: '0',
      ...(ids['aria-describedby'] ? { 'aria-describedby': ids['aria-describedby'] } : {}),
      ...(ids['aria-invalid'] ? { 'aria-invalid': 'true' } : {}),
      ...(editable ? {} : { 'aria-readonly': 'true' }),
      ...(editable && placeholder ? { 'aria-placeholder': placeholder } : {}),
      ...(path ? { 'data-path': path } : {}),
      ...(lang ? { lang } : {}),
    };
  };

  /** The text reads as it begins; an empty one as the page does. */
  const attributesIn = (state: EditorState) => (isBlank(state.doc) ? attributes() : { ...attributes(), dir: 'auto' });

  onMount(() => {
    const mount = element();
    if (!mount) return;
    const shown = new EditorView(
      { mount },
      {
        state: editingState(props.text.text, {
          limits: limits(),
          placeholder: () => (props.editable ? props.placeholder : undefined),
          carets: () => props.carets?.() ?? [],
          passages: () => props.passages?.() ?? [],
          binding: () => binding,
          onUndo: () => props.onUndo?.(),
          onRedo: () => props.onRedo?.(),
          onLink: () => props.control.setLinking(true),
          onExcess: (excess) => setMessage(sayExcess(excess, limits())),
          onFocus: (now) => {
            props.control.enter();
            tell(now);
          },
          onBlur: () => {
            told = '';
            props.control.leave();
          },
        }),
        editable: () => props.editable,
        attributes: attributesIn,
        ...viewsOf(props.editable),
        ...scrollingOf(window.matchMedia?.('(pointer: coarse)').matches ?? false),
        dispatchTransaction: (tr) => {
          const { state, transactions } = shown.state.applyTransaction(tr);
          shown.updateState(state);
          binding?.push(transactions);
          props.control.shows(state);
          // Now that the text has it, too.
          tell(shown);
        },
      },
    );
    view = shown;
    const bound = new ProseBinding(props.text.text, {
      get state() {
        return shown.state;
      },
      get composing() {
        return shown.composing;
      },
      dispatch: (tr) => shown.dispatch(tr),
      settle: () => {
        if (shown.hasFocus()) heedPageSelection(shown);
      },
    });
    binding = bound;
    props.control.attach(shown);

    // What an input method works under must not change: a moment later will do.
    const whenStill = (job: () => void): void => {
      if (shown.isDestroyed) return;
      if (shown.composing) setTimeout(whenStill, 100, job);
      else job();
    };
    createEffect(() => {
      props.carets?.();
      whenStill(() => shown.dispatch(redrawCarets(shown.state.tr)));
    });
    createEffect(() => {
      props.passages?.();
      whenStill(() => shown.dispatch(redrawPassages(shown.state.tr)));
    });
    createEffect(
      on(attributes, () => whenStill(() => shown.setProps({ attributes: attributesIn, editable: () => props.editable })), { defer: true }),
    );
    createEffect(() => {
      const { text } = props;
      if (text.text !== bound.text) bound.rebind(text.text);
      onCleanup(text.onReplaced(() => bound.rebind(text.text)));
    });
    const label = document.getElementById(`${props.ids.id}-label`);
    const enter = () => shown.focus();
    label?.addEventListener('click', enter);
    onCleanup(() => {
      label?.removeEventListener('click', enter);
      bound.end();
      shown.destroy();
    });
  });

  createEffect(() => {
    if (!props.editable) props.control.setLinking(false);
  });
  createEffect(() => {
    if (message() === '') return;
    const timer = setTimeout(() => setMessage(''), MESSAGE_STAYS);
    onCleanup(() => clearTimeout(timer));
  });

  const link = () => {
    const state = props.control.isLinking() && props.editable ? props.control.state() : undefined;
    return state && chosenLink(state);
  };
  const closeLink = () => {
    props.control.setLinking(false);
    // Once the dialog has given the focus back to where it thinks it was.
    requestAnimationFrame(() => view?.focus());
  };
  return (
    <>
      <div ref={setElement} />
      <div role="status" class="prose-message">
        {message()}
      </div>
      <Show when={props.control.isLinking() && props.editable}>
        <LinkDialog
          address={link()?.address ?? ''}
          text={link()?.text ?? ''}
          onClose={closeLink}
          onSave={(address, text) => {
            if (view) view.dispatch(setLink(view.state, chosenLink(view.state), address, text));
            closeLink();
          }}
          onRemove={() => {
            if (view) view.dispatch(removeLink(view.state, chosenLink(view.state)));
            closeLink();
          }}
        />
      </Show>
    </>
  );
}
