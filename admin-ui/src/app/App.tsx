import { Navigate, Route, Router, type RouteSectionProps } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { ErrorBoundary, lazy, Suspense } from 'solid-js';
import { LinkButton } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { ToastRegion } from '../../../ui/src/kit/toast.tsx';
import { newQueryClient } from '../data/client.ts';
import { words } from '../i18n/words.ts';
import { Failure } from '../parts/Failure.tsx';
import { useTitle } from '../parts/title.ts';
import { Frame } from './Frame.tsx';
import { Gate } from './Gate.tsx';

const Dashboard = lazy(() => import('../pages/dashboard/Dashboard.tsx'));
const Analytics = lazy(() => import('../pages/analytics/Analytics.tsx'));
const Billing = lazy(() => import('../pages/billing/Billing.tsx'));
const Mail = lazy(() => import('../pages/mail/Mail.tsx'));
const System = lazy(() => import('../pages/system/System.tsx'));
const People = lazy(() => import('../pages/people/People.tsx'));
const Cohorts = lazy(() => import('../pages/cohorts/Cohorts.tsx'));
const Invitations = lazy(() => import('../pages/invitations/Invitations.tsx'));
const Reviews = lazy(() => import('../pages/reviews/Reviews.tsx'));
const Moderation = lazy(() => import('../pages/moderation/Moderation.tsx'));
const Tenants = lazy(() => import('../pages/tenants/Tenants.tsx'));
const Staff = lazy(() => import('../pages/staff/Staff.tsx'));
const Configuration = lazy(() => import('../pages/configuration/Configuration.tsx'));
const Audit = lazy(() => import('../pages/audit/Audit.tsx'));

const w = words('shell');

function Shell(props: RouteSectionProps) {
  return (
    <>
      <ErrorBoundary
        fallback={(error, reset) => (
          <main id="main" tabindex="-1" class="blank">
            <Failure whole error={error} retry={reset} />
          </main>
        )}
      >
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
      <ToastRegion />
    </>
  );
}

function NotFound() {
  useTitle(() => w().noneTitle);
  return (
    <EmptyState
      whole
      title={w().noneTitle}
      action={
        <LinkButton look="primary" href="/admin/dashboard">
          {w().toDashboard}
        </LinkButton>
      }
    >
      {w().noneText}
    </EmptyState>
  );
}

export function App() {
  // Made here: as a property it would be made anew by everybody who asks for it.
  const client = newQueryClient();
  return (
    <QueryClientProvider client={client}>
      <Router base="/admin" root={Shell}>
        <Route component={Gate}>
          <Route component={Frame}>
            <Route path="/" component={() => <Navigate href="/dashboard" />} />
            <Route path="/people/:user?" component={People} />
            <Route path="/dashboard" component={Dashboard} />
            <Route path="/analytics" component={Analytics} />
            <Route path="/billing/:user?" component={Billing} />
            <Route path="/mail" component={Mail} />
            <Route path="/system" component={System} />
            <Route path="/cohorts/:cohort?" component={Cohorts} />
            <Route path="/invitations" component={Invitations} />
            <Route path="/reviews" component={Reviews} />
            <Route path="/moderation/:case?" component={Moderation} />
            <Route path="/tenants" component={Tenants} />
            <Route path="/staff" component={Staff} />
            <Route path="/configuration" component={Configuration} />
            <Route path="/audit" component={Audit} />
            <Route path="*" component={NotFound} />
          </Route>
        </Route>
      </Router>
    </QueryClientProvider>
  );
}
