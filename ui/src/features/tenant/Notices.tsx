import Lock from 'lucide-solid/icons/lock';
import Megaphone from 'lucide-solid/icons/megaphone';
import X from 'lucide-solid/icons/x';
import { createSignal, Show } from 'solid-js';
import type { TenantAnswer } from '#protocol/http';
import { w } from '../../kit/words.ts';
import './tenant.css';

/** The announcement that was put aside on this device; another one shows again. */
const PUT_ASIDE = 'vitae-announcement-read';

/** What an organisation announces, and that it is suspended; nothing while it is not known. */
export function Notices(props: { tenant: TenantAnswer | undefined }) {
  const [aside, setAside] = createSignal(localStorage.getItem(PUT_ASIDE));
  const banner = () => {
    const said = props.tenant?.banner;
    return said && said.text !== aside() ? said : null;
  };
  const putAside = (text: string) => {
    localStorage.setItem(PUT_ASIDE, text);
    setAside(text);
  };
  return (
    <>
      <Show when={props.tenant?.isHeld}>
        <section class="tenant-notice" data-tone="warning" aria-label={w().tenant.suspension}>
          <Lock size={16} stroke-width={1.75} aria-hidden="true" />
          <p>{w().tenant.suspended(props.tenant?.name ?? '')}</p>
        </section>
      </Show>
      <Show when={banner()}>
        {(said) => (
          <section class="tenant-notice" data-tone={said().tone} aria-label={w().tenant.announcement}>
            <Megaphone size={16} stroke-width={1.75} aria-hidden="true" />
            <p dir="auto">{said().text}</p>
            <button type="button" class="tenant-notice-close" aria-label={w().acts.dismiss} onClick={() => putAside(said().text)}>
              <X size={16} stroke-width={1.75} aria-hidden="true" />
            </button>
          </section>
        )}
      </Show>
    </>
  );
}
