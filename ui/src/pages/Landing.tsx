import { Navigate } from '@solidjs/router';
import { lazy, Show, Suspense } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { speakHere } from '../data/language.ts';
import { useMe, wasSignedIn } from '../data/queries.ts';
import { w } from '../features/landing/words.ts';
import { LinkButton } from '../kit/Button.tsx';
import { LanguageSelect } from '../kit/LanguageSelect.tsx';
import { Wordmark } from '../kit/Wordmark.tsx';
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
          {w().signIn}
        </LinkButton>
      </header>
      <main id="main" class="landing" tabindex="-1">
        <h1 tabindex="-1">{w().title}</h1>
        <LinkButton look="primary" class="landing-button" href="/sign-up">
          {w().start}
        </LinkButton>
        <div class="demo-place">
          <Suspense>
            <Demo />
          </Suspense>
        </div>
      </main>
      <footer class="landing-foot">
        <LanguageSelect onChoose={(chosen) => void speakHere(chosen)} />
      </footer>
    </Show>
  );
}
