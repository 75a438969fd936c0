import { Navigate, type RouteSectionProps, useLocation } from '@solidjs/router';
import { createContext, createEffect, createMemo, Match, Switch, useContext } from 'solid-js';
import type { Profile } from '#protocol/user';
import { useMe } from '../data/queries.ts';
import { Trouble } from '../pages/Trouble.tsx';
import { signInPath } from './target.ts';
import { setTheme } from './theme.ts';
import { hasUnsaved } from './unsaved.ts';

const MeContext = createContext<() => Profile>();

/** The person who is signed in. Only beneath `SignedIn`. */
export function useProfile(): () => Profile {
  const me = useContext(MeContext);
  if (!me) throw new Error('used outside of SignedIn');
  return me;
}

/** Pages that need a session; without one, sign in first and come back. */
export function SignedIn(props: RouteSectionProps) {
  const me = useMe();
  const location = useLocation();
  // What was chosen on another device.
  createEffect(() => {
    const chosen = me.data?.theme;
    if (chosen) setTheme(chosen);
  });
  // While edits wait that nobody else has, the page stays, also without a session.
  const known = createMemo<Profile | null | undefined>((before) => (me.data === null && before && hasUnsaved() ? before : me.data));
  return (
    <Switch>
      <Match when={me.isError && known() === undefined}>
        <Trouble error={me.error} retry={() => void me.refetch()} />
      </Match>
      <Match when={known() === null}>
        <Navigate href={signInPath(location.pathname + location.search)} />
      </Match>
      <Match when={known()}>{(profile) => <MeContext.Provider value={profile}>{props.children}</MeContext.Provider>}</Match>
    </Switch>
  );
}
