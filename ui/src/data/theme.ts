import type { Theme } from '#protocol/preferences';
import { setTheme } from '../app/theme.ts';
import { toast } from '../kit/toast.tsx';
import { w } from '../kit/words.ts';
import { api } from './api.ts';
import { useSetMe } from './queries.ts';
import { sayError } from './words.ts';

/** Chooses light or dark: at once here, and for the person’s other devices. */
export function useChooseTheme(): (chosen: Theme) => Promise<void> {
  const setMe = useSetMe();
  return async (chosen) => {
    setTheme(chosen);
    try {
      setMe(await api.changeMe({ theme: chosen }));
    } catch (error) {
      toast({ text: w().keptHereOnly, detail: sayError(error), tone: 'problem' });
    }
  };
}
