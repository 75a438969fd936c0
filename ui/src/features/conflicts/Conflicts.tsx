import ChevronDown from 'lucide-solid/icons/chevron-down';
import GitMerge from 'lucide-solid/icons/git-merge';
import { createEffect, createSignal, For, on, onCleanup, Show, untrack } from 'solid-js';
import type { UserId } from '#protocol/ids';
import { announce } from '../../app/announce.tsx';
import { useProfile } from '../../app/profile.ts';
import { IconButton } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { useEditor } from '../editor/context.tsx';
import { createConflicts } from './aside.ts';
import { ConflictCard } from './ConflictCard.tsx';
import { conflictWords } from './conflictWords.ts';
import { w } from './words.ts';
import './conflicts.css';

export const Conflicts = () => <ConflictsOf me={useProfile()().id} />;

/** Edits that met somebody else's: cards at the bottom of the editor, on a phone behind a chip. */
export function ConflictsOf(props: { me: UserId }) {
  const editor = useEditor();
  const { list, putAside } = createConflicts(editor);
  const isNarrow = createMedia('(max-width: 900px)');
  const now = createMinute();
  const [isOpen, setOpen] = createSignal(false);
  const [isFolded, setFolded] = createSignal(false);
  let known = new Set<string>();
  createEffect(
    on(list, (conflicts) => {
      const [latest] = conflicts.filter(({ id }) => !known.has(id));
      known = new Set(conflicts.map(({ id }) => id));
      if (latest) announce(conflictWords(latest, props.me, editor.read, untrack(now)).title);
    }),
  );
  const count = () => w().conflicts(list().length);
  /** The focus goes on to the next card. */
  const done = (id: string) => {
    const index = list().findIndex((conflict) => conflict.id === id);
    const wasIn = document.activeElement?.closest('.conflicts, .dialog') !== null;
    putAside(id);
    if (list().length === 0) setOpen(false);
    if (!wasIn) return;
    requestAnimationFrame(() => {
      const heads = document.querySelectorAll<HTMLElement>('.conflict-title');
      (heads[Math.min(index, heads.length - 1)] ?? document.querySelector<HTMLElement>('#main'))?.focus();
    });
  };
  const Cards = () => (
    <ul class="conflict-list">
      <For each={list()}>
        {(conflict) => (
          <ConflictCard conflict={conflict} me={props.me} now={now()} onDone={() => done(conflict.id)} onShow={() => setOpen(false)} />
        )}
      </For>
    </ul>
  );
  const Chip = (chip: { onClick: () => void; isDialog?: boolean }) => (
    <button
      type="button"
      class="conflict-chip"
      aria-haspopup={chip.isDialog ? 'dialog' : undefined}
      aria-expanded={chip.isDialog ? undefined : 'false'}
      onClick={() => chip.onClick()}
    >
      <GitMerge size={16} stroke-width={1.75} aria-hidden="true" />
      {count()}
    </button>
  );
  return (
    <Show when={list().length > 0}>
      <section class="conflicts" aria-label={w().region} data-folded={isNarrow() || isFolded() || undefined}>
        <Show
          when={!isNarrow() && !isFolded()}
          fallback={<Chip isDialog={isNarrow()} onClick={() => (isNarrow() ? setOpen(true) : setFolded(false))} />}
        >
          <div class="conflicts-head">
            <h2>{count()}</h2>
            <IconButton label={w().fold} aria-expanded="true" onClick={() => setFolded(true)}>
              <ChevronDown size={16} stroke-width={1.75} aria-hidden="true" />
            </IconButton>
          </div>
          <Cards />
        </Show>
      </section>
      <Show when={isNarrow()}>
        <Dialog open={isOpen()} onClose={() => setOpen(false)} title={count()}>
          <Cards />
        </Dialog>
      </Show>
    </Show>
  );
}

function createMedia(query: string): () => boolean {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  const listen = () => setMatches(media.matches);
  media.addEventListener('change', listen);
  onCleanup(() => media.removeEventListener('change', listen));
  return matches;
}

/** The time, as far as words such as "5 minutes ago" need it. */
function createMinute(): () => number {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 60_000);
  onCleanup(() => clearInterval(timer));
  return now;
}
