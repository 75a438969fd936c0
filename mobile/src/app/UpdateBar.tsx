import { Show } from 'solid-js';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { w } from '../words.ts';
import { usePhone } from './context.ts';
import { updateNow, waitingWorker } from './update.ts';

/** There is a newer version: put in when the person says so, and nothing waits that the old one has written; unless only it can send that. */
export function UpdateBar() {
  const phone = usePhone();
  const isTooOld = () => phone.sync().phase === 'upgrade_needed';
  const isWaiting = () => !isTooOld() && (phone.waiting().size > 0 || phone.acts().length > 0);
  return (
    <Show when={waitingWorker() || isTooOld()}>
      <section class="m-bar" aria-label={w().update}>
        <p>
          {isTooOld() ? w().tooOldBanner : w().update} <Show when={isWaiting()}>{w().updateWaits}</Show>
        </p>
        <Show when={!isWaiting()}>
          <Button look="primary" onClick={() => void updateNow()}>
            {w().updateNow}
          </Button>
        </Show>
      </section>
    </Show>
  );
}
