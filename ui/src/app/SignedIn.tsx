import { Navigate, type RouteSectionProps, useLocation } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { createEffect, createMemo, Match, Switch, untrack } from 'solid-js';
import type { Profile } from '#protocol/user';
import { speakHere } from '../data/language.ts';
import { useNotices } from '../data/notices/useNotices.ts';
import { isView } from '../data/place.ts';
import { useMe } from '../data/queries.ts';
import { TenantNotices } from '../features/tenant/TenantNotices.tsx';
import { ViewNotice } from '../features/view/ViewNotice.tsx';
import { ViewOver } from '../features/view/ViewOver.tsx';
import { speak } from '../i18n/language.ts';
import { language } from '../i18n/words.ts';
import { Trouble } from '../pages/Trouble.tsx';
import { MeProvider } from './profile.ts';
import { signInPath } from './target.ts';
import { setTheme } from './theme.ts';
import { hasUnsaved } from './unsaved.ts';

/** Pages that need a session; without one, sign in first and come back. */
export function SignedIn(props: RouteSectionProps) {
  const me = useMe();
  const client = useQueryClient();
  const location = useLocation();
  // What was chosen on another device.
  createEffect(() => {
    const chosen = me.data?.theme;
    if (chosen && !isView()) setTheme(chosen);
  });
  createEffect(() => {
    const wanted = me.data?.language;
    // An account may ask for a language that only mails, or neither, speak: then what is spoken stays.
    if (wanted && !isView()) void speakHere(speak([wanted, untrack(language)]));
  });
  useNotices(createMemo(() => me.data?.id));
  // While edits wait that nobody else has, the page stays, also without a session.
  const known = createMemo<Profile | null | undefined>((before) => (me.data === null && before && hasUnsaved() ? before : me.data));
  return (
    <Switch>
      <Match when={me.isError && known() === undefined}>
        <Trouble error={me.error} retry={() => void me.refetch()} />
      </Match>
      <Match when={known() === null && isView()}>
        <ViewOver />
      </Match>
      <Match when={known() === null}>
        <Navigate href={signInPath(location.pathname + location.search)} />
      </Match>
      <Match when={known()}>
        {(profile) => (
          <MeProvider value={profile}>
            <ViewNotice onEnd={() => client.setQueryData(['me'], null)} />
            <TenantNotices />
            {props.children}
          </MeProvider>
        )}
      </Match>
    </Switch>
  );
}
