import { createEffect, on } from 'solid-js';
import { showPage } from '../../preview/svg.ts';

/** One page of paper. It is drawn anew only when it is another. */
export function PageView(props: { svg: string; label: string; width: string; ratio: number; background: string }) {
  const bind = (paper: HTMLDivElement) =>
    createEffect(
      on(
        () => props.svg,
        (svg) => showPage(paper, svg),
      ),
    );
  return (
    <div
      ref={bind}
      class="paper"
      role="img"
      aria-label={props.label}
      style={{ width: props.width, 'aspect-ratio': String(props.ratio), background: props.background }}
    />
  );
}
