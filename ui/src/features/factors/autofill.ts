import { onCleanup, onMount } from 'solid-js';
import type { Profile } from '#protocol/user';
import { factorsApi } from '../../data/factors.ts';
import { chosenPasskey, offersPasskeys, stopWaiting } from '../../data/passkeys.ts';

/** A challenge is good for five minutes; a page may stand open longer. */
const RENEW_MS = 4 * 60_000;

/**
 * Offers passkeys where the address is typed, for as long as the page is open. `onFailure` hears what is wrong with a passkey that was
 * chosen. That the browser cannot offer any is not said: nobody asked for it, and the page may have something to say that matters.
 */
export function usePasskeyAutofill(onSignedIn: (me: Profile) => void, onFailure: (error: unknown) => void): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let over = false;
  const wait = async () => {
    const chosen = await factorsApi
      .signInOptions()
      .then(chosenPasskey)
      .catch(() => null);
    if (chosen && !over) onSignedIn(await factorsApi.signIn(chosen));
  };
  const begin = async () => {
    // The code for it may not load: people then sign in as ever.
    const offered = await offersPasskeys().catch(() => false);
    if (!offered || over) return;
    const waiting = () => wait().catch((error: unknown) => (over ? undefined : onFailure(error)));
    timer = setInterval(() => void waiting(), RENEW_MS);
    await waiting();
  };
  onMount(() => void begin());
  onCleanup(() => {
    over = true;
    clearInterval(timer);
    if (timer !== undefined) void stopWaiting();
  });
}
