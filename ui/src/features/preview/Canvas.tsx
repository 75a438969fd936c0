import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, Index, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js';
import { usePhotoAddress } from '../../data/photos.ts';
import { IconButton } from '../../kit/Button.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { layoutQueue, type Outcome } from '../../preview/client.ts';
import type { LaidOut } from '../../preview/messages.ts';
import { WAITING_PHOTO } from '../../preview/photo.ts';
import { useEditor } from '../editor/context.tsx';
import { MissingGlyphs } from './MissingGlyphs.tsx';
import { PageView } from './PageView.tsx';
import './canvas.css';

const STEPS = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
/** CSS pixels a point at 100 %. */
const SCALE = 96 / 72;
const GUTTER = 48;

/** The pages as they will be in the PDF. Clicking text goes to its field; the field one is in is marked on the page. */
export function Canvas() {
  const editor = useEditor();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  // The last pages stay while a later layout has failed.
  const [laidOut, setLaidOut] = createSignal<LaidOut | null>(null);
  const [zoom, setZoom] = createSignal<number | 'fit'>('fit');
  const [room, setRoom] = createSignal(0);
  let scroller: HTMLDivElement | undefined;

  const photo = usePhotoAddress(
    () => editor.id,
    () => editor.document().basics.photo?.key,
  );

  createEffect(() => {
    layoutQueue.ask('canvas', {
      document: editor.document(),
      photo: photo() ?? WAITING_PHOTO,
      firstOnly: false,
      done: (done) => {
        setOutcome(done);
        if (done.kind === 'pages') setLaidOut(done.result);
      },
    });
  });
  onCleanup(() => layoutQueue.drop('canvas'));

  onMount(() => {
    if (!scroller) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });

  const fitScale = () =>
    Math.max(0.2, Math.min(1.6, (room() - Math.min(GUTTER, room() * 0.06) * 2) / ((laidOut()?.size.width ?? 595) * SCALE)));
  const scale = () => {
    const chosen = zoom();
    return chosen === 'fit' ? fitScale() : chosen;
  };
  const step = (by: 1 | -1) => {
    const now = scale();
    const next = by > 0 ? STEPS.find((value) => value > now + 0.01) : STEPS.findLast((value) => value < now - 0.01);
    if (next !== undefined) setZoom(next);
  };

  // Marks the field that the person is in.
  createEffect(
    on([editor.focused, laidOut, editor.view], ([field], before) => {
      const moved = before?.[0] !== field;
      for (const marked of scroller?.querySelectorAll('.is-focused') ?? []) marked.classList.remove('is-focused');
      if (!field || !scroller) return;
      const runs = [...scroller.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)];
      for (const run of runs) run.classList.add('is-focused');
      if (moved) runs[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }),
  );

  const onClick = (event: MouseEvent) => {
    // Selecting text is not clicking it.
    if (!(event.target instanceof Element) || getSelection()?.isCollapsed === false) return;
    const field = event.target.closest('[data-field]')?.getAttribute('data-field');
    if (field) editor.reveal(field);
  };

  const failure = () => {
    const last = outcome();
    return last?.kind === 'failed' ? last.message : undefined;
  };
  const missing = () => {
    const last = outcome();
    return last?.kind === 'missing' ? last.glyphs : undefined;
  };

  return (
    <section class="canvas" aria-label="Pages">
      <Show when={missing()}>{(glyphs) => <MissingGlyphs glyphs={glyphs()} />}</Show>
      <Show when={failure()}>
        {(message) => (
          <div class="canvas-notice" role="status">
            <p>The pages could not be drawn. Your text is safe. ({message()})</p>
          </div>
        )}
      </Show>
      {/* biome-ignore lint/a11y: the keyboard reaches every field through the form; this is a shortcut for the pointer */}
      <div class="canvas-scroll" ref={scroller} tabindex="0" role="group" aria-label="Pages, scrollable" onClick={onClick}>
        <Switch>
          <Match when={laidOut()}>
            {(result) => (
              <div class="papers">
                <Index each={result().pages}>
                  {(svg, index) => (
                    <figure class="paper-frame">
                      <PageView
                        svg={svg()}
                        label={`Page ${index + 1} of ${result().count}`}
                        width={`${Math.round(result().size.width * SCALE * scale())}px`}
                        ratio={result().size.width / result().size.height}
                        background={editor.state.document.design.backgroundColor ?? '#ffffff'}
                      />
                      <figcaption>
                        {index + 1} / {result().count}
                      </figcaption>
                    </figure>
                  )}
                </Index>
              </div>
            )}
          </Match>
          <Match when={!failure() && !missing()}>
            <div class="papers">
              <Delayed>
                <Skeleton class="paper paper-waiting" height="auto" width={`${Math.round(595 * SCALE * fitScale())}px`} />
              </Delayed>
            </div>
          </Match>
        </Switch>
      </div>
      <fieldset class="zoom">
        <legend class="hidden-visually">Zoom</legend>
        <IconButton label="Smaller" onClick={() => step(-1)}>
          <Minus size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
        <button type="button" class="zoom-value" aria-pressed={zoom() === 'fit'} title="Fit the width" onClick={() => setZoom('fit')}>
          {Math.round(scale() * 100)} %
        </button>
        <IconButton label="Larger" onClick={() => step(1)}>
          <Plus size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </fieldset>
    </section>
  );
}
