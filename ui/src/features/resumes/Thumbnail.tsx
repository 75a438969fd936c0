import { onCleanup, onMount } from 'solid-js';
import { api } from '../../data/api.ts';
import { photoAddress } from '../../data/photos.ts';
import { layoutQueue } from '../../preview/client.ts';
import { svgElement } from '../../preview/svg.ts';

/** Drawn once for each state of a résumé, for as long as the app is open. */
const drawn = new Map<string, string>();

/** The true first page, 1 : √2, drawn by the page engine when the card comes into view. Blank paper until then, or if it cannot be. */
export function Thumbnail(props: { id: string; version: string }) {
  let paper: HTMLSpanElement | undefined;
  const show = (svg: string) => {
    const element = svgElement(svg);
    // A picture of text: nothing in it is to be read or found.
    for (const text of element.querySelectorAll('[data-field]')) text.removeAttribute('data-field');
    paper?.replaceChildren(element);
  };
  onMount(() => {
    const key = `${props.id} ${props.version}`;
    const known = drawn.get(key);
    if (known) return show(known);
    const lane = `thumbnail ${props.id}`;
    let gone = false;
    const draw = async () => {
      const document = await api.resumeDocument(props.id);
      const { photo } = document.basics;
      const address = photo ? await photoAddress(props.id, photo.key) : undefined;
      if (gone) return;
      layoutQueue.ask(lane, {
        document,
        ...(address === undefined ? {} : { photo: address }),
        firstOnly: true,
        done: (outcome) => {
          const [first] = outcome.kind === 'pages' ? outcome.result.pages : [];
          if (first === undefined) return;
          drawn.set(key, first);
          if (!gone) show(first);
        },
      });
    };
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // Without its picture a card still says everything; the list itself reports what is wrong.
      draw().catch((error: unknown) => console.warn('no thumbnail', error));
    });
    if (paper) observer.observe(paper);
    onCleanup(() => {
      gone = true;
      observer.disconnect();
      layoutQueue.drop(lane);
    });
  });
  return <span ref={paper} class="card-paper" aria-hidden="true" />;
}
