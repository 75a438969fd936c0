import { createSignal } from 'solid-js';
import { sayError } from '../../data/words.ts';

/** One thing at a time, and what went wrong with it in words. `run` says whether it went well. */
export function useAct() {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal('');
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    setError('');
    try {
      await act();
      return true;
    } catch (failure) {
      setError(sayError(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
