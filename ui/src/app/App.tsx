import { I18nProvider } from '@kobalte/core/i18n';
import { Route, Router, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import { QueryClientProvider, useQueryClient } from '@tanstack/solid-query';
import { createEffect, ErrorBoundary, lazy, on, Show, Suspense } from 'solid-js';
import { PLAN_PAGE } from '#protocol/plans';
import { VIEW_PATH } from '#protocol/views';
import { asking } from '../data/confirming.ts';
import { whenFactorIsNeeded, whenSessionEnds } from '../data/http.ts';
import { isView } from '../data/place.ts';
import { newQueryClient, rememberSignedIn } from '../data/queries.ts';
import { language } from '../i18n/words.ts';
import { ToastRegion } from '../kit/toast.tsx';
import { w } from '../kit/words.ts';
import { Landing } from '../pages/Landing.tsx';
import { NotFound } from '../pages/NotFound.tsx';
import { Trouble } from '../pages/Trouble.tsx';
import { LiveRegion } from './announce.tsx';
import { signInPath } from './target.ts';
import { hasUnsaved } from './unsaved.ts';

// What the landing page does not need comes when a link to it is pointed at, or followed.
const SignedIn = lazy(async () => ({ default: (await import('./SignedIn.tsx')).SignedIn }));
const Home = lazy(async () => ({ default: (await import('../pages/Home.tsx')).Home }));
const Trash = lazy(async () => ({ default: (await import('../pages/Trash.tsx')).Trash }));
const SignIn = lazy(async () => ({ default: (await import('../pages/SignIn.tsx')).SignIn }));
const SignUp = lazy(async () => ({ default: (await import('../pages/SignUp.tsx')).SignUp }));
const ConfirmRegion = lazy(async () => ({ default: (await import('../features/factors/ConfirmRegion.tsx')).ConfirmRegion }));
const Editor = lazy(() => import('../pages/Editor.tsx'));
const Account = lazy(() => import('../pages/Account.tsx'));
const Security = lazy(() => import('../pages/Security.tsx'));
const Plan = lazy(() => import('../pages/Plan.tsx'));
const Join = lazy(() => import('../pages/Join.tsx'));
const Invite = lazy(() => import('../pages/Invite.tsx'));
const Appeal = lazy(() => import('../pages/Appeal.tsx'));
const Sessions = lazy(() => import('../pages/Sessions.tsx'));
const DeleteAccount = lazy(() => import('../pages/DeleteAccount.tsx'));
const ForgotPassword = lazy(() => import('../pages/ForgotPassword.tsx'));
const ResetPassword = lazy(() => import('../pages/ResetPassword.tsx'));
const ConfirmEmail = lazy(async () => ({ default: (await import('../pages/MailedLink.tsx')).ConfirmEmail }));
const KeepAccount = lazy(async () => ({ default: (await import('../pages/MailedLink.tsx')).KeepAccount }));
const VerifyEmail = lazy(async () => ({ default: (await import('../pages/MailedLink.tsx')).VerifyEmail }));

/** Pages for which nobody has to be signed in. */
const OPEN_PAGES: readonly string[] = [
  '/',
  '/sign-in',
  '/sign-up',
  '/verify-email',
  '/invite',
  '/join',
  '/forgot-password',
  '/reset-password',
  '/confirm-email',
  '/keep-account',
];

/** Where a second factor is set up. */
const SECURITY_PAGE = '/account/security';

/** Around every page: where the focus goes, where words are announced, and what happens when a session ends. */
function Shell(props: RouteSectionProps) {
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  whenSessionEnds(() => {
    // The editor itself says what to do when there are edits that could not be saved.
    if (hasUnsaved()) return;
    client.setQueryData(['me'], null);
    // Whoever looks at somebody's account is still signed in elsewhere.
    if (isView()) return;
    rememberSignedIn(false);
    if (!OPEN_PAGES.includes(location.pathname)) navigate(signInPath(location.pathname + location.search), { replace: true });
  });
  whenFactorIsNeeded(() => {
    if (location.pathname !== SECURITY_PAGE) navigate(SECURITY_PAGE, { replace: true });
  });
  // A new page begins at its heading, for the keyboard and for screen readers; not the first, which the browser begins itself.
  createEffect(
    on(
      () => location.pathname,
      () => requestAnimationFrame(() => focusStart()),
      { defer: true },
    ),
  );
  return (
    <>
      <a class="skip-link" href="#main" target="_self">
        {w().skip}
      </a>
      <ErrorBoundary fallback={(error, reset) => <Trouble error={error} retry={reset} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
      <LiveRegion />
      <Show when={asking()}>
        <Suspense>
          <ConfirmRegion />
        </Suspense>
      </Show>
      <ToastRegion />
    </>
  );
}

function focusStart() {
  const start =
    document.querySelector<HTMLElement>('main [autofocus]') ??
    document.querySelector<HTMLElement>('main h1') ??
    document.querySelector<HTMLElement>('main');
  start?.focus({ preventScroll: true });
}

export function App() {
  // Made here: as a property it would be made anew by everybody who asks for it.
  const client = newQueryClient();
  return (
    <QueryClientProvider client={client}>
      {/* Its widgets go by the direction, and say what they say by themselves in the language. */}
      <I18nProvider locale={language()}>
        <Router root={Shell} base={isView() ? VIEW_PATH : ''}>
          <Route path="/" component={Landing} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/sign-up" component={SignUp} />
          <Route path="/verify-email" component={VerifyEmail} />
          <Route path="/invite" component={Invite} />
          <Route path="/join" component={Join} />
          <Route path="/forgot-password" component={ForgotPassword} />
          <Route path="/reset-password" component={ResetPassword} />
          <Route path="/confirm-email" component={ConfirmEmail} />
          <Route path="/keep-account" component={KeepAccount} />
          <Route component={SignedIn}>
            <Route path="/home" component={Home} />
            <Route path="/home/trash" component={Trash} />
            <Route path="/account" component={Account} />
            <Route path="/account/security" component={Security} />
            <Route path={PLAN_PAGE} component={Plan} />
            <Route path="/account/sessions" component={Sessions} />
            <Route path="/account/delete" component={DeleteAccount} />
            <Route path="/appeal/:case" component={Appeal} />
            <Route path="/resumes/:id" component={Editor} />
          </Route>
          <Route path="*" component={NotFound} />
        </Router>
      </I18nProvider>
    </QueryClientProvider>
  );
}
