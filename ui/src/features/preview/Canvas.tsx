import { createEffect, createSignal, Index, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js';
import { usePhotoAddress } from '../../data/photos.ts';
import { number } from '../../i18n/format.ts';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { layoutQueue, type Outcome } from '../../preview/client.ts';
import type { LaidOut } from '../../preview/messages.ts';
import { WAITING_PHOTO } from '../../preview/photo.ts';
import { useEditor } from '../editor/context.tsx';
import { markFound } from '../find/mark.ts';
import { found } from '../find/state.ts';
import { MissingGlyphs } from './MissingGlyphs.tsx';
import { setShownOutcome } from './outcome.ts';
import { PageView } from './PageView.tsx';
import { PreviewTools } from './PreviewTools.tsx';
import { pageInView } from './pageInView.ts';
import { w } from './words.ts';
import { fitScale, PIXELS_A_POINT, stepFrom, type Zoom } from './zoom.ts';
import './canvas.css';

/** Before the first pages are there: A4. */
const USUAL_WIDTH = 595;

/** Between the top of a page and what is above it. */
const PAGE_MARGIN = 14;

interface Acts {
  goBy: (pages: number) => void;
  step: (by: 1 | -1) => void;
  fitWidth: () => void;
}

const KEYS: Readonly<Record<string, (acts: Acts) => void>> = {
  PageUp: ({ goBy }) => goBy(-1),
  PageDown: ({ goBy }) => goBy(1),
  '+': ({ step }) => step(1),
  '=': ({ step }) => step(1),
  '-': ({ step }) => step(-1),
  '0': ({ fitWidth }) => fitWidth(),
};

/** The pages as they will be in the PDF. Clicking text goes to its field; the field one is in is marked on the page. */
export function Canvas(props: { onPages?: (count: number) => void }) {
  const editor = useEditor();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  // The last pages stay while a later layout has failed.
  const [laidOut, setLaidOut] = createSignal<LaidOut | null>(null);
  const [zoom, setZoom] = createSignal<Zoom>('fit');
  const [room, setRoom] = createSignal(0);
  const [page, setPage] = createSignal(0);
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
        setShownOutcome(done);
        if (done.kind !== 'pages') return;
        setLaidOut(done.result);
        props.onPages?.(done.result.count);
      },
    });
  });
  onCleanup(() => {
    layoutQueue.drop('canvas');
    setShownOutcome(null);
  });

  onMount(() => {
    if (!scroller) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });

  const scale = () => {
    const chosen = zoom();
    return chosen === 'fit' ? fitScale(room(), laidOut()?.size.width ?? USUAL_WIDTH) : chosen;
  };
  const step = (by: 1 | -1) => setZoom(stepFrom(scale(), by));

  const frames = () => [...(scroller?.querySelectorAll<HTMLElement>('.paper-frame') ?? [])];
  const look = () => {
    if (scroller)
      setPage(
        pageInView(
          frames().map((frame) => frame.offsetTop),
          scroller.scrollTop,
          scroller.clientHeight,
        ),
      );
  };
  createEffect(on([laidOut, scale, editor.view], look));
  const goTo = (wanted: number) => {
    const frame = frames()[wanted];
    if (!frame || !scroller) return;
    // At once: on the way the pages between would be said to be looked at.
    scroller.scrollTo({ top: frame.offsetTop - PAGE_MARGIN, behavior: 'instant' });
    setPage(wanted);
  };

  /** The field one was in last: on a phone it is left on the way to the pages. */
  let lastField: string | null = null;
  // Marks the field that the person is in.
  createEffect(
    on([editor.focused, laidOut, editor.view], ([focused, , view], before) => {
      const came = before !== undefined && before[2] !== view;
      const moved = came || before?.[0] !== focused;
      lastField = focused ?? lastField;
      const field = focused ?? (came ? lastField : null);
      for (const marked of scroller?.querySelectorAll('.is-focused') ?? []) marked.classList.remove('is-focused');
      if (!field || !scroller) return;
      const runs = [...scroller.querySelectorAll('[data-field]')].filter((run) => run.getAttribute('data-field') === field);
      for (const run of runs) run.classList.add('is-focused');
      if (moved) runs[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }),
  );

  // What is being found is marked, and the page goes to the match that is looked at.
  createEffect(
    on([found, laidOut, editor.view], ([now], before) => {
      const first = scroller && markFound(scroller, now);
      if (before?.[0] !== now) first?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }),
  );

  /** Keys of the pages as a whole, while they have the focus. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act({ goBy: (by) => goTo(page() + by), step, fitWidth: () => setZoom('fit') });
  };

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
    <section class="canvas" aria-label={w().pages}>
      <Show when={missing()}>{(glyphs) => <MissingGlyphs glyphs={glyphs()} />}</Show>
      <Show when={failure()}>
        {(message) => (
          <div class="canvas-notice" role="status">
            <p>{w().failed(message())}</p>
          </div>
        )}
      </Show>
      {/* biome-ignore lint/a11y: the keyboard reaches every field through the form; this is a shortcut for the pointer */}
      <div
        class="canvas-scroll"
        ref={scroller}
        tabindex="0"
        role="group"
        aria-label={w().scrollable}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onScroll={look}
      >
        <Switch>
          <Match when={laidOut()}>
            {(result) => (
              <div class="papers">
                <Index each={result().pages}>
                  {(svg, index) => (
                    <figure class="paper-frame">
                      <PageView
                        svg={svg()}
                        label={w().pageOf(number(index + 1), number(result().count))}
                        width={`${Math.round(result().size.width * PIXELS_A_POINT * scale())}px`}
                        ratio={result().size.width / result().size.height}
                        background={editor.state.document.design.backgroundColor ?? '#ffffff'}
                      />
                      <figcaption>
                        {number(index + 1)} / {number(result().count)}
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
                <Skeleton class="paper paper-waiting" height="auto" width={`${Math.round(USUAL_WIDTH * PIXELS_A_POINT * scale())}px`} />
              </Delayed>
            </div>
          </Match>
        </Switch>
      </div>
      <PreviewTools page={page()} count={laidOut()?.count ?? 0} goTo={goTo} scale={scale()} zoom={zoom()} setZoom={setZoom} step={step} />
    </section>
  );
}
