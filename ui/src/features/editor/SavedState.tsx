import Check from 'lucide-solid/icons/check';
import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createSignal, Match, on, onCleanup, Switch } from 'solid-js';
import { announce } from '../../app/announce.tsx';
import { plural } from '../../i18n/format.ts';
import { Spinner } from '../../kit/Progress.tsx';
import { useEditor } from './context.tsx';

type Saved = 'saved' | 'saving' | 'waiting' | 'offline' | 'connecting';
/** Saving that takes longer, in ms, is said with its count. */
const SLOW = 3000;
/** Writing to the device that takes longer, in ms, is said. */
const SLOW_DEVICE = 500;
/** Words for screen readers only once the state has settled. */
const SETTLED = 1200;

/** Whether what was typed is safe, and where. Always true, never hopeful. */
export function SavedState() {
  const { state } = useEditor();
  const [slow, setSlow] = createSignal(false);
  const [slowDevice, setSlowDevice] = createSignal(false);
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
  createEffect(
    on(
      () => state.keeping === 'keeping',
      (keeping) => {
        setSlowDevice(false);
        if (!keeping) return;
        const timer = setTimeout(() => setSlowDevice(true), SLOW_DEVICE);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const saved = (): Saved => {
    if (state.connection.phase === 'connecting') return 'connecting';
    if (state.connection.phase !== 'live') return 'offline';
    return state.pending === 0 ? 'saved' : slow() ? 'waiting' : 'saving';
  };
  const words = () => {
    const count = plural(state.pending, 'change');
    const waits = state.pending === 1 ? 'waits' : 'wait';
    const waiting = slowDevice()
      ? 'saving on this device…'
      : state.keeping === 'unkept'
        ? `${count}, not kept on this device`
        : `${count} ${waits} on this device`;
    return {
      saved: 'Saved',
      saving: 'Saving…',
      waiting: `${count} waiting`,
      connecting: state.pending > 0 ? `Connecting – ${waiting}` : 'Connecting…',
      offline: state.pending > 0 ? `Offline – ${waiting}` : 'Offline – everything is saved',
    }[saved()];
  };
  createEffect(
    on(saved, (now, before) => {
      if (before === undefined || now === 'saving') return;
      const timer = setTimeout(() => announce(words()), SETTLED);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return (
    <span class="saved" data-state={saved()}>
      <Switch fallback={<Spinner />}>
        <Match when={saved() === 'saved'}>
          <Check size={14} stroke-width={2} aria-hidden="true" />
        </Match>
        <Match when={saved() === 'offline'}>
          <CloudOff size={14} stroke-width={2} aria-hidden="true" />
        </Match>
      </Switch>
      <span class="saved-words">{words()}</span>
    </span>
  );
}
