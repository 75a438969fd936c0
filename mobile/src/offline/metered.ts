import { createSignal } from 'solid-js';

/** What a browser tells of the connection, where it tells anything (Network Information API). */
export interface ConnectionHints extends EventTarget {
  readonly saveData?: boolean;
  readonly type?: string;
}

const KEY = 'vitae-only-wifi';

/** The connection's hints; `null` where the browser has none. */
export function connectionHints(): ConnectionHints | null {
  const hints: unknown = Reflect.get(navigator, 'connection');
  return hints instanceof EventTarget ? hints : null;
}

/**
 * Whether fonts and photos may be fetched unasked. Not where somebody has told their browser to save data; and over a mobile network
 * only where they have not said that it should wait for Wi-Fi. What a browser does not tell counts as free.
 */
export const mayFetchLarge = ({ saveData, type }: Pick<ConnectionHints, 'saveData' | 'type'>, isOnlyWifi: boolean): boolean =>
  saveData !== true && !(isOnlyWifi && type === 'cellular');

const [isOnlyWifi, setOnlyWifiSignal] = createSignal(kept());

/** Whether fonts and photos wait for Wi-Fi on this device. Reactive. */
export { isOnlyWifi };

export function setOnlyWifi(isOn: boolean): void {
  setOnlyWifiSignal(isOn);
  try {
    if (isOn) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch (error) {
    // Storage may be refused (private windows): it holds until the page is gone.
    console.warn('not kept', error);
  }
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // As above; and there is none where this is tested.
    return false;
  }
}
