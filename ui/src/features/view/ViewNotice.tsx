import { A } from '@solidjs/router';
import Eye from 'lucide-solid/icons/eye';
import { createSignal, Show } from 'solid-js';
import { useProfile } from '../../app/profile.ts';
import { call, Nothing } from '../../data/http.ts';
import { isView } from '../../data/place.ts';
import { sayError } from '../../data/words.ts';
import { keeping } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { w } from './words.ts';
import './view.css';

const time = keeping((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const sayTime = (iso: string) => time().format(new Date(iso));

/** Above every page while staff look at an account: for those who look the way out, for whose account it is that they do. */
export function ViewNotice(props: { onEnd: () => void }) {
  const me = useProfile();
  const [busy, setBusy] = createSignal(false);
  const end = async () => {
    const { onEnd } = props;
    setBusy(true);
    try {
      await call(Nothing, '/api/view', { method: 'DELETE' });
      onEnd();
    } catch (error) {
      toast({ text: w().still, detail: sayError(error), tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={me().view}>
      {(view) => (
        <section class="view-notice" aria-label={w().region}>
          <Eye size={16} stroke-width={1.75} aria-hidden="true" />
          <Show
            when={isView()}
            fallback={
              <>
                <p>{w().seen(view().byName, sayTime(view().until))}</p>
                <A href="/account/sessions">{w().sessions}</A>
              </>
            }
          >
            <p>{w().viewing(me().name, sayTime(view().until))}</p>
            <Button busy={busy()} onClick={() => void end()}>
              {w().end}
            </Button>
          </Show>
        </section>
      )}
    </Show>
  );
}
