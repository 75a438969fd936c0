import { createSignal } from 'solid-js';
import { useProfile } from '../../../app/profile.ts';
import { api } from '../../../data/api.ts';
import { useSetMe } from '../../../data/queries.ts';
import { sayError } from '../../../data/words.ts';
import { toast } from '../../../kit/toast.tsx';
import { w } from '../words.ts';

/** Which mails somebody gets that they could do without. */
export function MailWishes() {
  const me = useProfile();
  const setMe = useSetMe();
  const [busy, setBusy] = createSignal(false);
  const change = async (box: HTMLInputElement) => {
    setBusy(true);
    try {
      setMe(await api.changeMe({ commentMails: box.checked }));
    } catch (error) {
      box.checked = !box.checked;
      toast({ text: w().nothingChanged, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <label class="mail-wish">
      <input
        type="checkbox"
        checked={me().commentMails !== false}
        disabled={busy()}
        onChange={(event) => void change(event.currentTarget)}
      />
      <span>{w().email.comments}</span>
    </label>
  );
}
