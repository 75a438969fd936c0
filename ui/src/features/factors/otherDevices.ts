import { accountApi } from '../../data/account.ts';
import { sayError } from '../../data/words.ts';
import { type ToastContent, toast } from '../../kit/toast.tsx';

const WORDS = ['No other device was signed in.', 'The other device was signed out.'];

async function endOthers(): Promise<void> {
  try {
    const { ended } = await accountApi.endOthers();
    toast({ text: WORDS[ended] ?? `${ended} other devices were signed out.` });
  } catch (error) {
    toast({ text: 'Nobody was signed out.', detail: sayError(error), tone: 'problem' });
  }
}

/** Offered when what protects the account has changed: who is signed in elsewhere stays so, unless the person wants otherwise. */
export const SIGN_OUT_OTHERS: NonNullable<ToastContent['action']> = { label: 'Sign out other devices', run: () => void endOthers() };
