import { Route, Router, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import { QueryClientProvider, useQueryClient } from '@tanstack/solid-query';
import { createEffect, ErrorBoundary, lazy, on, Suspense } from 'solid-js';
import { whenSessionEnds } from '../data/http.ts';
import { newQueryClient, rememberSignedIn } from '../data/queries.ts';
import { ConfirmRegion } from '../features/factors/ConfirmRegion.tsx';
import { ToastRegion } from '../kit/toast.tsx';
import { Home } from '../pages/Home.tsx';
import { Landing } from '../pages/Landing.tsx';
import { NotFound } from '../pages/NotFound.tsx';
import { SignIn } from '../pages/SignIn.tsx';
import { SignUp } from '../pages/SignUp.tsx';
import { Trash } from '../pages/Trash.tsx';
import { Trouble } from '../pages/Trouble.tsx';
import { LiveRegion } from './announce.tsx';
import { SignedIn } from './SignedIn.tsx';
import { signInPath } from './target.ts';
import { hasUnsaved } from './unsaved.ts';

const Editor = lazy(() => import('../pages/Editor.tsx'));
const Account = lazy(() => import('../pages/Account.tsx'));
const Security = lazy(() => import('../pages/Security.tsx'));
const Invite = lazy(() => import('../pages/Invite.tsx'));
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
  '/forgot-password',
  '/reset-password',
  '/confirm-email',
  '/keep-account',
];

/** Around every page: where the focus goes, where words are announced, and what happens when a session ends. */
function Shell(props: RouteSectionProps) {
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  whenSessionEnds(() => {
    // The editor itself says what to do when there are edits that could not be saved.
    if (hasUnsaved()) return;
    rememberSignedIn(false);
    client.setQueryData(['me'], null);
    if (!OPEN_PAGES.includes(location.pathname)) navigate(signInPath(location.pathname + location.search), { replace: true });
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
        Skip to content
      </a>
      <ErrorBoundary fallback={(error, reset) => <Trouble error={error} retry={reset} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
      <LiveRegion />
      <ConfirmRegion />
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
      <Router root={Shell}>
        <Route path="/" component={Landing} />
        <Route path="/sign-in" component={SignIn} />
        <Route path="/sign-up" component={SignUp} />
        <Route path="/verify-email" component={VerifyEmail} />
        <Route path="/invite" component={Invite} />
        <Route path="/forgot-password" component={ForgotPassword} />
        <Route path="/reset-password" component={ResetPassword} />
        <Route path="/confirm-email" component={ConfirmEmail} />
        <Route path="/keep-account" component={KeepAccount} />
        <Route component={SignedIn}>
          <Route path="/home" component={Home} />
          <Route path="/home/trash" component={Trash} />
          <Route path="/account" component={Account} />
          <Route path="/account/security" component={Security} />
          <Route path="/account/sessions" component={Sessions} />
          <Route path="/account/delete" component={DeleteAccount} />
          <Route path="/resumes/:id" component={Editor} />
        </Route>
        <Route path="*" component={NotFound} />
      </Router>
    </QueryClientProvider>
  );
}
