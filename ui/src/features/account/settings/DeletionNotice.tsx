import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Show } from 'solid-js';
import { useProfile } from '../../../app/profile.ts';
import { accountApi } from '../../../data/account.ts';
import { sayError } from '../../../data/words.ts';
import { dayDate } from '../../../i18n/format.ts';
import { Button } from '../../../kit/Button.tsx';
import { toast } from '../../../kit/toast.tsx';
import { w } from '../words.ts';
import './settings.css';

/** On every page while the account is to be deleted: until when, and the way back. */
export function DeletionNotice() {
  const me = useProfile();
  const client = useQueryClient();
  const [busy, setBusy] = createSignal(false);
  const keep = async () => {
    setBusy(true);
    try {
      await accountApi.undoDeletion();
      toast({ text: w().deletion.stays });
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      toast({ text: w().nothingChanged, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={me().deletionAt}>
      {(at) => (
        <section class="deletion-notice" aria-label={w().deletion.region}>
          <p>{w().deletion.notice(dayDate(at()))}</p>
          <Button busy={busy()} onClick={() => void keep()}>
            {w().deletion.keep}
          </Button>
        </section>
      )}
    </Show>
  );
}
