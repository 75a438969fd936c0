import { accountApi } from '../../data/account.ts';
import { sayError } from '../../data/words.ts';
import { type ToastContent, toast } from '../../kit/toast.tsx';
import { w } from './words.ts';

async function endOthers(): Promise<void> {
  try {
    const { ended } = await accountApi.endOthers();
    toast({ text: w().others.done(ended) });
  } catch (error) {
    toast({ text: w().others.failed, detail: sayError(error), tone: 'problem' });
  }
}

/** Offered when what protects the account has changed: who is signed in elsewhere stays so, unless the person wants otherwise. */
export const signOutOthers = (): NonNullable<ToastContent['action']> => ({ label: w().others.act, run: () => void endOthers() });
