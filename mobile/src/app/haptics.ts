/** A short knock in the hand, in ms: something was put down, or is gone. Where a device has none, nothing happens. */
const KNOCK_MS = 12;

export const knock = (): void => {
  navigator.vibrate?.(KNOCK_MS);
};
