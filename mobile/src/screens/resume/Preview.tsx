import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, Index, onCleanup, onMount, Show } from 'solid-js';
import { usePhotoAddress } from '../../../../ui/src/data/photos.ts';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { MissingGlyphs } from '../../../../ui/src/features/preview/MissingGlyphs.tsx';
import { PageView } from '../../../../ui/src/features/preview/PageView.tsx';
import { IconButton } from '../../../../ui/src/kit/Button.tsx';
import { layoutQueue, type Outcome } from '../../../../ui/src/preview/client.ts';
import type { LaidOut } from '../../../../ui/src/preview/messages.ts';
import { WAITING_PHOTO } from '../../../../ui/src/preview/photo.ts';
import { w } from '../../words.ts';
import { usePinch } from './usePinch.ts';
import '../../../../ui/src/features/preview/canvas.css';

/** Free pixels at each side of a page that fills the width. */
const MARGIN = 12;
/** How much a press of a button makes it larger or smaller. */
const STEP = 1.25;

/** The pages as they will be in the PDF, as wide as the screen; two fingers bring them nearer. */
export function Preview() {
  const editor = useEditor();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  // The last pages stay while a later layout has failed.
  const [laidOut, setLaidOut] = createSignal<LaidOut | null>(null);
  const [room, setRoom] = createSignal(0);
  let scroller: HTMLDivElement | undefined;
  const pinch = usePinch(() => scroller);
  const photo = usePhotoAddress(
    () => editor.id,
    () => editor.document().basics.photo?.key,
  );
  createEffect(() => {
    layoutQueue.ask('phone', {
      document: editor.document(),
      photo: photo() ?? WAITING_PHOTO,
      firstOnly: false,
      done: (done) => {
        setOutcome(done);
        if (done.kind === 'pages') setLaidOut(done.result);
      },
    });
  });
  onCleanup(() => layoutQueue.drop('phone'));
  onMount(() => {
    if (!scroller) return;
    pinch.bind(scroller);
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });
  const width = () => `${Math.max(0, Math.round((room() - 2 * MARGIN) * pinch.scale()))}px`;
  const missing = () => {
    const last = outcome();
    return last?.kind === 'missing' ? last.glyphs : undefined;
  };
  const failure = () => {
    const last = outcome();
    return last?.kind === 'failed' ? last.message : undefined;
  };
  return (
    <section class="m-preview" aria-label={w().preview}>
      <Show when={missing()}>{(glyphs) => <MissingGlyphs glyphs={glyphs()} />}</Show>
      <Show when={failure()}>
        {(message) => (
          <p class="m-note" role="status">
            {w().notDrawn(message())}
          </p>
        )}
      </Show>
      {/* biome-ignore lint/a11y: what scrolls must be reached by the keyboard */}
      <div class="m-pages" ref={scroller} tabindex="0" role="group" aria-label={w().pages}>
        <Show when={laidOut()}>
          {(result) => (
            <Index each={result().pages}>
              {(svg, index) => (
                <figure class="paper-frame">
                  <PageView
                    svg={svg()}
                    label={w().pageOf(index + 1, result().count)}
                    width={width()}
                    ratio={result().size.width / result().size.height}
                    background={editor.state.document.design.backgroundColor ?? '#ffffff'}
                  />
                </figure>
              )}
            </Index>
          )}
        </Show>
      </div>
      <div class="m-zoom">
        <IconButton label={w().smaller} onClick={() => pinch.zoomBy(1 / STEP)}>
          <Minus size={20} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={w().larger} onClick={() => pinch.zoomBy(STEP)}>
          <Plus size={20} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
    </section>
  );
}
