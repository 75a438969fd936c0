import { SYNC } from '../worker/choices.ts';

/** What the lib does not know of Background Sync, which not every browser has. */
interface SyncRegistrar {
  register(tag: string): Promise<void>;
}
const isRegistrar = (value: unknown): value is SyncRegistrar =>
  typeof value === 'object' && value !== null && 'register' in value && typeof value.register === 'function';

/**
 * Asks the browser to wake the app's worker once there is a network, also while the app is not looked at. Where a browser has no such
 * thing, or would not, the page's own events have to do.
 */
export async function askToBeWoken(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(import.meta.env.BASE_URL);
  const registrar: unknown = registration && Reflect.get(registration, 'sync');
  if (!isRegistrar(registrar)) return;
  await registrar.register(SYNC).catch((error: unknown) => console.warn('not woken in the background', error));
}

/** Runs `wake` when the app's worker says that there is a network. */
export function whenWoken(wake: () => unknown, signal: AbortSignal): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<unknown>) => data === SYNC && wake(), { signal });
}
