import { createContext, useContext } from 'solid-js';
import type { Profile } from '#protocol/user';

const MeContext = createContext<() => Profile>();
export const MeProvider = MeContext.Provider;

/** The person whom the page is for. Only beneath what knows who that is: `SignedIn`, or the phone's shell. */
export function useProfile(): () => Profile {
  const me = useContext(MeContext);
  if (!me) throw new Error('used where nobody is signed in');
  return me;
}
