import { createSignal } from 'solid-js';

const [waitingWorker, setWaitingWorker] = createSignal<ServiceWorker | null>(null);

/** A newer version of the app that is on the device, and takes over when it is told to. */
export { waitingWorker };

/** How often a page that stays open asks for a newer version, in ms. */
const ASK_EVERY = 60 * 60_000;

/** Puts the app on the device, and notices when there is a newer one. */
export function watchForUpdates(): void {
  if (!('serviceWorker' in navigator)) return;
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first one takes over a page that is its own already.
    if (hadOne) location.reload();
    hadOne = true;
  });
  navigator.serviceWorker
    .register(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL, type: 'classic', updateViaCache: 'none' })
    .then((registration) => {
      const look = () => {
        if (registration.waiting && navigator.serviceWorker.controller) setWaitingWorker(registration.waiting);
      };
      look();
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
      setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY);
    })
    .catch((error: unknown) => console.warn('the app is not on this device', error));
}

const takeOver = (worker: ServiceWorker): void => worker.postMessage('take over');

/** Looks for a newer version at once and lets it take over; where none comes, the page is loaded anew with what there is. */
export async function updateNow(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(import.meta.env.BASE_URL);
  const found = await registration?.update().catch((error: unknown) => {
    console.warn('no newer version came', error);
  });
  const { waiting, installing } = found ?? registration ?? {};
  if (waiting) return takeOver(waiting);
  if (!installing) return location.reload();
  installing.addEventListener('statechange', () => {
    if (installing.state === 'installed') takeOver(installing);
    else if (installing.state === 'redundant') location.reload();
  });
}
