import { Navigate } from '@solidjs/router';
import { lazy, Show, Suspense } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { useMe, wasSignedIn } from '../data/queries.ts';
import { LinkButton } from '../kit/Button.tsx';
import { Wordmark } from './Frame.tsx';
import './landing.css';

const Demo = lazy(() => import('../features/landing/Demo.tsx'));

export function Landing() {
  useTitle(() => '');
  const me = useMe(wasSignedIn);
  return (
    <Show when={!me.data} fallback={<Navigate href="/home" />}>
      <header class="landing-bar">
        <Wordmark href="/" />
        <LinkButton look="quiet" href="/sign-in">
          Sign in
        </LinkButton>
      </header>
      <main id="main" class="landing" tabindex="-1">
        <h1 tabindex="-1">Write your résumé with others, live, and get a PDF that is exactly what you see.</h1>
        <LinkButton look="primary" class="landing-button" href="/sign-up">
          Start a résumé
        </LinkButton>
        <div class="demo-place">
          <Suspense>
            <Demo />
          </Suspense>
        </div>
      </main>
    </Show>
  );
}
