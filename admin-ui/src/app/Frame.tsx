import { A, type RouteSectionProps, useLocation } from '@solidjs/router';

import ChevronDown from 'lucide-solid/icons/chevron-down';
import FileText from 'lucide-solid/icons/file-text';
import KeyRound from 'lucide-solid/icons/key-round';
import LogOut from 'lucide-solid/icons/log-out';
import { createEffect, createMemo, createSignal, ErrorBoundary, For, on, onCleanup, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { call, Nothing } from '../../../ui/src/data/http.ts';
import { Avatar } from '../../../ui/src/kit/Avatar.tsx';
import { Menu } from '../../../ui/src/kit/Menu.tsx';
import { toast } from '../../../ui/src/kit/toast.tsx';
import { useConfig } from '../data/config.ts';
import { sayError } from '../data/failure.ts';
import { useTenants } from '../data/tenants.ts';
import { words } from '../i18n/words.ts';
import { useLive } from '../live/useLive.ts';
import { Brand } from '../parts/Brand.tsx';
import { Failure } from '../parts/Failure.tsx';
import { useAccess, useMay } from './access.tsx';
import { ICONS } from './icons.ts';
import { PLACES } from './navigation.ts';
import './frame.css';

const w = words('shell');

/** The navigation, who one is, and the page. */
export function Frame(props: RouteSectionProps) {
  const may = useMay();
  const config = useConfig();
  const offline = useOffline();
  const line = useLive();
  const tenants = useTenants();
  const page = usePage();
  useStart(page);
  return (
    <div class="console">
      <a class="skip-link" href="#main" target="_self">
        {w().skip}
      </a>
      <header class="console-side">
        <div class="console-top">
          <Brand name={config.data?.name ?? w().product} color={config.data?.color ?? null} />
          <Person />
        </div>
        <nav aria-label={w().navigation}>
          <ul class="console-nav">
            <For each={PLACES.filter(({ needs, name }) => may(needs) && (name !== 'tenants' || tenants.isSuccess))}>
              {(place) => (
                <li>
                  <A href={place.path} class="console-link" activeClass="console-link-here">
                    <Dynamic component={ICONS[place.name]} size={16} stroke-width={1.75} aria-hidden="true" />
                    {w()[place.name]}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </nav>
        <p class="console-live muted" data-line={line()} role="status">
          {w().live[line()]}
        </p>
      </header>
      <main id="main" class="console-main" tabindex="-1">
        <div role="status">
          <Show when={offline()}>
            <p class="notice">{w().offline}</p>
          </Show>
          <Show when={config.data?.isSuspended}>
            <p class="notice">{w().suspended}</p>
          </Show>
        </div>
        {/* The code of another page may be out of reach: then the navigation stays, and what is there already can be gone to. */}
        <Show when={page()} keyed>
          <ErrorBoundary fallback={(error) => <Failure whole error={error} retry={() => location.reload()} />}>
            <Suspense>{props.children}</Suspense>
          </ErrorBoundary>
        </Show>
      </main>
    </div>
  );
}

function Person() {
  const access = useAccess();
  const signOut = async () => {
    try {
      await call(Nothing, '/auth/logout', { method: 'POST' });
      location.assign('/');
    } catch (error) {
      toast({ text: w().stillSignedIn, detail: sayError(error), tone: 'problem' });
    }
  };
  return (
    <Menu
      label={w().you(access().me.name, w().roles[access().role])}
      class="console-person"
      trigger={
        <>
          <Avatar id={access().me.id} name={access().me.name} small />
          <ChevronDown size={14} stroke-width={1.75} aria-hidden="true" />
        </>
      }
      entries={[
        { label: w().toApp, icon: FileText, onSelect: () => location.assign('/home') },
        { label: w().security, icon: KeyRound, onSelect: () => location.assign('/account/security') },
        { label: w().signOut, icon: LogOut, onSelect: () => void signOut() },
      ]}
    />
  );
}

function useOffline() {
  const [offline, setOffline] = createSignal(!navigator.onLine);
  const look = () => setOffline(!navigator.onLine);
  for (const event of ['online', 'offline']) window.addEventListener(event, look);
  onCleanup(() => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, look);
  });
  return offline;
}

/** Which page it is; a panel beside a list is no other. */
function usePage() {
  const location = useLocation();
  return createMemo(() => location.pathname.split('/')[2] || 'start');
}

/** A new page begins at its heading, for the keyboard and for screen readers;*/
function useStart(page: () => string): void {
  createEffect(
    on(page, () => requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })), {
      defer: true,
    }),
  );
}
