import { A } from '@solidjs/router';
import Check from 'lucide-solid/icons/check';
import CloudOff from 'lucide-solid/icons/cloud-off';
import CloudUpload from 'lucide-solid/icons/cloud-upload';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { Match, Switch } from 'solid-js';
import type { SyncState } from '../sync/state.ts';
import { w } from '../words.ts';
import { usePhone } from './context.ts';

/** Where syncing is, in words. */
export function syncWords(state: SyncState): string {
  switch (state.phase) {
    case 'offline':
      return w().isOffline;
    case 'connecting':
      return w().isConnecting;
    case 'catching_up':
      return state.left > 0 ? w().catchingUpWith(state.left) : w().isCatchingUp;
    case 'live':
      return w().isUpToDate;
    case 'backing_off':
      return w().isBackingOff;
    case 'refused':
      return state.why === 'signed_out' ? w().mustSignIn : w().somebodyElse;
    case 'upgrade_needed':
      return w().mustUpdate;
  }
}

/** Edits and acts that have not reached the server. */
export function waitingCount(phone: ReturnType<typeof usePhone>): number {
  return [...phone.waiting().values()].reduce((sum, count) => sum + count, 0) + phone.acts().length;
}

/** Where syncing is and how much waits; leads to all of it. */
export function SyncChip() {
  const phone = usePhone();
  const count = () => waitingCount(phone);
  const isBad = () => phone.sync().phase === 'refused' || phone.sync().phase === 'upgrade_needed';
  return (
    <A class="m-chip" href="/waiting" data-worry={isBad() || undefined}>
      <Switch fallback={<CloudUpload size={16} stroke-width={1.75} aria-hidden="true" />}>
        <Match when={isBad()}>
          <TriangleAlert size={16} stroke-width={1.75} aria-hidden="true" />
        </Match>
        <Match when={phone.sync().phase === 'offline' || phone.sync().phase === 'backing_off'}>
          <CloudOff size={16} stroke-width={1.75} aria-hidden="true" />
        </Match>
        <Match when={phone.sync().phase === 'live' && count() === 0}>
          <Check size={16} stroke-width={2} aria-hidden="true" />
        </Match>
      </Switch>
      <span role="status">
        {syncWords(phone.sync())}
        {count() > 0 ? ` · ${w().waitingEdits(count())}` : ''}
      </span>
    </A>
  );
}
