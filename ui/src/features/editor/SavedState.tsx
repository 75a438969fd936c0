import Check from 'lucide-solid/icons/check';
import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Switch } from 'solid-js';
import { announce } from '../../app/announce.tsx';
import { Spinner } from '../../kit/Progress.tsx';
import { RefusedBadge } from '../conflicts/RefusedBadge.tsx';
import { useEditor } from './context.tsx';
import { createSteady, isSameSaved, type Saved, savedOf } from './saved.ts';
import './saved.css';

/** Saving that takes longer, in ms, is said with its count. */
const SLOW = 3000;
/** Words for screen readers only once the state has settled. */
const SETTLED = 1200;

/** Whether what was typed is safe, where, and how much of it was not accepted. */
export function SavedState() {
  const { state } = useEditor();
  const [isSlow, setSlow] = createSignal(false);
  createEffect(
    on(
      () => state.pending > 0,
      (waiting) => {
        setSlow(false);
        if (!waiting) return;
        const timer = setTimeout(() => setSlow(true), SLOW);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const saved = createSteady(
    createMemo(
      () => savedOf({ phase: state.connection.phase, pending: state.pending, keeping: state.keeping, isSlow: isSlow() }),
      undefined,
      { equals: isSameSaved },
    ),
  );
  // Saving is what happens all the time: only what else there is to know is said, and that it is over.
  let told: Saved['kind'] = 'saved';
  createEffect(
    on(saved, ({ kind, words }) => {
      if (kind === 'saving' || kind === told) return;
      const timer = setTimeout(() => {
        told = kind;
        announce(words);
      }, SETTLED);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return (
    <>
      <span class="saved" data-state={saved().kind}>
        <Switch fallback={<Spinner />}>
          <Match when={saved().kind === 'saved'}>
            <Check size={14} stroke-width={2} aria-hidden="true" />
          </Match>
          <Match when={saved().kind === 'offline'}>
            <CloudOff size={14} stroke-width={2} aria-hidden="true" />
          </Match>
        </Switch>
        <span class="saved-words">{saved().words}</span>
      </span>
      <RefusedBadge />
    </>
  );
}
