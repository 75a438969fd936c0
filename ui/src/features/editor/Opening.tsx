import CloudOff from 'lucide-solid/icons/cloud-off';
import { For, Show } from 'solid-js';
import { LinkButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { useEditor } from './context.tsx';
import { w } from './words.ts';
import './editor.css';

/** Before the document has arrived: the editor's own outline in grey, or that there is no connection. */
export function Opening() {
  const { state } = useEditor();
  return (
    <main id="main" class="opening" tabindex="-1">
      <h1 class="hidden-visually" tabindex="-1">
        {w().opening.title}
      </h1>
      <Show
        when={state.connection.phase === 'waiting'}
        fallback={
          <Delayed>
            <div class="opening-form" aria-hidden="true">
              <For each={[1, 2, 3, 4, 5, 6]}>{() => <Skeleton height="44px" />}</For>
            </div>
            <Skeleton class="paper opening-paper" height="auto" />
          </Delayed>
        }
      >
        <EmptyState
          title={w().opening.noConnection}
          art={<CloudOff size={32} stroke-width={1.5} aria-hidden="true" />}
          action={<LinkButton href="/home">{w().yourResumes}</LinkButton>}
        >
          {w().opening.opensByItself}
        </EmptyState>
      </Show>
    </main>
  );
}
