import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, Show } from 'solid-js';
import { useProfile } from '../../../app/SignedIn.tsx';
import { accountApi } from '../../../data/account.ts';
import { sayError } from '../../../data/words.ts';
import { Button } from '../../../kit/Button.tsx';
import { toast } from '../../../kit/toast.tsx';
import './settings.css';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
export const sayDay = (iso: string): string => day.format(new Date(iso));

/** On every page while the account is to be deleted: until when, and the way back. */
export function DeletionNotice() {
  const me = useProfile();
  const client = useQueryClient();
  const [busy, setBusy] = createSignal(false);
  const keep = async () => {
    setBusy(true);
    try {
      await accountApi.undoDeletion();
      toast({ text: 'Your account stays.' });
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      toast({ text: 'Nothing was changed.', detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={me().deletionAt}>
      {(at) => (
        <section class="deletion-notice" aria-label="Deletion of your account">
          <p>Your account will be deleted on {sayDay(at())}.</p>
          <Button busy={busy()} onClick={() => void keep()}>
            Keep my account
          </Button>
        </section>
      )}
    </Show>
  );
}
