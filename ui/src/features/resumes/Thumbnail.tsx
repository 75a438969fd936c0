import { createEffect, createSignal, on, Show } from 'solid-js';
import { inPlace } from '../../data/place.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';

/** The first page, 1 : √2, as the server draws it when the card comes into view. Blank paper when it cannot be drawn. */
export function Thumbnail(props: { id: string; version: string }) {
  const [state, setState] = createSignal<'coming' | 'shown' | 'none'>('coming');
  // The picture of before stays until the new one is there; what could not be drawn may be drawable now.
  createEffect(
    on(
      () => props.version,
      () => setState((now) => (now === 'none' ? 'coming' : now)),
      { defer: true },
    ),
  );
  return (
    <span class="card-paper" aria-hidden="true">
      <Show when={state() === 'coming'}>
        <Skeleton class="card-coming" height="100%" />
      </Show>
      <Show when={state() !== 'none'}>
        <img
          class="card-picture"
          src={inPlace(`/api/resumes/${props.id}/thumbnail?of=${encodeURIComponent(props.version)}`)}
          alt=""
          loading="lazy"
          decoding="async"
          width="480"
          onLoad={() => setState('shown')}
          // Without its picture a card still says everything.
          onError={() => setState('none')}
        />
      </Show>
    </span>
  );
}
