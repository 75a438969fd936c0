import type { Language } from '../i18n/language.ts';
import { chooseLanguage } from '../i18n/words.ts';
import { toast } from '../kit/toast.tsx';
import { w } from '../kit/words.ts';
import { api } from './api.ts';
import { useSetMe } from './queries.ts';
import { sayError } from './words.ts';

/** Speaks a language on this device. `false` when its words could not be loaded, which has been said then. */
export async function speakHere(chosen: Language): Promise<boolean> {
  try {
    await chooseLanguage(chosen);
    return true;
  } catch (error) {
    console.error(error);
    toast({ text: w().languageNotLoaded, detail: w().errors.offline, tone: 'problem' });
    return false;
  }
}

/** Chooses the language: at once here, and for the person’s other devices and mails. */
export function useChooseLanguage(): (chosen: Language) => Promise<void> {
  const setMe = useSetMe();
  return async (chosen) => {
    if (!(await speakHere(chosen))) return;
    try {
      setMe(await api.changeMe({ language: chosen }));
    } catch (error) {
      toast({ text: w().keptHereOnly, detail: sayError(error), tone: 'problem' });
    }
  };
}
