import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { ResumeDocument } from '#protocol/document';
import { usePhotoAddress } from '../../data/photos.ts';
import { layoutQueue } from '../../preview/client.ts';
import { WAITING_PHOTO } from '../../preview/photo.ts';
import { svgElement } from '../../preview/svg.ts';
import { createIdle } from '../check/whenIdle.ts';
import { useEditor } from '../editor/context.tsx';
import { pictureOf } from './pictures.ts';

/** So much before it comes into view a page is drawn. */
const AHEAD = '200px';

/** The same résumé in another template. What a person has set stays, as it will when they choose it. */
const inTemplate = (document: ResumeDocument, template: string): ResumeDocument => ({
  ...document,
  design: { ...document.design, template },
});

/**
 * The first page of the résumé in a template, drawn once it is looked at and again in the pauses of writing. Until it is there, and
 * where it cannot be drawn or nothing is written yet, the sample stands in its place.
 */
export function TemplatePicture(props: { plan: string }) {
  const editor = useEditor();
  const lane = `gallery ${props.plan}`;
  const [isSeen, setIsSeen] = createSignal(false);
  const [page, setPage] = createSignal<{ svg: string; ratio: number } | null>(null);
  const photo = usePhotoAddress(
    () => editor.id,
    () => editor.document().basics.photo?.key,
  );
  let place: HTMLSpanElement | undefined;

  onMount(() => {
    if (!place) return;
    const observer = new IntersectionObserver(([entry]) => setIsSeen(entry?.isIntersecting === true), { rootMargin: AHEAD });
    observer.observe(place);
    onCleanup(() => observer.disconnect());
  });

  const drawing = createIdle();
  const stop = () => {
    drawing.stop();
    layoutQueue.drop(lane);
  };
  onCleanup(stop);
  createEffect(
    on([isSeen, editor.document, photo], ([seen, document, address]) => {
      if (!seen) return stop();
      if (isBlank(document)) return setPage(null);
      drawing.ask(() =>
        layoutQueue.ask(lane, {
          document: inTemplate(document, props.plan),
          photo: address ?? WAITING_PHOTO,
          firstOnly: true,
          patient: true,
          done: (outcome) => {
            const svg = outcome.kind === 'pages' ? outcome.result.pages[0] : undefined;
            if (outcome.kind !== 'pages' || svg === undefined) return;
            setPage({ svg, ratio: outcome.result.size.width / outcome.result.size.height });
          },
        }),
      );
    }),
  );

  return (
    <span class="gallery-place" ref={place}>
      <Show
        when={page()}
        fallback={<img class="gallery-page" src={pictureOf(props.plan)} alt="" width="210" height="297" loading="lazy" decoding="async" />}
      >
        {(drawn) => (
          <span
            class="gallery-page"
            aria-hidden="true"
            style={{ 'aspect-ratio': String(drawn().ratio) }}
            ref={(paper) => createEffect(() => paper.replaceChildren(svgElement(drawn().svg, props.plan)))}
          />
        )}
      </Show>
    </span>
  );
}

/** An empty page says less about a template than the sample does. */
const isBlank = ({ basics, sections }: ResumeDocument): boolean =>
  !basics.name && !basics.summary?.length && sections.every(({ items }) => items.length === 0);
