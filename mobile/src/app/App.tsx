import { Navigate, Route, Router, type RouteSectionProps } from '@solidjs/router';
import { createSignal, ErrorBoundary, lazy, onMount, Show, Suspense } from 'solid-js';
import type { Profile } from '#protocol/user';
import { LiveRegion } from '../../../ui/src/app/announce.tsx';
import { MeProvider } from '../../../ui/src/app/profile.ts';
import { whenFactorIsNeeded } from '../../../ui/src/data/http.ts';
import { ToastRegion } from '../../../ui/src/kit/toast.tsx';
import { Home } from '../screens/Home.tsx';
import { Lost } from '../screens/Lost.tsx';
import { Trouble } from '../screens/Trouble.tsx';
import { PhoneProvider, usePhone } from './context.ts';
import { createPhone, shelf } from './createPhone.ts';
import { UpdateBar } from './UpdateBar.tsx';

// Not of the first paint: it says nothing before there is a connection.
const PlaceNotices = lazy(() => import('./PlaceNotices.tsx'));
const Import = lazy(() => import('../screens/Import.tsx'));
const Resume = lazy(() => import('../screens/resume/Resume.tsx'));
const SignIn = lazy(() => import('../screens/SignIn.tsx'));
const Waiting = lazy(() => import('../screens/Waiting.tsx'));
const You = lazy(() => import('../screens/You.tsx'));

export function App() {
  return (
    <Router base="/m" root={Shell}>
      <Route path="/" component={() => <Navigate href="/home" />} />
      <Route path="/home" component={Home} />
      <Route path="/import" component={Import} />
      <Route path="/waiting" component={Waiting} />
      <Route path="/you" component={You} />
      <Route path="/sign-in" component={SignInAgain} />
      <Route path="/resumes/:id" component={Resume} />
      <Route path="*" component={Lost} />
    </Router>
  );
}

/** Around every screen. Who the person is, is known from the device: no screen waits for a connection. */
function Shell(props: RouteSectionProps) {
  const [me, setMe] = createSignal<Profile | null | undefined>();
  const signedIn = (next: Profile) => {
    void shelf.keepMe(next).finally(() => setMe(next));
  };
  // What is on the device stays there; the web app has the page where one is set up, and leads back.
  whenFactorIsNeeded(() => location.assign('/account/security'));
  onMount(() => {
    void shelf.me().then(
      (known) => setMe(known),
      (error: unknown) => {
        // Private windows and full disks: the person can still sign in, and work while there is a connection.
        console.warn('This device keeps nothing', error);
        setMe(null);
      },
    );
  });
  return (
    <>
      <ErrorBoundary fallback={(error: unknown, reset) => <Trouble error={error} retry={reset} />}>
        <Suspense>
          <Show when={me() !== undefined}>
            <Show when={me()?.id} keyed fallback={<SignIn onSignedIn={signedIn} />}>
              {(_) => {
                const first = me();
                return first ? <SignedIn me={first} onSignedOut={() => setMe(null)} screen={props} /> : null;
              }}
            </Show>
          </Show>
        </Suspense>
      </ErrorBoundary>
      <LiveRegion />
      <ToastRegion />
    </>
  );
}

function SignedIn(props: { me: Profile; onSignedOut: () => void; screen: RouteSectionProps }) {
  const phone = createPhone(props.me, () => props.onSignedOut());
  return (
    <PhoneProvider value={phone}>
      <MeProvider value={phone.me}>
        <UpdateBar />
        <Suspense>
          <PlaceNotices />
        </Suspense>
        {props.screen.children}
      </MeProvider>
    </PhoneProvider>
  );
}

/** The session has run out: signing in again goes on with what is on the device. */
function SignInAgain() {
  const phone = usePhone();
  const [isDone, setDone] = createSignal(false);
  return (
    <Show when={!isDone()} fallback={<Navigate href="/home" />}>
      <SignIn onSignedIn={(me) => void phone.signedIn(me).then(() => setDone(true))} email={phone.me().email} />
    </Show>
  );
}
