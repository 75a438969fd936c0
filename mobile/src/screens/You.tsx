import { A } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { createSignal, For, Show } from 'solid-js';
import type { Theme } from '#protocol/preferences';
import { setTheme, theme } from '../../../ui/src/app/theme.ts';
import { useTitle } from '../../../ui/src/app/title.ts';
import { Button } from '../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../ui/src/kit/Dialog.tsx';
import { usePhone } from '../app/context.ts';
import { SyncChip, waitingCount } from '../app/SyncChip.tsx';
import { connectionHints, isOnlyWifi, setOnlyWifi } from '../offline/metered.ts';
import { w } from '../words.ts';
import '../../../ui/src/kit/choices.css';
import '../../../ui/src/kit/field.css';

const THEMES: readonly (readonly [theme: Theme, label: () => string])[] = [
  ['system', () => w().themeSystem],
  ['light', () => w().themeLight],
  ['dark', () => w().themeDark],
];

/** Who is signed in, how the app looks, and leaving. */
export default function You() {
  useTitle(() => w().account);
  const phone = usePhone();
  const [isAsking, setAsking] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const lost = () => waitingCount(phone);
  const leave = async () => {
    setBusy(true);
    await phone.signOut();
  };
  return (
    <div class="m-screen">
      <header class="m-top">
        <A class="icon-button" href="/home" aria-label={w().back} title={w().back}>
          <ArrowLeft size={22} stroke-width={1.75} aria-hidden="true" />
        </A>
        <h1 tabindex="-1">{w().account}</h1>
      </header>
      <main id="main" class="m-main" tabindex="-1">
        <section class="m-card">
          <h2 class="m-title">{phone.me().name}</h2>
          <p class="m-row-note">{phone.me().email}</p>
        </section>
        <SyncChip />
        <fieldset class="m-setting">
          <legend class="field-legend">{w().appearance}</legend>
          <div class="choices">
            <For each={THEMES}>
              {([value, label]) => (
                <label class="choice">
                  <input type="radio" name="phone-theme" checked={theme() === value} onChange={() => setTheme(value)} />
                  <span>{label()}</span>
                </label>
              )}
            </For>
          </div>
        </fieldset>
        <Show when={connectionHints()}>
          <label class="m-switch">
            <input type="checkbox" checked={isOnlyWifi()} onChange={(event) => setOnlyWifi(event.currentTarget.checked)} />
            <span>{w().onlyWifi}</span>
          </label>
        </Show>
        <p class="m-hint">{w().installHint}</p>
        <a class="button button-secondary button-wide" href="/home" target="_self">
          {w().webApp}
        </a>
        <Button wide onClick={() => setAsking(true)}>
          {w().signOut}
        </Button>
      </main>
      <Dialog
        open={isAsking()}
        onClose={() => setAsking(false)}
        title={w().signOutAsk}
        description={lost() > 0 ? w().signOutLoses(lost()) : w().signOutText}
        actions={
          <>
            <Show when={lost() > 0}>
              <A class="button button-secondary" href="/waiting">
                {w().waitingTitle}
              </A>
            </Show>
            <Button onClick={() => setAsking(false)}>{w().stay}</Button>
            <Button look="danger" busy={isBusy()} onClick={() => void leave()}>
              {lost() > 0 ? w().signOutAnyway : w().signOut}
            </Button>
          </>
        }
      />
    </div>
  );
}
